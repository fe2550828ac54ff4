using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>The months that a statement is about, as its name says: <c>2024-11</c>, <c>2024-Q4</c> or <c>2024</c>. Months are those of the business zone.</summary>
public readonly record struct IncentiveSpan(BillingMonth First, BillingMonth Last)
{
    private const int MonthsOfQuarter = 3, MonthsOfYear = 12;

    public static IncentiveSpan Of(BillingMonth month) => new(month, month);

    public static IncentiveSpan QuarterOf(BillingMonth month)
    {
        var first = new BillingMonth(month.Year, ((month.Month - 1) / MonthsOfQuarter * MonthsOfQuarter) + 1);
        return new(first, first.Next.Next);
    }

    public static IncentiveSpan YearOf(BillingMonth month) => new(new(month.Year, 1), new(month.Year, MonthsOfYear));

    /// <summary>The period that ends with this month; null while it goes on (INCENT-1).</summary>
    public static IncentiveSpan? Ending(BillingMonth month, IncentivePeriod period)
    {
        var span = period switch
        {
            IncentivePeriod.Month => Of(month),
            IncentivePeriod.Quarter => QuarterOf(month),
            IncentivePeriod.Year => YearOf(month),
            _ => throw new ArgumentOutOfRangeException(nameof(period)),
        };
        return span.Last == month ? span : null;
    }

    public bool Contains(BillingMonth month) => month >= First && month <= Last;

    public override string ToString() => First == Last ? First.ToString()
        : Last.Month - First.Month == MonthsOfQuarter - 1
        ? string.Create(CultureInfo.InvariantCulture, $"{First.Year:D4}-Q{Last.Month / MonthsOfQuarter}")
        : string.Create(CultureInfo.InvariantCulture, $"{First.Year:D4}");

    /// <summary>Null when the text names no period.</summary>
    public static IncentiveSpan? Parse(string text)
    {
        if (BillingMonth.TryParse(text, out var month)) return Of(month);
        var (year, rest) = text.Length == 7 && text[4..6] == "-Q" ? (text[..4], text[6]) : (text, '\0');
        if (!BillingMonth.TryParse($"{year}-01", out var january)) return null;
        return rest switch
        {
            '\0' => YearOf(january),
            >= '1' and <= '4' => QuarterOf(new(january.Year, (rest - '0') * MonthsOfQuarter)),
            _ => null,
        };
    }
}
