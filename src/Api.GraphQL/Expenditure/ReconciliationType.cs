using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Expenditure.Readings;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Expenditure.Reconciling;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Name("Reconciliation"), Description("A partner's month added up anew from single billing lines and account events, in USD with eight decimals, and every figure that differs from it.")]
public sealed class ReconciliationView(Reconciliation found)
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

    [Description("Every figure that is shown otherwise; none when all agree.")]
    public IReadOnlyList<ReconciliationDifference> Differences =>
        [.. found.Differences.Select(difference => new ReconciliationDifference(difference.Figure, difference.Of, difference.Shown, difference.Computed))];
}

[Description("A figure that is shown and is not what the lines come to.")]
public sealed record ReconciliationDifference(
    [property: Description("Such as customer month, partner month, quota used.")] string Figure,
    [property: Description("Whose or of what: a customer's account, a month, a bucket of the distribution.")] string Of,
    [property: Description("As it is shown.")] Money Shown,
    [property: Description("As single lines and account events come to.")] Money Computed);

/// <summary>Proves that the views of billing lines agree.</summary>
public sealed class ReconciliationQueries(ReconciliationReads reads)
{
    [Description("Adds up a partner's month anew and tells what is shown otherwise: quota used, unbilled, due, balance, coupons, distribution, budgets' spending.")]
    public async Task<ReconciliationView?> Reconciliation(IResolveFieldContext context, [Id] string partnerId, BillingMonth month)
    {
        var partner = GlobalId.KeyOf("Partner", partnerId);
        ReadingNotes.Take(context, new() { PartnerId = partner, From = month.FirstDay, To = month.Next.FirstDay.AddDays(-1) });
        return new(await reads.Of(partner, month, context.CancellationToken));
    }
}
