namespace PartnerGraph.Write.EventStore;

/// <summary>What belongs together in one append is larger than the store takes; nothing was stored.</summary>
public sealed class AppendTooLargeException(string reason) : Exception(reason);
