namespace PartnerGraph.Write.EventStore.Appending;

/// <summary>What a group of appends is decided by, as of one place of the log.</summary>
/// <param name="Head">The position of the last event.</param>
/// <param name="Versions">Of the streams that the group names and that there are.</param>
/// <param name="Places">Of the ids that the group names and that are stored.</param>
internal sealed record GroupFacts(long Head, Dictionary<string, long> Versions, Dictionary<Guid, EventPlace> Places);
