using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>
/// An append that is larger than the server takes sends its payloads ahead, in slices, to a stream of their own. The one append to the log still decides: what was
/// sent ahead for one that did not come stays unread.
/// </summary>
internal sealed class PayloadsAhead(ServerStreams server, string log, int maxAppendSize)
{
    public const string Type = "partnergraph.payload";

    // What the server counts beside the bytes themselves.
    private const int Room = 1_024;

    // Events of one append follow one another.
    private Payload _last = new("", []);

    /// <summary>The records as the server takes them in one append.</summary>
    /// <exception cref="AppendTooLargeException">They are too many.</exception>
    public async Task<List<ServerEvent>> Send(IReadOnlyList<LogRecord> records, CancellationToken cancellation)
    {
        var whole = records.Select(record => Event(record, record.Data, record.Envelope)).ToList();
        if (Size(whole) <= maxAppendSize) return whole;
        var (stream, from) = ($"{log}-payload-{Guid.NewGuid():N}", 0L);
        var events = new List<ServerEvent>(records.Count);
        foreach (var record in records)
        {
            var length = record.Data.Length + record.Envelope.Metadata.Length;
            events.Add(Event(record, ReadOnlyMemory<byte>.Empty, record.Envelope with { Ahead = new(stream, from, record.Data.Length, length), Metadata = default }));
            from += length;
        }

        if (Size(events) > maxAppendSize)
            throw new AppendTooLargeException($"{records.Count} events at once are more than fit into an append of {maxAppendSize} bytes.");
        await Slices(stream, [.. records.SelectMany(record => (ReadOnlyMemory<byte>[])[record.Data, record.Envelope.Metadata])], cancellation);
        return events;
    }

    /// <summary>A record as it was before it was sent.</summary>
    public async Task<LogRecord> Fetch(ServerEvent read, CancellationToken cancellation)
    {
        var envelope = LogEnvelope.Read(read.Metadata);
        if (envelope.Ahead is not { } ahead) return new(read.Revision, read.Id, read.Type, read.Data, envelope);
        var sent = _last.Stream == ahead.Stream ? _last : _last = new(ahead.Stream, await Bytes(ahead.Stream, cancellation));
        if (ahead.From < 0 || ahead.Data < 0 || ahead.Data > ahead.Length || ahead.From + ahead.Length > sent.Bytes.Length)
            throw new StoreDamagedException($"The payload of the event at position {read.Revision} is not whole.");
        var payload = sent.Bytes.AsMemory((int)ahead.From, ahead.Length);
        return new(read.Revision, read.Id, read.Type, payload[..ahead.Data], envelope with { Ahead = null, Metadata = payload[ahead.Data..] });
    }

    private async Task Slices(string stream, ReadOnlyMemory<byte>[] parts, CancellationToken cancellation)
    {
        var bytes = new byte[parts.Sum(part => (long)part.Length)];
        var length = 0;
        foreach (var part in parts)
        {
            part.CopyTo(bytes.AsMemory(length));
            length += part.Length;
        }

        var slice = maxAppendSize - Room;
        for (var (from, revision) = (0, -1L); from < bytes.Length; from += slice, revision++)
        {
            var sent = new ServerEvent(0, Guid.NewGuid(), Type, bytes.AsMemory(from, Math.Min(slice, bytes.Length - from)), default);
            // Nobody else knows the name: that it is not where it was left can only be an answer that was lost.
            if (!await server.Append(stream, revision, [sent], cancellation)) throw new IOException("A payload that was sent ahead was cut short.");
        }
    }

    private async Task<byte[]> Bytes(string stream, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await foreach (var slice in server.Read(stream, 0, int.MaxValue, cancellation)) bytes.Write(slice.Data.Span);
        return bytes.ToArray();
    }

    private static ServerEvent Event(LogRecord record, ReadOnlyMemory<byte> data, LogEnvelope envelope) => new(record.Position, record.Id, record.Type, data, envelope.Write());

    private static int Size(List<ServerEvent> events) => events.Sum(sent => sent.Data.Length + sent.Metadata.Length + (2 * sent.Type.Length));

    private sealed record Payload(string Stream, byte[] Bytes);
}
