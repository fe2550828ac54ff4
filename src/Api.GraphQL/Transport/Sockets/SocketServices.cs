using Microsoft.Extensions.Options;
using PartnerGraph.Api.Transport.Answers;
using PartnerGraph.Api.Transport.Turns;

namespace PartnerGraph.Api.Transport.Sockets;

/// <summary>What every connection needs of the host.</summary>
public sealed class SocketServices(
    OperationRunner runner,
    OperationRequestReader reader,
    ICallerResolver callers,
    AnswerSerializer answers,
    FaultReport faults,
    ClientLimits limits,
    IServiceScopeFactory scopes,
    TimeProvider time,
    IOptions<GraphQLTransportOptions> options)
{
    public OperationRunner Runner { get; } = runner;

    public OperationRequestReader Reader { get; } = reader;

    public ICallerResolver Callers { get; } = callers;

    public AnswerSerializer Answers { get; } = answers;

    public FaultReport Faults { get; } = faults;

    public ClientLimits Limits { get; } = limits;

    public IServiceScopeFactory Scopes { get; } = scopes;

    public TimeProvider Time { get; } = time;

    public GraphQLTransportOptions Options { get; } = options.Value;
}
