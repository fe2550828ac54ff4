using System.Security.Cryptography.X509Certificates;
using PartnerGraph.EventStoreDb.Server.Store;

namespace PartnerGraph.EventStoreDb.Server;

/// <summary>Nodes that serve one log over real HTTP/2, on this machine and in this process. What is stored outlives no process.</summary>
public sealed class EventStoreDbCluster : IAsyncDisposable
{
    private readonly List<EventStoreDbNode> _nodes = [];
    private EventStoreDbNode? _leader;

    private EventStoreDbCluster(X509Certificate2? certificate) => Certificate = certificate;

    public MemoryLog Log { get; } = new();

    public IReadOnlyList<EventStoreDbNode> Nodes => _nodes;

    /// <summary>The one that appends; a follower refuses and names it.</summary>
    public EventStoreDbNode Leader
    {
        get => _leader!;
        set => _leader = value;
    }

    /// <summary>User and password that every call must bring, when set.</summary>
    public (string User, string Password)? Credentials { get; set; }

    internal X509Certificate2? Certificate { get; }

    /// <summary>Of the first node alone, or of all with discovery.</summary>
    public string ConnectionString => _nodes.Count == 1
        ? $"esdb://{_nodes[0].Host}:{_nodes[0].Port}?tls={(Certificate is null ? "false" : "true")}"
        : $"esdb+discover://{string.Join(',', _nodes.Select(node => $"{node.Host}:{node.Port}"))}?tls={(Certificate is null ? "false" : "true")}";

    public static async Task<EventStoreDbCluster> Start(int nodes = 1, X509Certificate2? certificate = null)
    {
        var cluster = new EventStoreDbCluster(certificate);
        for (var number = 0; number < nodes; number++) cluster._nodes.Add(await EventStoreDbNode.Start(cluster));
        cluster.Leader = cluster._nodes[0];
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.Stop();
    }
}
