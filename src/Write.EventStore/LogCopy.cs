using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PartnerGraph.Write.EventStore;

/// <summary>What two logs hold alike.</summary>
/// <param name="Events">How many, at the same positions.</param>
/// <param name="Compared">Of them were in both before, and the same.</param>
/// <param name="Hash">Hexadecimal; of every event with its place.</param>
public sealed record CopiedLog(long Events, long Compared, string Hash);

/// <summary>The target holds other events than the source.</summary>
public sealed class LogsDifferException(string reason) : Exception(reason);

/// <summary>
/// Copies a log into another store, with ids, order, positions and metadata, so that cursors and positions that clients hold go on to mean the same. What
/// the target holds already is compared, so that a copy that was cut short is gone on with.
/// </summary>
public static class LogCopy
{
    private const int Page = 2_000;

    /// <param name="told">How many of how many events are done, now and then.</param>
    /// <exception cref="LogsDifferException">The target holds another log, or somebody else appends to it.</exception>
    public static async Task<CopiedLog> Make(IEventStore from, IEventStore to, Action<long, long>? told = null, CancellationToken cancellation = default)
    {
        var (head, present) = (await from.Head(cancellation), await to.Head(cancellation));
        if (present > head) throw new LogsDifferException($"The target holds {present} events, and the source {head}.");
        await Compare(from, to, present, told, head, cancellation);
        for (var position = present; position < head;)
        {
            var page = (await from.ReadAll(position, (int)Math.Min(Page, head - position), null, cancellation)).Events;
            position = page[^1].Position;
            await Append(page, to, cancellation);
            told?.Invoke(position, head);
        }

        var hash = await HashOf(from, head, cancellation);
        if (await to.Head(cancellation) != head || await HashOf(to, head, cancellation) != hash)
            throw new LogsDifferException("What was copied is not what the source holds: somebody else appends to the target. Begin with an empty one, and let nobody use it.");
        return new(head, present, hash);
    }

    private static async Task Compare(IEventStore from, IEventStore to, long present, Action<long, long>? told, long head, CancellationToken cancellation)
    {
        for (long position = 0; position < present; told?.Invoke(position, head))
        {
            var source = (await from.ReadAll(position, (int)Math.Min(Page, present - position), null, cancellation)).Events;
            var target = (await to.ReadAll(position, source.Count, null, cancellation)).Events;
            foreach (var (event1, event2) in source.Zip(target))
                if (!Same(event1, event2)) throw new LogsDifferException($"The target holds another log: the events at position {event1.Position} differ.");
            position = Math.Min(source[^1].Position, target[^1].Position);
        }
    }

    private static bool Same(StoredEvent one, StoredEvent other) =>
        (one.Id, one.Stream, one.Version, one.Position, one.Type) == (other.Id, other.Stream, other.Version, other.Position, other.Type)
        && one.Data.Span.SequenceEqual(other.Data.Span) && one.Metadata.Span.SequenceEqual(other.Metadata.Span);

    // Handed over in order without waiting for each: a store carries out what one caller hands over in the order in which it comes.
    private static async Task Append(IReadOnlyList<StoredEvent> page, IEventStore to, CancellationToken cancellation)
    {
        var appends = new List<Task<AppendResult>>();
        for (var begin = 0; begin < page.Count;)
        {
            var end = begin + 1;
            while (end < page.Count && page[end].Stream == page[begin].Stream) end++;
            NewEvent[] events = [.. page.Take(begin..end).Select(stored => new NewEvent(stored.Id, stored.Type, stored.Data, stored.Metadata))];
            appends.Add(to.Append(page[begin].Stream, new(page[begin].Version - 1), events, cancellation));
            begin = end;
        }

        try
        {
            await Task.WhenAll(appends);
        }
        catch (WrongExpectedVersionException taken)
        {
            throw new LogsDifferException($"Somebody else appends to the target: {taken.Message} Begin with an empty one, and let nobody use it.");
        }
    }

    private static async Task<string> HashOf(IEventStore log, long head, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var place = new byte[48];
        for (long position = 0; position < head;)
        {
            var page = (await log.ReadAll(position, (int)Math.Min(Page, head - position), null, cancellation)).Events;
            foreach (var stored in page)
            {
                // Lengths before what they measure: no two logs give the same bytes.
                var (stream, type) = (Encoding.UTF8.GetBytes(stored.Stream), Encoding.UTF8.GetBytes(stored.Type));
                BinaryPrimitives.WriteInt64BigEndian(place, stored.Position);
                BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(8), stored.Version);
                stored.Id.TryWriteBytes(place.AsSpan(16), bigEndian: true, out _);
                BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(32), stream.Length);
                BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(36), type.Length);
                BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(40), stored.Data.Length);
                BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(44), stored.Metadata.Length);
                foreach (var part in (ReadOnlySpan<ReadOnlyMemory<byte>>)[place, stream, type, stored.Data, stored.Metadata]) hash.AppendData(part.Span);
            }

            position = page[^1].Position;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
