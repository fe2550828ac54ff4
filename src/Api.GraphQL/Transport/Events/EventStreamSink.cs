using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Transport.Events;

/// <summary>The body of an answer that goes on. It ends with its request, so there is nothing to say at its end.</summary>
internal sealed class EventStreamSink(HttpContext http) : IMessageSink
{
    public async ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken cancellation) => await http.Response.BodyWriter.WriteAsync(message, cancellation);

    public Task Close(SocketClose reason, CancellationToken cancellation) => Task.CompletedTask;

    public void Abort() => http.Abort();
}
