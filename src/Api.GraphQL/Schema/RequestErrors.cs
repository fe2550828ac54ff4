using GraphQL;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Transport;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>Top-level errors that a caller can act on; each has a stable <c>extensions.code</c>.</summary>
public static class RequestErrors
{
    public const string Unauthenticated = ErrorCodes.Unauthenticated;

    [Explained("the caller's role may not use the field; see `reason` and `ruleId`", With = "200")]
    public const string Forbidden = "FORBIDDEN";

    [Explained("the caller's policy does not permit the action that `permission` names (API-7); see `reason`", With = "200")]
    public const string NotPermitted = "CBC.0151";

    public const string BadRequest = ErrorCodes.BadUserInput;

    public static ExecutionError Of(string code, string message) => new(message) { Code = code };

    /// <param name="reason">Of <see cref="ErrorReasons"/>.</param>
    public static ExecutionError Of(string code, string message, string reason) =>
        new(message) { Code = code, Extensions = new Dictionary<string, object?> { ["reason"] = reason } };
}

/// <summary>An id that does not name an entity of the expected type: a malformed request (code BAD_USER_INPUT).</summary>
public sealed class InvalidIdException : ExecutionError
{
    public InvalidIdException(string type, string id)
        : base($"'{(id.Length > 64 ? id[..64] + "..." : id)}' is not the id of a {type}.") => Code = RequestErrors.BadRequest;
}
