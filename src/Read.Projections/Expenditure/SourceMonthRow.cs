namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>Where in the log the lines of a source lie whose charges begin in a month: imports read there alone.</summary>
public sealed class SourceMonthRow
{
    public required string Source { get; init; }

    /// <summary>Year times 100 plus month, in UTC as sources cut their months.</summary>
    public int Month { get; init; }

    /// <summary>The position of the first line.</summary>
    public long First { get; set; }

    /// <summary>The position of the last line so far.</summary>
    public long Last { get; set; }

    public static int MonthOf(DateTimeOffset instant) => (instant.UtcDateTime.Year * 100) + instant.UtcDateTime.Month;
}
