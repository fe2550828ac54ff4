using Microsoft.EntityFrameworkCore;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Expenditure;

/// <summary>Services as sources name them: one source's "ECS" is another's "ecs", and a filter by either means both.</summary>
internal static class ServiceNames
{
    /// <summary>The names within the scope, in order.</summary>
    public static async Task<IReadOnlyList<string>> Of(
        ReadModelContext db, CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation) =>
        await db.Set<ExpenditureBucketRow>().Within(scope, db).Matching(query).Select(row => row.ServiceType).Distinct()
            .OrderBy(name => name).ToListAsync(cancellation);

    /// <summary>The query with the services that its name stands for; without a name, nothing is read.</summary>
    public static async Task<ExpenditureQuery> WithServices(
        this ExpenditureQuery query, ReadModelContext db, CustomerScope scope, CancellationToken cancellation) => query.ServiceType is not { } asked
        ? query
        : query with
        {
            Services = [.. (await Of(db, scope, new(), cancellation)).Where(name => name.Equals(asked, StringComparison.OrdinalIgnoreCase))],
        };
}
