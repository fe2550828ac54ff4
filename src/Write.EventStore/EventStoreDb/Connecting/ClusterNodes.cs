using System.Net;
using PartnerGraph.Write.EventStore.EventStoreDb.Protocol;
using PartnerGraph.Write.EventStore.EventStoreDb.Protocol.Gossip;
using State = PartnerGraph.Write.EventStore.EventStoreDb.Protocol.Gossip.MemberInfo.Types.NodeState;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>Knows who leads the cluster: from what nodes say of one another, and from the refusals of those that do not lead.</summary>
internal sealed class ClusterNodes(ConnectionSettings settings, NodeChannels channels)
{
    private NodeAddress? _leader;

    public async Task<NodeAddress> Leader(CancellationToken cancellation) => _leader ??= await Find(NodePreference.Leader, cancellation);

    /// <summary>Where the log is followed from.</summary>
    public async Task<NodeAddress> Preferred(CancellationToken cancellation) =>
        settings.NodePreference == NodePreference.Leader ? await Leader(cancellation) : await Find(settings.NodePreference, cancellation);

    /// <summary>What a call met at a node: the next one is sent where the leader is said to be, or looked for anew.</summary>
    public void Met(Exception fault) => _leader = EventStoreDbFaults.Leader(fault);

    private async Task<NodeAddress> Find(NodePreference preference, CancellationToken cancellation)
    {
        if (!settings.Discovers) return settings.Nodes[0];
        Exception? met = null;
        for (var attempt = 1; ; attempt++)
        {
            foreach (var seed in await Seeds(cancellation))
            {
                try
                {
                    if (Choose(await Ask(seed, cancellation), preference) is { } found) return found;
                }
                catch (Exception fault) when (EventStoreDbFaults.IsPassing(fault) && !cancellation.IsCancellationRequested)
                {
                    met = fault;
                }
            }

            if (attempt >= settings.MaxDiscoverAttempts) throw new NoLeaderException($"No node of {settings} answers as the leader.", met);
            await Task.Delay(settings.DiscoveryInterval, cancellation);
        }
    }

    /// <summary>In another order each time; a name stands for all nodes behind it.</summary>
    private async Task<NodeAddress[]> Seeds(CancellationToken cancellation)
    {
        var seeds = new List<NodeAddress>();
        foreach (var node in settings.Nodes)
        {
            // With TLS a node is known by its name, so a single name is asked as it is.
            var behind = settings.Tls || settings.Nodes.Count > 1 || IPAddress.TryParse(node.Host, out _) ? [] : await Dns.GetHostAddressesAsync(node.Host, cancellation);
            if (behind.Length == 0) seeds.Add(node);
            else seeds.AddRange(behind.Select(address => new NodeAddress(address.ToString(), node.Port)));
        }

        var shuffled = seeds.Distinct().ToArray();
        Random.Shared.Shuffle(shuffled);
        return shuffled;
    }

    private async Task<ClusterInfo> Ask(NodeAddress node, CancellationToken cancellation) =>
        await new Gossip.GossipClient(channels.To(node)).ReadAsync(new Empty(), channels.Call(requiresLeader: false, settings.GossipTimeout, cancellation));

    private static NodeAddress? Choose(ClusterInfo cluster, NodePreference preference)
    {
        var alive = cluster.Members.Where(member => member.IsAlive && member.HttpEndPoint is not null).ToArray();
        Random.Shared.Shuffle(alive);
        State[] wanted = preference switch
        {
            NodePreference.Follower => [State.Follower],
            NodePreference.ReadOnlyReplica => [State.ReadOnlyReplica, State.ReadOnlyLeaderless],
            NodePreference.Random => [State.Leader, State.Follower, State.ReadOnlyReplica],
            _ => [State.Leader],
        };
        // Whoever prefers what is not there is served by the leader.
        var chosen = Array.Find(alive, member => wanted.Contains(member.State)) ?? Array.Find(alive, member => member.State == State.Leader);
        return chosen is null ? null : new(chosen.HttpEndPoint.Address, (int)chosen.HttpEndPoint.Port);
    }
}
