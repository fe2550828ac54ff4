using GraphQL;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Quotas;

/// <summary>Whether the caller sees a customer now.</summary>
internal static class CustomerAccess
{
    public static async Task<bool> Sees(this ICustomerVisibility visibility, Actor actor, string customerId, CancellationToken cancellation) =>
        (await visibility.Visible(actor.Customers(), [customerId], cancellation)).Contains(customerId);

    /// <summary>Whether the caller reads the customer's spending and budget now.</summary>
    public static async Task<bool> SeesSpending(this ICustomerVisibility visibility, Actor actor, string customerId, CancellationToken cancellation) =>
        (await visibility.Visible(actor.Spenders(), [customerId], cancellation)).Contains(customerId);
}
