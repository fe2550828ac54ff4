using GraphQL;
using PartnerGraph.Api.GraphQL.Transport;

namespace PartnerGraph.Transport.Host;

/// <summary>Knows one token, <c>good</c>; no token is an anonymous caller.</summary>
public sealed class TokenCallers(Flow flow) : ICallerResolver
{
    public ValueTask<Caller> Resolve(HttpContext http, string? authorization, CancellationToken cancellation) => authorization switch
    {
        null => new(new Caller(new Dictionary<string, object?>())),
        "Bearer good" when !flow.Withdrawn => new(new Caller(new Dictionary<string, object?> { ["user"] = "good" }, Key: "good") { ValidUntil = flow.ValidUntil }),
        _ => throw new ExecutionError("The token is not valid.") { Code = ErrorCodes.Unauthenticated },
    };
}
