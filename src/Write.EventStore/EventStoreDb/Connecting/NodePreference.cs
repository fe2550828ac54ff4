namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>Which node of a cluster the log is followed from. Appending always goes to the leader.</summary>
public enum NodePreference
{
    Leader,
    Follower,
    Random,
    ReadOnlyReplica,
}
