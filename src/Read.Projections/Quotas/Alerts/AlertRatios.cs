using System.Collections.Immutable;
using System.Globalization;

namespace PartnerGraph.Read.Projections.Quotas.Alerts;

/// <summary>The shares of a budget that warn, as one column: ascending, separated by spaces.</summary>
public static class AlertRatios
{
    public static string Format(IEnumerable<decimal> ratios) =>
        string.Join(' ', ratios.Order().Select(ratio => ratio.ToString(CultureInfo.InvariantCulture)));

    public static ImmutableArray<decimal> Parse(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ratio => decimal.Parse(ratio, CultureInfo.InvariantCulture))];
}
