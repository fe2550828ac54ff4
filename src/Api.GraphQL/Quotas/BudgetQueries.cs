using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas.Budgets;

namespace PartnerGraph.Api.GraphQL.Quotas;

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record BudgetHistoryFilter(
    [property: Description("What was done.")] BudgetStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

public sealed class BudgetQueries(BudgetReads reads, BudgetHistoryReads histories, ICustomerVisibility visibility)
{
    [Description("The budget of one of the caller's customers; null when none is set or the caller may not see the customer.")]
    public Task<CustomerBudget?> CustomerBudget(IResolveFieldContext context, [Id] string customerId) =>
        Find(Actor.Of(context), GlobalId.KeyOf("Customer", customerId), context.CancellationToken);

    [Description("What the caller's partner did to the budgets of a customer, the latest first unless orderBy says otherwise: also after the budget was removed or the customer left (BUDGET-5).")]
    public async Task<Connection<BudgetHistoryEntry>> BudgetHistory(
        IResolveFieldContext context, [Id] string customerId, BudgetHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (actor, customer, query) = (Actor.Of(context), GlobalId.KeyOf("Customer", customerId), QueryOf(filter, orderBy));
        // Managers read of the customers that are theirs now; whoever reads for the partner, of all that the partner set.
        if (actor.Role is Role.AccountManager or Role.AccountDirector && !await visibility.SeesSpending(actor, customer, context.CancellationToken))
            return new(Page<BudgetHistoryEntry>.Empty, _ => Task.FromResult(0));
        return new(
            (await histories.Page(actor.Debtors(), customer, query, page, context.CancellationToken)).Select(row => row.To<BudgetHistoryEntry>()),
            cancellation => histories.Count(actor.Debtors(), customer, query, cancellation));
    }

    internal static BudgetHistoryQuery QueryOf(BudgetHistoryFilter? filter, TimeOrder? order) =>
        new(filter?.Step, Period.Window(filter?.From, filter?.Until, order));

    internal async Task<CustomerBudget?> Find(Actor actor, string customer, CancellationToken cancellation) =>
        await visibility.SeesSpending(actor, customer, cancellation)
            ? (await reads.Of(actor.Debtors(), [customer], cancellation)).GetValueOrDefault(customer)?.To<CustomerBudget>()
            : null;
}
