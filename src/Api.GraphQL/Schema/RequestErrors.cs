using GraphQL;

namespace PartnerGraph.Api.Schema;

/// <summary>Top-level errors that a caller can act on; each has a stable <c>extensions.code</c>.</summary>
public static class RequestErrors
{
    public const string Unauthenticated = "UNAUTHENTICATED";

    public const string Forbidden = "FORBIDDEN";

    public const string BadRequest = "BAD_USER_INPUT";

    public static ExecutionError Of(string code, string message) => new(message) { Code = code };

    /// <param name="reason">Tells errors of one code apart, as <c>extensions.reason</c>.</param>
    public static ExecutionError Of(string code, string message, string reason) =>
        new(message) { Code = code, Extensions = new Dictionary<string, object?> { ["reason"] = reason } };
}

/// <summary>An id that does not name an entity of the expected type: a malformed request (code BAD_USER_INPUT).</summary>
public sealed class InvalidIdException : ExecutionError
{
    public InvalidIdException(string type, string id)
        : base($"'{(id.Length > 64 ? id[..64] + "..." : id)}' is not the id of a {type}.") => Code = RequestErrors.BadRequest;
}
