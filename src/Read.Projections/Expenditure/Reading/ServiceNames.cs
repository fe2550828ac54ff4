using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Expenditure.Reading;

/// <summary>Services as sources name them: one source's "ECS" is another's "ecs", and a filter by either means both.</summary>
internal static class ServiceNames
{
    /// <summary>The names within the scope, in order.</summary>
    public static async Task<IReadOnlyList<string>> Of(
        ReadModelContext db, CustomerScope scope, ExpenditureQuery query, CancellationToken cancellation) =>
        await db.Sums(scope, query).Select(row => row.ServiceType).Distinct()
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
