using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Billing;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Transport.Documents;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Expenditure;
using PartnerGraph.Projections.Expenditure;

namespace PartnerGraph.Api.Expenditure;

/// <summary>What customers spend, each caller within its own customers (EXPEND-1 to 3).</summary>
public sealed class ExpenditureQueries(
    DistributionReads distribution, SummaryReads summary, BillingQueries billing, BusinessTime time, TimeProvider clock, ExpenditurePolicy policy,
    StoredLines stored)
{
    private BillingMonth Now => time.MonthOf(clock.GetUtcNow());

    [Cost(6_000), Description("The spending of all the caller's customers in a month, the current one when omitted.")]
    public async Task<ExpenditureDashboard> ExpenditureDashboard(IResolveFieldContext context, BillingMonth? month) =>
        new(month ?? Now, await distribution.Total(Actor.Of(context).Spenders(), Of(month ?? Now), context.CancellationToken));

    [Cost(6_000), Description("What is unpaid, and the spending of a month, the current one when omitted; rounded to the cent when it is for display.")]
    public async Task<ExpenditureOverview> ExpenditureOverview(IResolveFieldContext context, BillingMonth? month, bool display = false) => new(
        month ?? Now, await distribution.Total(Actor.Of(context).Spenders(), Of(month ?? Now), context.CancellationToken), await billing.Unpaid(context), display);

    [Description("The spending of the caller's customers by service type, region, customer, day, billing mode, model and account manager.")]
    public ExpenditureDistribution ExpenditureDistribution(
        IResolveFieldContext context, [Description("The first day, in the billing time zone.")] DateOnly? from,
        [Description("The last day, included.")] DateOnly? to, [Id] string? customerId, ExpenditureFilter? filter) =>
        new(Actor.Of(context).Spenders(), (filter ?? new(null, null, null, null, null, null)).ToQuery(customerId) with { From = from, To = to });

    [Cost(6_000), Description("The spending of the caller's customers by customer and month.")]
    public async Task<ExpenditureSummary> ExpenditureSummary(IResolveFieldContext context, ExpenditureSummaryFilter? filter)
    {
        var query = (filter ?? new(null, null, null, null, null, null, null)).ToQuery();
        var scope = Actor.Of(context).Spenders();
        return new(scope, query, await summary.Total(scope, query, context.CancellationToken));
    }

    [Description("The billing lines of a month, which reach back 18 months.")]
    public ExpenditureDetails ExpenditureDetails(
        IResolveFieldContext context, BillingMonth month, ExpenditureDetailFilter? filter,
        [Description("Leaves out lines whose amount due is 0 (EXPEND-20).")] bool hideZero = false)
    {
        var earliest = BillingMonth.Of(Now.FirstDay.AddMonths(-policy.DetailMonths));
        if (month < earliest)
            throw RequestErrors.Of(RequestErrors.BadRequest, $"Details reach back {policy.DetailMonths} months, to {earliest}.");
        filter ??= new(null, null, null, null, null, null, null, null, null, null, null);
        return new(Actor.Of(context).Spenders(), filter.ToQuery(month, hideZero));
    }

    [Cost(100), Description("The lines that are stored of one source, straight from the log and in its order; for whoever sends the source's lines again.")]
    public async Task<RecordedLines> RecordedLines(
        IResolveFieldContext context, [Description("Who numbered the lines.")] string source,
        [Description("Charges that begin at this instant or later.")] DateTimeOffset from, [Description("Charges that begin before this instant.")] DateTimeOffset until,
        [Description("The next of the page before; the beginning of the log unless given.")] LogPosition? after) =>
        new(await stored.After(after?.Value ?? 0, source, from, until, context.CancellationToken));

    [Cost(30), Description("The products that can be billed by 95th-percentile bandwidth (EXPEND-8).")]
    public IReadOnlyList<Percentile95Product> Percentile95Products() => Percentile95Product.All;

    private static ExpenditureQuery Of(BillingMonth month) => new() { From = month.FirstDay, To = month.Next.FirstDay.AddDays(-1) };
}
