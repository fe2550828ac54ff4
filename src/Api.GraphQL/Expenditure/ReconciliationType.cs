using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Expenditure.Readings;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Revenue;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Expenditure.Reconciling;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Name("Reconciliation"), Description("A partner's month added up anew from single billing lines and account events, in USD with eight decimals, and every figure that differs from it.")]
public sealed class ReconciliationView(Reconciliation found, Func<string, DateOnly, bool> counts)
{
    [Id]
    public string PartnerId => GlobalId.Of("Partner", found.PartnerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    public BillingMonth Month => found.Month;

    [Description("The log position that all figures include.")]
    public LogPosition Position => new(found.Position);

    [Description("Whether quota, budgets and distribution show what the lines come to.")]
    public bool Agrees => found.Differences.Count == 0;

    [Description("The amount due of the month's lines in the reseller model, as the distribution shows it.")]
    public Money ResellerSum => found.ResellerSum;

    [Description("What the month's bill holds of it.")]
    public Money Billed => found.Billed;

    [Description("The reseller sum of all months less what is billed.")]
    public Money Unbilled => found.Debt.Unbilled;

    [Description("Billed and not paid, of all months (BILL-21).")]
    public Money AmountDue => found.Debt.Due;

    [Description("The balance of the partner's account (BILL-2).")]
    public Money Balance => found.Debt.Balance;

    [Description("What is left on the partner's coupons.")]
    public Money Coupons => found.Debt.Coupons;

    [Description("Amount due and unbilled, less balance and coupons (QUOTA-3).")]
    public Money Used => found.Used;

    [Description("How many customers spent something in the reseller model in the month; each one's spending at official prices is compared (BUDGET-3).")]
    public int Customers => found.Customers;

    [Description("The month's bill added up from its lines, customers, products and revenue; null while there is none, and for bills of the first version, which were made of no lines.")]
    public ReconciledBill? Bill => found.Bill is null ? null : new(found.Bill, RevenueFigures.Of(found.Bill.Spent, counts));

    [Description("Every figure that is shown otherwise; none when all agree.")]
    public IReadOnlyList<ReconciliationDifference> Differences =>
        [.. found.Differences.Select(difference => new ReconciliationDifference(difference.Figure, difference.Of, difference.Shown, difference.Computed))];
}

[Description("A bill, each time added up from something else: lines, customers, products and bill are one amount, and revenue counted, excluded and unpaid together are it too.")]
public sealed class ReconciledBill(BillReconciliation bill, RevenueFigures revenue)
{
    [Description("What its single lines come to.")]
    public Money Lines => bill.Lines;

    [Description("What its customers come to (BILL-12).")]
    public Money Customers => bill.Customers;

    [Description("What its products come to (BILL-11).")]
    public Money Products => bill.Products;

    [Description("What the partner's account was charged with, before coupons.")]
    public Money Bill => bill.Bill;

    [Description("What of it is revenue (CSP-1).")]
    public Money Revenue => revenue.Counted;

    [Description("What of it was paid and is not revenue, by reason; only reasons that occur (GAP-21).")]
    public IReadOnlyList<ExcludedRevenue> Exclusions => [.. revenue.Exclusions.Select(part => new ExcludedRevenue(part.Key, part.Value))];

    [Description("What of it is not paid yet, and so neither revenue nor excluded; below 0 where more was paid than was due.")]
    public Money Unpaid => revenue.Unpaid;

    [Description("The bill's total as it is displayed, rounded once to the cent (BILL-10).")]
    public Money Displayed => bill.Displayed;

    [Description("What the displayed total is above the exact amount: the one line in which rounding shows.")]
    public Money Rounding => bill.Rounding;

    [Description("Whether all of them are the same amount.")]
    public bool Agrees => new[] { bill.Customers, bill.Products, bill.Bill, revenue.Spent }.All(amount => amount == bill.Lines);
}

[Description("A figure that is shown and is not what the lines come to.")]
public sealed record ReconciliationDifference(
    [property: Description("Such as customer month, partner month, quota used.")] string Figure,
    [property: Description("Whose or of what: a customer's account, a month, a bucket of the distribution.")] string Of,
    [property: Description("As it is shown.")] Money Shown,
    [property: Description("As single lines and account events come to.")] Money Computed);

/// <summary>Proves that the views of billing lines agree.</summary>
public sealed class ReconciliationQueries(ReconciliationReads reads, PolicyWorkflow policies)
{
    [Description("Adds up a partner's month anew and tells what is shown otherwise: quota used, unbilled, due, balance, coupons, distribution, budgets' spending, bill and revenue.")]
    public async Task<ReconciliationView?> Reconciliation(IResolveFieldContext context, [Id] string partnerId, BillingMonth month)
    {
        var partner = GlobalId.KeyOf("Partner", partnerId);
        ReadingNotes.Take(context, new() { PartnerId = partner, From = month.FirstDay, To = month.Next.FirstDay.AddDays(-1) });
        var book = await policies.Book(context.CancellationToken);
        return new(await reads.Of(partner, month, context.CancellationToken), book.CountsAsRevenue());
    }
}
