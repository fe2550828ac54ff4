namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>What a connection string says.</summary>
public sealed record ConnectionSettings
{
    /// <summary>The nodes that it names, at least one.</summary>
    public required IReadOnlyList<NodeAddress> Nodes { get; init; }

    /// <summary>Whether the names are looked up for all nodes behind them, and the cluster is asked who leads it.</summary>
    public bool Discovers { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public bool Tls { get; init; } = true;

    public bool TlsVerifyCert { get; init; } = true;

    /// <summary>Certificates that are trusted in the place of the machine's, as PEM.</summary>
    public string? TlsCaFile { get; init; }

    /// <summary>A certificate for the user, as PEM, with its key in a file of its own.</summary>
    public string? UserCertFile { get; init; }

    public string? UserKeyFile { get; init; }

    /// <summary>Told to the server, for its statistics.</summary>
    public string ConnectionName { get; init; } = "partnergraph-events";

    public NodePreference NodePreference { get; init; } = NodePreference.Leader;

    /// <summary>How long a call may take that is no subscription.</summary>
    public TimeSpan DefaultDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long without a word the server is asked whether it is there; never when infinite.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan GossipTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two rounds of asking who leads.</summary>
    public TimeSpan DiscoveryInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Rounds, before whoever asked is told that there is no leader.</summary>
    public int MaxDiscoverAttempts { get; init; } = 10;

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{(Discovers ? "esdb+discover" : "esdb")}://{string.Join(',', Nodes)}";
}
