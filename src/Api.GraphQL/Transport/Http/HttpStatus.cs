using GraphQL;
using GraphQL.Execution;

namespace PartnerGraph.Api.GraphQL.Transport.Http;

/// <summary>The status code of a result.</summary>
internal static class HttpStatus
{
    public static int Of(ExecutionResult result, string mediaType)
    {
        if (result.Errors?.OfType<RefusedRequest>().FirstOrDefault() is { } refused) return refused.Status;
        if (HasError(result, ErrorCodes.Unauthenticated) && !AnsweredAnything(result)) return StatusCodes.Status401Unauthorized;
        if (HasError(result, ErrorCodes.StoreUnavailable) && !AnsweredAnything(result)) return StatusCodes.Status503ServiceUnavailable;
        if (result.Executed) return StatusCodes.Status200OK;
        if (HasError(result, ErrorCodes.Internal)) return StatusCodes.Status500InternalServerError;
        return mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private static bool HasError(ExecutionResult result, string code) => result.Errors?.Any(error => error.Code == code) == true;

    // A request whose every field was refused is refused; one of which a part was answered is not.
    private static bool AnsweredAnything(ExecutionResult result) =>
        result.Data is ObjectExecutionNode { SubFields: { } fields } && fields.Any(field => field.Result is not null);
}
