using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing;

public sealed class BillingQueries(SpendingReads spending, CustomerBalanceReads balances, CustomerWalletReads wallets, AssociationReads associations, AccessPolicy access, BusinessTime time, TimeProvider clock)
{
    [Description("The amount due of a partner, the caller's own unless named; null when the caller may not see it (BILL-1).")]
    public async Task<AmountDue?> AmountDue(IResolveFieldContext context, [Id] string? partnerId)
    {
        var partner = PartnerArgument.KeyOf(context, partnerId);
        return (await Due(context.PartnerScope(), [partner], context.CancellationToken)).GetValueOrDefault(partner);
    }

    /// <summary>The amounts due of those of these partners that the scope includes.</summary>
    internal async Task<IReadOnlyDictionary<string, AmountDue>> Due(PartnerScope scope, IReadOnlyCollection<string> partners, CancellationToken cancellation)
    {
        var latest = BillingMonth.Of(time.MonthOf(clock.GetUtcNow()).FirstDay.AddMonths(-1));
        return (await spending.Due(scope, partners, latest, cancellation))
            .ToDictionary(due => due.Key, due => new AmountDue(due.Value.LatestMonth, due.Value.PreviousMonths, due.Value.Total, due.Value.Overdue));
    }

    [Description("The balance of a partner's account, the caller's own unless named; null when the caller may not see it (BILL-2).")]
    public async Task<AccountBalance?> AccountBalance(IResolveFieldContext context, [Id] string? partnerId)
    {
        var partner = PartnerArgument.KeyOf(context, partnerId);
        return (await Balances(context.PartnerScope(), [partner], context.CancellationToken)).GetValueOrDefault(partner);
    }

    /// <summary>The balances of those of these partners that the scope includes.</summary>
    internal async Task<IReadOnlyDictionary<string, AccountBalance>> Balances(PartnerScope scope, IReadOnlyCollection<string> partners, CancellationToken cancellation)
    {
        List<string> seen = [.. partners.Where(scope.Includes)];
        var debts = await spending.Debts(scope, seen, cancellation);
        return seen.ToDictionary(partner => partner, partner => new AccountBalance(
            debts.GetValueOrDefault(partner)?.Balance ?? Money.Zero, debts.GetValueOrDefault(partner)?.Refunds ?? Money.Zero));
    }

    [Description("What a customer itself owes, the caller unless named; null when the caller may not see it (BUDGET-11).")]
    public async Task<CustomerBalance?> CustomerBalance(IResolveFieldContext context, [Id] string? customerId)
    {
        var customer = customerId is null ? Actor.Of(context).RequireCustomer() : GlobalId.KeyOf("Customer", customerId);
        return (await CustomerBalances(context.CustomerScope(), [customer], context.CancellationToken)).GetValueOrDefault(customer);
    }

    /// <summary>The balances of those of these customers that the scope includes.</summary>
    internal async Task<IReadOnlyDictionary<string, CustomerBalance>> CustomerBalances(
        CustomerScope scope, IReadOnlyCollection<string> customers, CancellationToken cancellation)
    {
        var owed = await balances.Outstanding(scope, customers, cancellation);
        if (owed.Count == 0) return new Dictionary<string, CustomerBalance>();
        var (onAccount, ties) = (await wallets.Balances(scope, [.. owed.Keys], cancellation), await associations.Of(scope, [.. owed.Keys], cancellation));
        return owed.ToDictionary(customer => customer.Key, customer => new CustomerBalance(
            customer.Value, onAccount.GetValueOrDefault(customer.Key), ties.GetValueOrDefault(customer.Key)?.Model == AssociationModel.Reseller));
    }

    /// <summary>What the caller has not paid, a partner as <c>amountDue</c> tells it and a customer as <c>customerBalance</c>; null where it may not see that.</summary>
    internal async Task<Money?> Unpaid(IResolveFieldContext context)
    {
        var actor = Actor.Of(context);
        if (actor.CustomerId is not null && access.Allows(actor, "customerBalance")) return (await CustomerBalance(context, null))?.Outstanding;
        return actor.PartnerId is not null && access.Allows(actor, "amountDue") ? (await AmountDue(context, null))?.Total : null;
    }
}
