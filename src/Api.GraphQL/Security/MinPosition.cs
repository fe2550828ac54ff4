using System.Globalization;
using GraphQL;
using PartnerGraph.Api.GraphQL.Hosting.Reference;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;

namespace PartnerGraph.Api.GraphQL.Security;

/// <summary>
/// Read your writes: a request with the header <c>PartnerGraph-Min-Position</c> is answered from read models that include this
/// position, or refused when they do not get there in time. The refusal names neither read models nor how far they are, and only
/// callers with a token may wait: else anybody could measure the log by asking.
/// </summary>
public sealed class MinPosition(ProjectionHost projections)
{
    public const string Header = "PartnerGraph-Min-Position";

    /// <param name="signedIn">Whether the request carries a valid token.</param>
    /// <exception cref="ExecutionError">
    /// UNAUTHENTICATED: an anonymous caller; BAD_USER_INPUT: the header is no position; READ_MODEL_BEHIND: not reached in time.
    /// </exception>
    public async ValueTask Reach(HttpContext http, bool signedIn, CancellationToken cancellation)
    {
        if (http.Request.Headers[Header] is not [{ Length: > 0 } text]) return;
        if (!signedIn) throw Schema.RequestErrors.Of(Schema.RequestErrors.Unauthenticated, $"{Header} needs a bearer token.", ErrorReasons.NoToken);
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            throw new ExecutionError($"{Header} takes the position of a mutation's payload.") { Code = Schema.RequestErrors.BadRequest };
        var outcome = await projections.WaitFor(position, MutationRunner.ReadYourWritesBound, cancellation);
        if (!outcome.Reached)
        {
            throw new RefusedRequest(StatusCodes.Status503ServiceUnavailable, ErrorCodes.ReadModelBehind, "The read models have not reached the position in time; ask again.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }
    }
}
