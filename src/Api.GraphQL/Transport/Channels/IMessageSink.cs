using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>Where the messages of one client go, one at a time.</summary>
internal interface IMessageSink
{
    ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken cancellation);

    /// <summary>Tells the client that nothing follows, and why.</summary>
    Task Close(SocketClose reason, CancellationToken cancellation);

    /// <summary>Cuts the connection.</summary>
    void Abort();
}
