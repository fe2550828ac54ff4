using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Customers.Contacts;

/// <summary>The queue of emails to customers, for whoever delivers them.</summary>
public interface ICustomerEmailQueue
{
    /// <summary>The emails behind the last one delivered, in order; 0 starts with the first.</summary>
    Task<IReadOnlyList<CustomerEmailRow>> After(long position, int limit, CancellationToken cancellation = default);
}

public sealed class CustomerEmailReads(IDbContextFactory<ReadModel<CustomerEmailProjection>> emails) : ICustomerEmailQueue
{
    public async Task<IReadOnlyList<CustomerEmailRow>> After(long position, int limit, CancellationToken cancellation = default)
    {
        await using var db = await emails.CreateDbContextAsync(cancellation);
        return await db.Set<CustomerEmailRow>().Where(row => row.Position > position).OrderBy(row => row.Position).Take(limit).ToListAsync(cancellation);
    }
}
