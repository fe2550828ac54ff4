using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Quotas;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Billing;
using PartnerGraph.Projections.Quotas;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Billing;

public sealed class BillingQueries(SpendingReads spending, CustomerBalanceReads balances, AccessPolicy access, BusinessTime time, TimeProvider clock)
{
    [Description("The amount due of a partner, the caller's own unless named; null when the caller may not see it (BILL-1).")]
    public async Task<AmountDue?> AmountDue(IResolveFieldContext context, [Id] string? partnerId)
    {
        var (scope, partner) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId));
        if (!scope.Includes(partner)) return null;
        var latest = BillingMonth.Of(time.MonthOf(clock.GetUtcNow()).FirstDay.AddMonths(-1));
        var due = await spending.Due(scope, partner, latest, context.CancellationToken);
        return new(due.LatestMonth, due.PreviousMonths, due.Total);
    }

    [Description("The balance of a partner's account, the caller's own unless named; null when the caller may not see it (BILL-2).")]
    public async Task<Money?> AccountBalance(IResolveFieldContext context, [Id] string? partnerId)
    {
        var (scope, partner) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId));
        if (!scope.Includes(partner)) return null;
        return (await spending.Debts(scope, [partner], context.CancellationToken)).GetValueOrDefault(partner)?.Balance ?? Money.Zero;
    }

    [Description("What a customer itself owes, the caller unless named; null when the caller may not see it (BUDGET-11).")]
    public async Task<CustomerBalance?> CustomerBalance(IResolveFieldContext context, [Id] string? customerId)
    {
        var customer = customerId is null ? Actor.Of(context).RequireCustomer() : GlobalId.KeyOf("Customer", customerId);
        return await balances.Outstanding(context.CustomerScope(), customer, context.CancellationToken) is { } outstanding ? new(outstanding) : null;
    }

    /// <summary>What the caller has not paid, a partner as <c>amountDue</c> tells it and a customer as <c>customerBalance</c>; null where it may not see that.</summary>
    internal async Task<Money?> Unpaid(IResolveFieldContext context)
    {
        var actor = Actor.Of(context);
        if (actor.CustomerId is not null && access.Allows(actor, "customerBalance")) return (await CustomerBalance(context, null))?.Outstanding;
        return actor.PartnerId is not null && access.Allows(actor, "amountDue") ? (await AmountDue(context, null))?.Total : null;
    }
}
