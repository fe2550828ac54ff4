using System.Globalization;

namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>
/// Days and months of the business zone, GMT+08:00 unless configured (CONV-1). Deadlines are inclusive (CONV-2):
/// an act in the last second is in time; instants are compared by whole seconds.
/// </summary>
public sealed record BusinessTime(TimeSpan Offset)
{
    public static readonly BusinessTime Default = new(TimeSpan.FromHours(8));

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public BillingMonth MonthOf(DateTimeOffset instant) => BillingMonth.Of(DayOf(instant));

    /// <summary>00:00 of the day in the business zone, as an instant.</summary>
    public DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>When the month is over and the next one begins.</summary>
    public DateTimeOffset StartAfter(BillingMonth month) => StartOf(month.Next.FirstDay);

    /// <summary>The instant as people of the zone read it, by its whole second: <c>2021-03-11 16:20:24 GMT+08:00</c>.</summary>
    public string Shown(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{instant.ToOffset(Offset):yyyy-MM-dd HH:mm:ss} GMT{(Offset < TimeSpan.Zero ? '-' : '+')}{Offset:hh':'mm}");

    /// <summary>The instant cut to its whole second.</summary>
    public static DateTimeOffset WholeSecond(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>The first second after an inclusive deadline: from then on it is late.</summary>
    public static DateTimeOffset FirstLateSecond(DateTimeOffset deadline) => WholeSecond(deadline).AddSeconds(1);

    /// <summary>Whether an act at <paramref name="instant"/> is after the deadline, whole seconds compared (CONV-2).</summary>
    public static bool IsLate(DateTimeOffset instant, DateTimeOffset deadline) => WholeSecond(instant) > WholeSecond(deadline);
}

/// <summary>A calendar month of the business zone: the billing cycle (BILL-23).</summary>
public readonly record struct BillingMonth(int Year, int Month) : IComparable<BillingMonth>
{
    /// <summary>The first and the last month that can be written. No calculation with days and zones leaves the calendar within them.</summary>
    public static readonly BillingMonth Earliest = new(1970, 1), Latest = new(2999, 12);

    public static BillingMonth Of(DateOnly day) => new(day.Year, day.Month);

    public DateOnly FirstDay => new(Year, Month, 1);

    public BillingMonth Next => Of(FirstDay.AddMonths(1));

    public int CompareTo(BillingMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    /// <summary><c>2024-09</c></summary>
    public override string ToString() => $"{Year:D4}-{Month:D2}";

    public static bool TryParse(string? text, out BillingMonth month)
    {
        month = default;
        if (text is not { Length: 7 } || !DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", out var day)) return false;
        month = Of(day);
        return month >= Earliest && month <= Latest;
    }

    public static bool operator <(BillingMonth left, BillingMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(BillingMonth left, BillingMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(BillingMonth left, BillingMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BillingMonth left, BillingMonth right) => left.CompareTo(right) >= 0;
}
