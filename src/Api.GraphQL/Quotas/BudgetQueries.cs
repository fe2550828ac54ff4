using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

public sealed class BudgetQueries(BudgetReads reads, ICustomerVisibility visibility)
{
    [Description("The budget of one of the caller's customers; null when none is set or the caller may not see the customer.")]
    public Task<CustomerBudget?> CustomerBudget(IResolveFieldContext context, [Id] string customerId) =>
        Find(Actor.Of(context), GlobalId.KeyOf("Customer", customerId), context.CancellationToken);

    [Description("What the caller's partner did to the budgets of a customer, the latest first: also after the budget was removed or the customer left (BUDGET-5).")]
    public async Task<Connection<BudgetHistoryEntry>> BudgetHistory(IResolveFieldContext context, [Id] string customerId, PageRequest page)
    {
        var (actor, customer) = (Actor.Of(context), GlobalId.KeyOf("Customer", customerId));
        // Managers read of the customers that are theirs now; whoever reads for the partner, of all that the partner set.
        if (actor.Role is Role.AccountManager or Role.AccountDirector && !await visibility.SeesSpending(actor, customer, context.CancellationToken))
            return new(Page<BudgetHistoryEntry>.Empty, _ => Task.FromResult(0));
        return new(
            (await reads.History(actor.Debtors(), customer, page, context.CancellationToken)).Select(row => row.To<BudgetHistoryEntry>()),
            cancellation => reads.CountHistory(actor.Debtors(), customer, cancellation));
    }

    internal async Task<CustomerBudget?> Find(Actor actor, string customer, CancellationToken cancellation) =>
        await visibility.SeesSpending(actor, customer, cancellation)
            ? (await reads.Of(actor.Debtors(), [customer], cancellation)).GetValueOrDefault(customer)?.To<CustomerBudget>()
            : null;
}
