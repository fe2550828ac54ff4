namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>Where a node answers.</summary>
public readonly record struct NodeAddress(string Host, int Port)
{
    /// <summary>As in an address of the web: an IPv6 address stands in brackets.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
