using System.ComponentModel;
using GraphQL;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Expenditure;

namespace PartnerGraph.Api.Expenditure;

[Description("What the caller's customers spent in a month, rounded to the cent, with the exact figures beside it (EXPEND-1).")]
public sealed class ExpenditureDashboard(BillingMonth month, ExpenditureSums sums)
{
    public BillingMonth Month => month;

    [Description("Rounded half away from zero.")]
    public Money AmountDue => sums.AmountDue.Cents;

    [Description("Rounded half away from zero.")]
    public Money ListPrice => sums.ListPrice.Cents;

    [Description("What rounding added to the exact amount due, or took from it when negative.")]
    public Money RoundingDifference => AmountDue - Exact.AmountDue;

    public ExpenditureAmounts Exact { get; } = new(sums);
}

[Description("The amount due of a month (EXPEND-4).")]
public sealed class ExpenditureOverview(BillingMonth month, ExpenditureSums sums, bool display)
{
    public BillingMonth Month => month;

    [Description("Rounded to the nearest cent for display (EXPEND-10), else exact.")]
    public Money AmountDue => display ? sums.AmountDue.Cents : ExactAmountDue;

    public Money ExactAmountDue => sums.AmountDue.Money;

    [Description("What rounding added to the exact amount due, or took from it when negative; 0 unless for display.")]
    public Money RoundingDifference => AmountDue - ExactAmountDue;
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
