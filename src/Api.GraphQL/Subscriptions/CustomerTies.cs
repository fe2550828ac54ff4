using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>Whose customer somebody is.</summary>
internal sealed record CustomerTie(string CustomerId, string PartnerId, string AccountManagerId) : ICustomerRow;

/// <summary>Whose customers they are now: asked once for all account managers whom an event may concern.</summary>
public sealed class CustomerTies(AssociationReads customers, ReadModelChanges<AssociationProjection> changes)
{
    private readonly StampedReads<ReadModelStamp, string, CustomerTie?> known = new(capacity: 1_000);

    /// <summary>Null for a customer that is not known.</summary>
    internal ValueTask<CustomerTie?> Of(string customerId, CancellationToken cancellation) => known.Of(changes.Now(), customerId, Read, cancellation);

    private async Task<CustomerTie?> Read(string customerId) =>
        (await customers.Of(new CustomerScope.Everybody(), [customerId])).GetValueOrDefault(customerId) is { } row
            ? new(row.CustomerId, row.PartnerId, row.AccountManagerId)
            : null;
}
