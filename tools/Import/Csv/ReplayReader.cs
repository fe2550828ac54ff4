namespace PartnerGraph.Import.Csv;

/// <summary>
/// Hands text on and keeps what has not been confirmed, so that after a malformed record reading can begin again behind its
/// first line, whatever the parser had already swallowed.
/// </summary>
internal sealed class ReplayReader(TextReader inner) : TextReader
{
    private char[] kept = new char[128 * 1024];
    private int start;
    private int next;
    private int end;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (next == end && !Fill()) return 0;
        var length = Math.Min(buffer.Length, end - next);
        kept.AsSpan(next, length).CopyTo(buffer);
        next += length;
        return length;
    }

    /// <summary>What comes first, up to the end of its line; it is still to be read.</summary>
    public ReadOnlySpan<char> FirstLine()
    {
        int length;
        while ((length = kept.AsSpan(start, end - start).IndexOf('\n')) < 0 && end < kept.Length && Fill())
        {
        }

        return kept.AsSpan(start, length < 0 ? end - start : length);
    }

    /// <summary>The first characters not yet confirmed were a record in order; they are needed no more.</summary>
    public void Confirm(int length) => start += length;

    /// <summary>Takes the first line not yet confirmed, with its end, out of the text; what follows is read anew.</summary>
    public string TakeLine()
    {
        next = end;
        int length;
        while ((length = kept.AsSpan(start, end - start).IndexOf('\n')) < 0 && Fill()) next = end;
        length = length < 0 ? end - start : length + 1;
        var line = new string(kept, start, length);
        start += length;
        next = start;
        return line;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (end == kept.Length) MakeRoom();
        var read = inner.Read(kept.AsSpan(end));
        end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        var source = kept;
        if (end - start > kept.Length / 2) kept = new char[kept.Length * 2];
        Array.Copy(source, start, kept, 0, end - start);
        (end, next, start) = (end - start, next - start, 0);
    }
}
