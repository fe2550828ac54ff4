using System.Diagnostics;
using System.Globalization;
using PartnerGraph.Cli.Generate;

namespace PartnerGraph.Bench.Whole;

/// <summary>Lines a second from the file to the acknowledgement and to the read models, against a bare insert of the same rows; and memory.</summary>
internal static class ImportComparison
{
    private const int Rounds = 3;

    private const int Larger = 4;

    public static async Task<IReadOnlyList<Row>> Run(int lines)
    {
        using var directory = new TemporaryDirectory();
        var (file, larger) = (Generate(directory, lines), Generate(directory, lines * Larger));
        List<double> bare = [], acknowledged = [], projected = [];
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add((await Child("bare", file)).Seconds);
            acknowledged.Add((await Child("acknowledged", file)).Seconds);
            projected.Add((await Child("projected", file)).Seconds);
        }

        double Rate(List<double> seconds) => lines / Table.Median(seconds);
        var (small, large) = (await Child("acknowledged", file), await Child("acknowledged", larger));
        return
        [
            Row.Rates("lines imported, file to acknowledged", "lines/s", Rate(acknowledged), Rate(bare), "at least 0.25"),
            Row.Rates("lines imported, file to read models", "lines/s", Rate(projected), Rate(bare)),
            new("peak memory of an import", Mebibytes(small.Peak), "", null, ""),
            new($"peak memory with {Larger} times the lines", Mebibytes(large.Peak), Mebibytes(small.Peak), large.Peak / small.Peak, "flat"),
        ];
    }

    public static string Generate(TemporaryDirectory directory, long lines, int customers = 50)
    {
        var file = directory.File(string.Create(CultureInfo.InvariantCulture, $"{lines}.csv"));
        using var output = new StreamWriter(file);
        new LineGenerator(new Volume(Partner: 1, customers, lines, Days: 31, Seed: 1, new DateOnly(2026, 1, 1))).Write(output);
        return file;
    }

    private static async Task<(double Seconds, double Peak)> Child(string kind, string file)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(ImportComparison).Assembly.Location, "child", kind, file]) { RedirectStandardOutput = true })!;
        var output = (await child.StandardOutput.ReadToEndAsync()).Trim();
        await child.WaitForExitAsync();
        if (child.ExitCode != 0) throw new InvalidOperationException($"The import '{kind}' failed.");
        // The import tells its user something before.
        var numbers = output.Split('\n')[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }

    private static string Mebibytes(double size) => string.Create(CultureInfo.InvariantCulture, $"{size:N0} MiB");
}
