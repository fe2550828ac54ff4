using PartnerGraph.Read.Projections.Billing.Visibility;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Billing.Visibility;

/// <summary>The one place that says whether a customer may see its bills, its cost and its consumption (BILL-6, BILL-7, BILL-8).</summary>
public sealed class BillSight(BillVisibilityReads visibility, AssociationReads associations)
{
    private static readonly PartnerScope Everybody = new PartnerScope.Everybody();

    /// <summary>Whether the partner of a reseller customer has taken it away.</summary>
    public async Task<bool> IsRevoked(string customerId, CancellationToken cancellation)
    {
        var known = (await associations.Of(new CustomerScope.Self(customerId), [customerId], cancellation)).GetValueOrDefault(customerId);
        return known is { Model: AssociationModel.Reseller, PartnerId: { Length: > 0 } partner }
            && await visibility.Of(Everybody, partner, cancellation) is { IsRevoked: true };
    }
}
