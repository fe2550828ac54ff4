using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>Tells the first problems on standard error, and all of them in a file beside the rejected lines.</summary>
/// <param name="path">Null when problems are only told.</param>
internal sealed class ProblemReport(string? path) : IDisposable
{
    private const int Told = 20;

    private StreamWriter? writer;

    public long Count { get; private set; }

    public void Add(LineProblem problem)
    {
        if (++Count <= Told) Console.Error.WriteLine(problem);
        if (path is null) return;
        writer ??= new StreamWriter(path, append: false);
        writer.WriteLine(problem);
    }

    public void Dispose()
    {
        writer?.Dispose();
        if (Count > Told) Console.Error.WriteLine($"… and {Count - Told} more problems{(path is null ? "" : $", all of them in {path}")}.");
    }
}
