namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>No node of the cluster that answered knows who leads.</summary>
internal sealed class NoLeaderException(string reason, Exception? fault) : Exception(reason, fault);
