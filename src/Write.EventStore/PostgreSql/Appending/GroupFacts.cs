using PartnerGraph.Write.EventStore.Appending;

namespace PartnerGraph.Write.EventStore.PostgreSql.Appending;

/// <summary>What a group of appends is decided by, read while nobody else can append.</summary>
/// <param name="Head">The position of the last event.</param>
/// <param name="Last">Where the chain ends, and its last link.</param>
/// <param name="LinkAtKnown">The link where this process last saw the chain end; null when there is none.</param>
/// <param name="Versions">Of the streams that the group names and that there are.</param>
/// <param name="Places">Of the ids that the group names and that are stored.</param>
internal sealed record GroupFacts(
    long Head, (long Position, byte[] Link) Last, byte[]? LinkAtKnown, Dictionary<string, long> Versions, Dictionary<Guid, EventPlace> Places);
