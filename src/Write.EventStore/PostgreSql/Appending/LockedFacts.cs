using PartnerGraph.Write.EventStore.Appending;

namespace PartnerGraph.Write.EventStore.PostgreSql.Appending;

/// <summary>What a group of appends is decided by, read while nobody else can append.</summary>
/// <param name="Last">Where the chain ends, and its last link.</param>
/// <param name="LinkAtKnown">The link where this process last saw the chain end; null when there is none.</param>
internal sealed record LockedFacts(GroupFacts Group, (long Position, byte[] Link) Last, byte[]? LinkAtKnown);
