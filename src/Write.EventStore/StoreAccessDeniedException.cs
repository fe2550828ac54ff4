namespace PartnerGraph.Write.EventStore;

/// <summary>The store does not let this installation in. It does not pass by itself: somebody mends the credentials or the rights behind them.</summary>
public sealed class StoreAccessDeniedException(string reason, Exception fault) : Exception(reason, fault);
