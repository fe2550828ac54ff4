using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Api.GraphQL.Revenue;

[Description("What of a sum is revenue and what is not. Counted, excluded and unpaid together are what was spent, to the last decimal. USD with eight decimals.")]
public abstract class RevenueAmounts(RevenueFigures figures)
{
    protected RevenueFigures Figures => figures;

    [Description("What is revenue: paid in money, without turnover tax (CSP-1, CSP-2).")]
    public Money Counted => figures.Counted;

    [Description("What was paid and is not revenue (GAP-21).")]
    public Money Excluded([Description("Only for this reason.")] RevenueExclusion? reason) =>
        reason is null ? figures.Excluded : figures.Exclusions.GetValueOrDefault(reason.Value);

    [Description("What is not paid yet; below 0 where more was paid than was due.")]
    public Money Unpaid => figures.Unpaid;

    [Description("All that was spent: at what customers owe in the referral model, at what the partner was billed in the reseller model.")]
    public Money Spent => figures.Spent;
}

[Description("A partner's revenue of a period: what its customers paid for what they use, whether sold or referred (CSP-1). New purchases and renewals count alike (CSP-7).")]
public sealed class PartnerRevenue(string partner, BillingMonth from, BillingMonth to, IReadOnlyList<SpentPart> parts, Func<string, DateOnly, bool> counts)
    : RevenueAmounts(RevenueFigures.Of(parts, counts))
{
    [Id]
    public string PartnerId => GlobalId.Of("Partner", partner);

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) => positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("The first month.")]
    public BillingMonth From => from;

    [Description("The last month, included.")]
    public BillingMonth To => to;

    [Description("What is not revenue, by its reason; only reasons that occur.")]
    public IReadOnlyList<ExcludedRevenue> Exclusions => [.. Figures.Exclusions.Select(part => new ExcludedRevenue(part.Key, part.Value))];

    [Description("What is revenue, by what was bought (CSP-20); only sources that occur.")]
    public IReadOnlyList<RevenueSource> BySource => [.. Figures.BySource.Select(part => new RevenueSource(part.Key, part.Value))];

    [Description("By association model; only models that occur.")]
    public IReadOnlyList<RevenueOfModel> ByModel =>
        [.. parts.GroupBy(part => part.Model).OrderBy(of => of.Key).Select(of => new RevenueOfModel(of.Key, RevenueFigures.Of(of, counts)))];

    [Description("By month: that of the charge in the referral model, that of the bill in the reseller model; only months in which something was spent, in their order.")]
    public IReadOnlyList<RevenueOfMonth> ByMonth =>
        [.. parts.GroupBy(part => part.Month).OrderBy(of => of.Key).Select(of => new RevenueOfMonth(of.Key, RevenueFigures.Of(of, counts)))];
}

[Description("What was spent and is not revenue, for one reason.")]
public sealed record ExcludedRevenue(RevenueExclusion Reason, Money Amount);

[Description("What is revenue of what was bought.")]
public sealed record RevenueSource(Offering Source, Money Counted);

[Description("A partner's revenue in an association model.")]
public sealed class RevenueOfModel(AssociationModel model, RevenueFigures figures) : RevenueAmounts(figures)
{
    public AssociationModel Model => model;
}

[Description("A partner's revenue of a month.")]
public sealed class RevenueOfMonth(BillingMonth month, RevenueFigures figures) : RevenueAmounts(figures)
{
    public BillingMonth Month => month;
}
