namespace PartnerGraph.Import;

/// <summary>
/// Collects the records that were not stored, as they stood, under the header of their file: mended, it can be imported like
/// any other. The file comes into being with its first record.
/// </summary>
public sealed class RejectFile(string path, string header) : IDisposable
{
    private StreamWriter? writer;

    public void Write(ReadOnlySpan<char> record)
    {
        if (writer is null)
        {
            writer = new StreamWriter(path, append: false);
            WriteRecord(header);
        }

        WriteRecord(record);
    }

    public void Dispose() => writer?.Dispose();

    private void WriteRecord(ReadOnlySpan<char> record)
    {
        writer!.Write(record);
        if (record is [] or [.., not '\n']) writer.Write('\n');
    }
}
