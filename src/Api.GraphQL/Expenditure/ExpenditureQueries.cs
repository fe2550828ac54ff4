using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Billing;
using PartnerGraph.Api.GraphQL.Expenditure.Readings;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

/// <summary>What customers spend, each caller within its own customers (EXPEND-1 to 3).</summary>
public sealed class ExpenditureQueries(
    DistributionReads distribution, SummaryReads summary, BillingQueries billing, BusinessTime time, TimeProvider clock, ExpenditurePolicy policy,
    StoredLines stored, LineSpanReads spans)
{
    private BillingMonth Now => time.MonthOf(clock.GetUtcNow());

    [Cost(6_000), Description("The spending of all the caller's customers in a month, the current one when omitted. A customer finds what it pays itself; what it uses in the reseller model stands in myCosts.")]
    public async Task<ExpenditureDashboard> ExpenditureDashboard(IResolveFieldContext context, BillingMonth? month)
    {
        var query = ReadingNotes.Take(context, Of(month ?? Now));
        return new(month ?? Now, await distribution.Total(Actor.Of(context).Spenders(), query, context.CancellationToken));
    }

    [Cost(6_000), Description("What is unpaid, and the spending of a month, the current one when omitted; rounded to the cent when it is for display.")]
    public async Task<ExpenditureOverview> ExpenditureOverview(IResolveFieldContext context, BillingMonth? month, bool display = false)
    {
        var query = ReadingNotes.Take(context, Of(month ?? Now));
        return new(
            month ?? Now, await distribution.Total(Actor.Of(context).Spenders(), query, context.CancellationToken), await billing.Unpaid(context), display);
    }

    [Description("The spending of the caller's customers by service type, region, customer, day, month, billing mode, model and account manager, over as many years as are asked for."
        + " A customer finds what it pays itself; what it uses in the reseller model stands in myCosts.")]
    public ExpenditureDistribution ExpenditureDistribution(
        IResolveFieldContext context, [Description("The first day, in the billing time zone.")] DateOnly? from,
        [Description("The last day, included.")] DateOnly? to, [Id] string? customerId, ExpenditureFilter? filter)
    {
        Period.Check(from, to, nameof(to));
        var query = (filter ?? new(null, null, null, null, null, null)).ToQuery(customerId) with { From = from, To = to };
        return new(Actor.Of(context).Spenders(), ReadingNotes.Take(context, query));
    }

    [Cost(6_000), Description("The spending of the caller's customers by customer and month, over as many years as are asked for. A customer finds what it pays itself; what it uses in the reseller model stands in myCosts.")]
    public async Task<ExpenditureSummary> ExpenditureSummary(IResolveFieldContext context, ExpenditureSummaryFilter? filter)
    {
        Period.Check(filter?.From, filter?.To, "to");
        var query = ReadingNotes.Take(context, (filter ?? ExpenditureSummaryFilter.Nothing).ToQuery());
        var scope = Actor.Of(context).Spenders();
        return new(scope, query, await summary.Total(scope, query, context.CancellationToken));
    }

    [Description("The billing lines of a month, which reach back 18 months. A customer finds what it pays itself; what it uses in the reseller model stands in myCosts.")]
    public ExpenditureDetails ExpenditureDetails(
        IResolveFieldContext context, BillingMonth month, ExpenditureDetailFilter? filter,
        [Description("Leaves out lines whose amount due is 0 (EXPEND-20).")] bool hideZero = false)
    {
        CheckDetails(month);
        filter ??= ExpenditureDetailFilter.Nothing;
        var query = filter.ToQuery(month, hideZero);
        ReadingNotes.Take(context, query.Of with { From = month.FirstDay, To = month.Next.FirstDay.AddDays(-1) });
        return new(Actor.Of(context).Spenders(), query);
    }

    [Cost(100), Description("The lines that are stored of one source, straight from the log and in its order; for whoever sends the source's lines again.")]
    public async Task<RecordedLines> RecordedLines(
        IResolveFieldContext context, [Description("Who numbered the lines.")] string source,
        [Description("Charges that begin at this instant or later.")] DateTimeOffset from, [Description("Charges that begin before this instant.")] DateTimeOffset until,
        [Description("The next of the page before; the beginning of the log unless given.")] LogPosition? after)
    {
        Period.Check<DateTimeOffset>(from, until, nameof(until));
        ReadingNotes.Take(context, new() { From = time.DayOf(from), To = time.DayOf(until > from ? until.AddTicks(-1) : until) });
        var span = await spans.Of(source, from, until, context.CancellationToken);
        return new(await stored.After(span.Skip(after?.Value ?? 0), source, from, until, context.CancellationToken));
    }

    [Cost(30), Description("The products that can be billed by 95th-percentile bandwidth (EXPEND-8).")]
    public IReadOnlyList<Percentile95Product> Percentile95Products() => Percentile95Product.All;

    /// <exception cref="ExecutionError">BAD_USER_INPUT: lines of the month cannot be looked at any more.</exception>
    internal void CheckDetails(BillingMonth month)
    {
        var earliest = BillingMonth.Of(Now.FirstDay.AddMonths(-policy.DetailMonths));
        if (month < earliest) throw RequestErrors.Of(RequestErrors.BadRequest, $"Details reach back {policy.DetailMonths} months, to {earliest}.");
    }

    private static ExpenditureQuery Of(BillingMonth month) => new() { From = month.FirstDay, To = month.Next.FirstDay.AddDays(-1) };
}
