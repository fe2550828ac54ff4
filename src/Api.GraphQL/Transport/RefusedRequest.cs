using GraphQL;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>A request that the transport refuses before it runs, with the HTTP status that says so under every media type.</summary>
public sealed class RefusedRequest : ExecutionError
{
    public RefusedRequest(int status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    public int Status { get; }

    /// <summary>The value of the <c>Allow</c> header that a 405 must carry.</summary>
    public string? Allow { get; init; }

    /// <summary>The value of the <c>Accept-Encoding</c> header that goes with a body in an encoding that is not understood.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>When the same request may be answered, for one that is refused only now.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static RefusedRequest Bad(string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message);
}
