using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("What the caller's customers spent in a month, rounded to the cent, with the exact figures beside it (EXPEND-1).")]
public sealed class ExpenditureDashboard(BillingMonth month, ExpenditureSums sums)
{
    public BillingMonth Month => month;

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("Rounded half away from zero.")]
    public Money AmountDue => sums.AmountDue.Cents;

    [Description("Rounded half away from zero.")]
    public Money ListPrice => sums.ListPrice.Cents;

    [Description("What rounding added to the exact amount due, or took from it when negative.")]
    public Money RoundingDifference => AmountDue - Exact.AmountDue;

    public ExpenditureAmounts Exact { get; } = new(sums);
}

[Description("What is owed now, and what a month came to (EXPEND-4).")]
public sealed class ExpenditureOverview(BillingMonth month, ExpenditureSums sums, Money? unpaid, bool display)
{
    public BillingMonth Month => month;

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("What is unpaid of all months, as amountDue tells it, of a customer its own bills; rounded to the nearest cent for display (EXPEND-10). Null when the caller may not see it.")]
    public Money? AmountDue => display ? unpaid?.ToCents() : unpaid;

    [Description("With eight decimals.")]
    public Money? ExactAmountDue => unpaid;

    [Description("What the month's usage came to, refunds taken off; rounded to the nearest cent for display, from the sources' own total (EXPEND-10).")]
    public Money MonthSpending => display ? sums.AmountDue.Cents : ExactMonthSpending;

    [Description("With eight decimals.")]
    public Money ExactMonthSpending => sums.AmountDue.Money;

    [Description("What rounding added to the exact spending of the month, or took from it when negative; 0 unless for display.")]
    public Money RoundingDifference => MonthSpending - ExactMonthSpending;
}

[Name("Percentile95Product"), Description("A product with billing by 95th-percentile bandwidth (EXPEND-8).")]
public sealed record Percentile95Product(string Code, string Name, [property: Description("Under huaweicloud.com/intl/en-us/product/.")] string Page)
{
    /// <summary>REF-13; the label of AAD is the source's own (GAP-82).</summary>
    internal static readonly IReadOnlyList<Percentile95Product> All =
    [
        new("CDN", "Content Delivery Network", "cdn.html"), new("AAD", "Anti-DDoS Service", "aad.html"),
        new("OBS", "Object Storage Service", "obs.html"), new("LIVE", "Live", "live.html"), new("VPC", "Virtual Private Cloud", "vpc.html"),
        new("CC", "Cloud Connect", "cc.html"), new("DC", "Direct Connect", "dc.html"),
    ];
}
