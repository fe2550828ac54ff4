namespace PartnerGraph.Write.EventStore;

/// <summary>The store cannot be reached or has no room, and was waited for. It passes: what was asked may be asked again, appends with the same ids.</summary>
public sealed class StoreUnavailableException(string reason, Exception fault) : Exception(reason, fault);
