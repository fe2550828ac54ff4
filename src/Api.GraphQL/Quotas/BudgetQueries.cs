using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

public sealed class BudgetQueries(BudgetReads reads, ICustomerVisibility visibility)
{
    [Description("The budget of one of the caller's customers; null when none is set or the caller may not see the customer.")]
    public Task<CustomerBudget?> CustomerBudget(IResolveFieldContext context, [Id] string customerId) =>
        Find(Actor.Of(context), GlobalId.KeyOf("Customer", customerId), context.CancellationToken);

    internal async Task<CustomerBudget?> Find(Actor actor, string customer, CancellationToken cancellation) =>
        await visibility.Sees(actor, customer, cancellation)
            ? (await reads.Of(actor.Partners(), [customer], cancellation)).GetValueOrDefault(customer)?.To<CustomerBudget>()
            : null;
}
