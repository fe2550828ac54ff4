using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Api.GraphQL.Transport.Rates;

namespace PartnerGraph.Api.GraphQL.Platform;

[Description("How much may be called of a service, and what the caller has left of it (API-2).")]
public sealed record ApiLimit(
    [property: Description("Its name: the capability that its root fields belong to, such as expenditure.")] string Service,
    [property: Description("Calls in the period, each root field being one; null where there is no limit.")] int? Limit,
    [property: Description("Seconds that the limit is about.")] int PeriodSeconds,
    [property: Description("Calls that would be answered now, after those of the asking operation; null where there is no limit.")] int? Remaining,
    [property: Description("When all of the limit is there again, by the server's clock; null where there is no limit.")] DateTimeOffset? ResetAt);

public sealed class ApiLimitQueries(RateLimits limits, IEnumerable<RootFields> fields)
{
    private readonly string[] services = [.. fields.Select(part => part.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Cost(60), Description("The limits of the services, each by itself, in the order of their names (API-2). Above one a call is refused with APIG.0308 (API-1), and can be sent again after 2 to 5 seconds (API-3).")]
    public IReadOnlyList<ApiLimit> ApiLimits(IResolveFieldContext context, [Description("Only this service, in any letter case.")] string? service) => service is null
        ? [.. services.Select(name => Of(context, name))]
        : services.FirstOrDefault(name => name.Equals(service, StringComparison.OrdinalIgnoreCase)) is { } known ? [Of(context, known)]
        : throw RequestErrors.Of(RequestErrors.BadRequest, $"There is no such service; there are {string.Join(", ", services)}.");

    private ApiLimit Of(IResolveFieldContext context, string service) => limits.Left(context, service) is { } left
        ? new(service, left.Limit, 1, left.Remaining, limits.After(left.FullAfter))
        : new(service, null, 1, null, null);
}
