using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Quarantining;

/// <summary>The streams that one generation has set aside. A value: it takes the place of the one before once a commit has stored it.</summary>
internal sealed class Quarantine
{
    public static readonly Quarantine Empty = new([]);

    // So many are no fault of events: whatever reads them is wrong, or the disk below it.
    private const int Most = 10_000;

    private const int LongestReason = 500;

    private readonly ImmutableDictionary<string, QuarantinedStream> streams;

    private Quarantine(ImmutableDictionary<string, QuarantinedStream> streams) => this.streams = streams;

    /// <summary>By position.</summary>
    public IReadOnlyList<QuarantinedStream> Streams => [.. streams.Values.OrderBy(stream => stream.Position)];

    public bool IsFull => streams.Count >= Most;

    public static Quarantine Of(IEnumerable<QuarantinedStream> streams) => new(streams.ToImmutableDictionary(stream => stream.Stream));

    public QuarantinedStream? Find(string stream) => streams.GetValueOrDefault(stream);

    public bool Holds(StoredEvent stored) => streams.ContainsKey(stored.Stream);

    /// <summary>With a stream whose event failed.</summary>
    public Quarantine SetAside(StoredEvent failed, Exception fault, DateTimeOffset now, IReadOnlyList<string> tenants) =>
        With(new(failed.Stream, failed.Position, failed.Type, Short(fault.Message), now, Skipped: 0, tenants));

    /// <summary>With these later events counted to their streams.</summary>
    public Quarantine Skip(IEnumerable<StoredEvent> events) => events.Aggregate(this, static (quarantine, skipped) =>
    {
        var stream = quarantine.streams[skipped.Stream];
        return quarantine.With(stream with { Skipped = stream.Skipped + 1, Tenants = TenantIds.Union(stream.Tenants, TenantIds.Of(skipped)) });
    });

    /// <summary>With one more event of a stream applied; <paramref name="next"/> is the one that is not.</summary>
    public Quarantine Advance(string stream, StoredEvent? next) => next is null
        ? new(streams.Remove(stream))
        : With(streams[stream] with { Position = next.Position, Type = next.Type, Skipped = Math.Max(0, streams[stream].Skipped - 1) });

    /// <summary>With another reason why a stream is still set aside.</summary>
    public Quarantine Because(string stream, Exception fault) => With(streams[stream] with { Reason = Short(fault.Message) });

    /// <summary>What a commit has to store so that this takes the place of <paramref name="before"/>.</summary>
    public QuarantineChange Since(Quarantine before) => ReferenceEquals(this, before)
        ? QuarantineChange.Nothing
        : new(
            Streams,
            [.. streams.Values.Where(stream => !ReferenceEquals(before.streams.GetValueOrDefault(stream.Stream), stream))],
            [.. before.streams.Keys.Where(stream => !streams.ContainsKey(stream))]);

    private static string Short(string reason) => reason.Length <= LongestReason ? reason : reason[..LongestReason];

    private Quarantine With(QuarantinedStream stream) => new(streams.SetItem(stream.Stream, stream));
}
