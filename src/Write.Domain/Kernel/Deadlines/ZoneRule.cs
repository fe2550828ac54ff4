namespace PartnerGraph.Write.Domain.Kernel.Deadlines;

/// <summary>How a time limit is counted (CONV-3, CONV-4).</summary>
public enum ZoneRule
{
    /// <summary>In elapsed time from the trigger: 15 days are 360 hours, whatever the zone.</summary>
    Elapsed,

    /// <summary>In days of the business zone, to 23:59:59 of the last one.</summary>
    CalendarDays,

    /// <summary>In months of the business zone, clamped to the month's last day, to 23:59:59.</summary>
    CalendarMonths,

    /// <summary>In working days of the business zone, Monday to Friday without holidays, to 23:59:59 of the last one.</summary>
    WorkingDays,

    /// <summary>When a month begins in the business zone.</summary>
    MonthStart,

    /// <summary>When a fixed day of the month begins in the business zone.</summary>
    DayOfMonth,
}
