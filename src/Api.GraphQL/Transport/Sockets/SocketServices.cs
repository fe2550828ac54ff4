using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Origins;
using PartnerGraph.Api.GraphQL.Transport.Turns;
using PartnerGraph.Processes.Sandbox;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>What every connection needs of the host.</summary>
public sealed class SocketServices(
    OperationRunner runner,
    OperationRequestReader reader,
    ICallerResolver callers,
    AnswerSerializer answers,
    FaultReport faults,
    ClientLimits limits,
    AllowedOrigins origins,
    IServiceScopeFactory scopes,
    MachineClock clock,
    IOptions<GraphQLTransportOptions> options) : IDisposable
{
    public OperationRunner Runner { get; } = runner;

    public OperationRequestReader Reader { get; } = reader;

    public ICallerResolver Callers { get; } = callers;

    public AnswerSerializer Answers { get; } = answers;

    public FaultReport Faults { get; } = faults;

    public ClientLimits Limits { get; } = limits;

    public AllowedOrigins Origins { get; } = origins;

    public IServiceScopeFactory Scopes { get; } = scopes;

    /// <summary>The machine's own: a token ends when it ends, whatever the business's clock says.</summary>
    public TimeProvider Time { get; } = clock.Time;

    public GraphQLTransportOptions Options { get; } = options.Value;

    internal Rounds<CursorKeepAlive> CursorRounds { get; } = new(options.Value.KeepAlive, clock.Time, static keepAlive => keepAlive.Tell());

    public void Dispose() => CursorRounds.Dispose();
}
