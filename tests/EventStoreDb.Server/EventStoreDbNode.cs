using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.EventStoreDb.Server.Services;

namespace PartnerGraph.EventStoreDb.Server;

/// <summary>One node of a cluster.</summary>
public sealed class EventStoreDbNode
{
    private WebApplication? _app;

    private EventStoreDbNode(EventStoreDbCluster cluster) => Cluster = cluster;

    public Faults Faults { get; } = new();

    public string Host { get; } = "127.0.0.1";

    public int Port { get; private set; }

    public bool IsUp => _app is not null;

    /// <summary>Appends that this node refused because it does not lead.</summary>
    public int Redirected { get; private set; }

    internal EventStoreDbCluster Cluster { get; }

    /// <summary>Ends the node as a machine that fails: connections are gone, and nobody answers at its address.</summary>
    public async Task Stop()
    {
        if (Interlocked.Exchange(ref _app, null) is not { } app) return;
        using var atOnce = new CancellationTokenSource(0);
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    /// <summary>Starts it again at the same address.</summary>
    public Task Restart() => Listen();

    internal static async Task<EventStoreDbNode> Start(EventStoreDbCluster cluster)
    {
        var node = new EventStoreDbNode(cluster);
        await node.Listen();
        return node;
    }

    /// <summary>Refuses a call that this node does not answer.</summary>
    internal void Admit(ServerCallContext context, bool leaderByDefault)
    {
        if (Faults.Unavailable) throw Refusals.NotReady();
        if (Cluster.Credentials is { } allowed
            && context.RequestHeaders.GetValue("authorization") != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{allowed.User}:{allowed.Password}"))}")
            throw Refusals.AccessDenied();
        var needsLeader = context.RequestHeaders.GetValue("requires-leader") is { } asked ? bool.Parse(asked) : leaderByDefault;
        if (!needsLeader || Cluster.Leader == this) return;
        Redirected++;
        throw Refusals.NotLeader(Cluster.Leader.Host, Cluster.Leader.Port);
    }

    private async Task Listen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (Cluster.Certificate is { } certificate) listen.UseHttps(certificate);
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton(this);
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (17 << 20, 17 << 20));
        var app = builder.Build();
        app.MapGrpcService<StreamsService>();
        app.MapGrpcService<GossipService>();
        app.MapGrpcService<FeaturesService>();
        await app.StartAsync();
        Port = new Uri(app.Urls.Single()).Port;
        _app = app;
    }
}
