using Grpc.Core;
using PartnerGraph.EventStoreDb.Server.Protocol;
using PartnerGraph.EventStoreDb.Server.Protocol.Features;
using PartnerGraph.EventStoreDb.Server.Protocol.Gossip;

namespace PartnerGraph.EventStoreDb.Server.Services;

/// <summary>Tells who is in the cluster and who leads it.</summary>
internal sealed class GossipService(EventStoreDbNode node) : Gossip.GossipBase
{
    public override Task<ClusterInfo> Read(Empty request, ServerCallContext context)
    {
        node.Admit(context, leaderByDefault: false);
        var cluster = new ClusterInfo();
        cluster.Members.AddRange(node.Cluster.Nodes.Select(member => new MemberInfo
        {
            State = member == node.Cluster.Leader ? MemberInfo.Types.NodeState.Leader : MemberInfo.Types.NodeState.Follower,
            IsAlive = member.IsUp,
            HttpEndPoint = new() { Address = member.Host, Port = (uint)member.Port },
        }));
        return Task.FromResult(cluster);
    }
}

/// <summary>Tells clients which calls they may use.</summary>
internal sealed class FeaturesService(EventStoreDbNode node) : ServerFeatures.ServerFeaturesBase
{
    public override Task<SupportedMethods> GetSupportedMethods(Empty request, ServerCallContext context)
    {
        node.Admit(context, leaderByDefault: false);
        var supported = new SupportedMethods { EventStoreServerVersion = "24.10.0.0" };
        foreach (var method in (string[])["append", "batchappend", "delete", "tombstone"]) supported.Methods.Add(new SupportedMethod { MethodName = method, ServiceName = "event_store.client.streams.streams" });
        var read = new SupportedMethod { MethodName = "read", ServiceName = "event_store.client.streams.streams" };
        read.Features.AddRange(["position", "events"]);
        supported.Methods.Add(read);
        return Task.FromResult(supported);
    }
}
