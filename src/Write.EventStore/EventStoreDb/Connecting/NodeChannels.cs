using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

/// <summary>A connection to each node that was ever spoken to, and what every call brings along.</summary>
internal sealed class NodeChannels(ConnectionSettings settings) : IDisposable
{
    // What a server sends at most, with room for what goes around it.
    private const int LongestMessage = 20 << 20;

    private readonly ConcurrentDictionary<NodeAddress, GrpcChannel> _channels = new();

    public GrpcChannel To(NodeAddress node) => _channels.GetOrAdd(node, Open);

    public CallOptions Call(bool requiresLeader, TimeSpan? within, CancellationToken cancellation)
    {
        var headers = new Metadata { { "requires-leader", requiresLeader ? "true" : "false" }, { "connection-name", settings.ConnectionName } };
        if (settings.User is { } user)
            headers.Add("authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{settings.Password}"))}");
        return new(headers, within is { } time ? DateTime.UtcNow + time : null, cancellation);
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values) channel.Dispose();
    }

    private GrpcChannel Open(NodeAddress node) => GrpcChannel.ForAddress($"{(settings.Tls ? "https" : "http")}://{node}", new()
    {
        HttpHandler = Handler(),
        DisposeHttpClient = true,
        MaxReceiveMessageSize = LongestMessage,
        MaxSendMessageSize = LongestMessage,
        // A node that is back is met at the next call, not at the end of a pause of the channel's own.
        InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
        MaxReconnectBackoff = TimeSpan.FromMilliseconds(500),
    });

    private SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = settings.DefaultDeadline,
            KeepAlivePingDelay = settings.KeepAliveInterval,
            KeepAlivePingTimeout = settings.KeepAliveTimeout,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        if (settings.Tls) handler.SslOptions = Tls();
        return handler;
    }

    private SslClientAuthenticationOptions Tls()
    {
        var options = new SslClientAuthenticationOptions();
        if (settings.UserCertFile is { } certificate) options.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, settings.UserKeyFile)];
        if (!settings.TlsVerifyCert)
        {
#pragma warning disable CA5359 // The connection string asks for it.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (settings.TlsCaFile is { } file)
        {
            var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            chain.CustomTrustStore.ImportFromPemFile(file);
            options.CertificateChainPolicy = chain;
        }

        return options;
    }
}
