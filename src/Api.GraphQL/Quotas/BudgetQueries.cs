using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.Schema;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

public sealed class BudgetQueries(BudgetReads reads)
{
    [Description("The budget of one of the caller's customers; null when none is set or the caller may not see the customer.")]
    public async Task<CustomerBudget?> CustomerBudget(IResolveFieldContext context, [Id] string customerId)
    {
        var key = GlobalId.KeyOf("Customer", customerId);
        return (await reads.Of([key], context.CancellationToken)).GetValueOrDefault(key)?.To<CustomerBudget>();
    }
}
