using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Kernel.Deadlines;

/// <summary>
/// The catalogue's time limits that are counted in days of the business zone (CONV-3, CONV-4). A working day is Monday to Friday without
/// the holidays. Every limit ends at 23:59:59 of its last day, which is still in time (CONV-2). Limits in elapsed time need no calendar.
/// </summary>
public sealed record WorkingCalendar(BusinessTime Zone, ImmutableSortedSet<DateOnly> Holidays)
{
    public const int MostDays = 1_000;

    public static readonly WorkingCalendar Default = new(BusinessTime.Default, []);

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    /// <summary>23:59:59 of the day, the last second that is in time.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Zone.StartOf(day.AddDays(1)).AddSeconds(-1);

    /// <summary>The end of the n-th day after the one of the trigger.</summary>
    public DateTimeOffset DaysAfter(DateTimeOffset trigger, int days) => EndOf(Zone.DayOf(trigger).AddDays(Bounded(days)));

    /// <summary>The end of the same day so many months later, or of that month's last day when it has no such day.</summary>
    public DateTimeOffset MonthsAfter(DateTimeOffset trigger, int months) => EndOf(Zone.DayOf(trigger).AddMonths(Bounded(months)));

    /// <summary>The end of the n-th working day; the first one after the day of the trigger is day 1.</summary>
    public DateTimeOffset WorkingDaysAfter(DateTimeOffset trigger, int days) => EndOf(Nth(Zone.DayOf(trigger), Bounded(days), step: 1));

    /// <summary>The end of the n-th working day before the day of the trigger, for what must be asked in advance (MDF-12).</summary>
    public DateTimeOffset WorkingDaysBefore(DateTimeOffset trigger, int days) => EndOf(Nth(Zone.DayOf(trigger), Bounded(days), step: -1));

    /// <summary>The end of the n-th working day of a month; its first working day is day 1.</summary>
    public DateTimeOffset WorkingDayOf(BillingMonth month, int days) => EndOf(Nth(month.FirstDay.AddDays(-1), Bounded(days), step: 1));

    private DateOnly Nth(DateOnly from, int days, int step)
    {
        for (var day = from.AddDays(step); ; day = day.AddDays(step))
            if (IsWorkingDay(day) && --days == 0) return day;
    }

    private static int Bounded(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostDays);
        return count;
    }
}
