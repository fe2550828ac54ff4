using System.Text;

namespace PartnerGraph.Import.Organizations;

/// <summary>A file of organisations, one JSON object a line (JSON Lines, UTF-8), read from beginning to end.</summary>
/// <param name="name">The file's name as problems tell it.</param>
/// <param name="onProblem">Told of every line that is no organisation, in the order of the lines.</param>
public sealed class OrganizationFile(string name, Stream stream, Action<LineProblem> onProblem) : IDisposable
{
    private readonly StreamReader text = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);

    /// <summary>The size of the file in bytes; null when it is not known.</summary>
    public long? Length => stream.CanSeek ? stream.Length : null;

    /// <summary>Bytes read so far, a little ahead of the lines.</summary>
    public long BytesRead => stream.CanSeek ? stream.Position : 0;

    public static OrganizationFile Open(string path, Action<LineProblem> onProblem) =>
        new(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan), onProblem);

    /// <summary>The organisations in the order of the file; empty lines are skipped. To be read once.</summary>
    public IEnumerable<OrganizationLine> Lines()
    {
        var ids = new OrganizationIds();
        long number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (organization, problem) = OrganizationJson.Parse(line);
            if (organization is null) onProblem(new(name, number, problem.Column, problem.Reason));
            else if (ids.Of(organization) is { } id) yield return new(number, id, organization);
            else onProblem(new(name, number, "name", "The name has no Latin letter and no digit that an id could be made of."));
        }
    }

    public void Dispose() => text.Dispose();
}
