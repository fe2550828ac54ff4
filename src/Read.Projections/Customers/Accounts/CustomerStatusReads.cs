using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Customers.Accounts;

/// <summary>Reads of what customers are kept from. Callers have checked that the reader may see the customers.</summary>
public sealed class CustomerStatusReads(IDbContextFactory<ReadModel<CustomerStatusProjection>> statuses)
{
    /// <summary>The freezes of these customers, oldest first, one SQL command for all; customers without one are left out.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CustomerFreezeRow>>> Of(
        IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        await using var db = await statuses.CreateDbContextAsync(cancellation);
        var rows = await db.Set<CustomerFreezeRow>().Where(row => customerIds.Contains(row.CustomerId) && (row.AccountFrozen || row.ResourcesFrozen))
            .OrderBy(row => row.Since).ThenBy(row => row.Cause).ToListAsync(cancellation);
        return rows.GroupBy(row => row.CustomerId).ToDictionary(group => group.Key, IReadOnlyList<CustomerFreezeRow> (group) => [.. group]);
    }
}
