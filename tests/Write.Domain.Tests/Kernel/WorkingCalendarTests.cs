using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class WorkingCalendarTests
{
    // 2024-12-20 is a Friday. Christmas and New Year's Day are Wednesdays.
    private static readonly WorkingCalendar Calendar = new(BusinessTime.Default, [new(2024, 12, 25), new(2025, 1, 1)]);

    [Theory, Trait("Rule", "CONV-4")]
    [InlineData("2024-12-20", true)]
    [InlineData("2024-12-21", false)]
    [InlineData("2024-12-22", false)]
    [InlineData("2024-12-24", true)]
    [InlineData("2024-12-25", false)]
    [InlineData("2024-12-26", true)]
    public void Monday_to_Friday_without_holidays_are_working_days(string day, bool works) =>
        Assert.Equal(works, Calendar.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory, Trait("Rule", "CONV-4"), Trait("Rule", "CONV-2")]
    // The last second of Friday and the first of Saturday in the billing zone: day 1 is Monday for both.
    [InlineData("2024-12-20T15:59:59Z", 1, "2024-12-23T15:59:59Z")]
    [InlineData("2024-12-20T16:00:00Z", 1, "2024-12-23T15:59:59Z")]
    // The last second of Thursday belongs to Thursday, so that day 1 is Friday; a second later it is Monday.
    [InlineData("2024-12-19T15:59:59Z", 1, "2024-12-20T15:59:59Z")]
    [InlineData("2024-12-19T16:00:00Z", 1, "2024-12-23T15:59:59Z")]
    // Over a weekend and both holidays: 23, 24, 26, 27, 30, 31 December, 2, 3, 6, 7 January.
    [InlineData("2024-12-20T02:00:00Z", 3, "2024-12-26T15:59:59Z")]
    [InlineData("2024-12-20T02:00:00Z", 10, "2025-01-07T15:59:59Z")]
    public void A_limit_in_working_days_ends_with_the_last_second_of_its_last_day(string trigger, int days, string last) =>
        Assert.Equal(At(last), Calendar.WorkingDaysAfter(At(trigger), days));

    [Theory, Trait("Rule", "CONV-4")]
    [InlineData("2025-01-02T02:00:00Z", 1, "2024-12-31T15:59:59Z")]
    [InlineData("2025-01-06T02:00:00Z", 10, "2024-12-19T15:59:59Z")]
    public void What_is_asked_in_advance_is_counted_backwards(string trigger, int days, string last) =>
        Assert.Equal(At(last), Calendar.WorkingDaysBefore(At(trigger), days));

    [Theory, Trait("Rule", "CONV-4")]
    [InlineData(2025, 1, 1, "2025-01-02T15:59:59Z")]
    [InlineData(2025, 1, 5, "2025-01-08T15:59:59Z")]
    [InlineData(2024, 12, 1, "2024-12-02T15:59:59Z")]
    public void The_first_working_day_of_a_month_is_day_one(int year, int month, int days, string last) =>
        Assert.Equal(At(last), Calendar.WorkingDayOf(new(year, month), days));

    [Theory, Trait("Rule", "CONV-3")]
    [InlineData("2024-12-20T15:59:59Z", "2024-12-30T15:59:59Z")]
    [InlineData("2024-12-20T16:00:00Z", "2024-12-31T15:59:59Z")]
    public void Days_are_counted_in_the_billing_zone(string trigger, string last) => Assert.Equal(At(last), Calendar.DaysAfter(At(trigger), 10));

    [Theory, Trait("Rule", "CONV-3")]
    [InlineData("2024-08-30T16:00:00Z", 6, "2025-02-28T15:59:59Z")]
    [InlineData("2023-08-30T16:00:00Z", 6, "2024-02-29T15:59:59Z")]
    [InlineData("2024-08-27T16:00:00Z", 6, "2025-02-28T15:59:59Z")]
    [InlineData("2024-08-26T16:00:00Z", 6, "2025-02-27T15:59:59Z")]
    public void Months_end_on_the_same_day_or_the_months_last_one(string trigger, int months, string last) =>
        Assert.Equal(At(last), Calendar.MonthsAfter(At(trigger), months));

    [Fact, Trait("Rule", "CONV-3")]
    public void The_longest_limit_is_a_thousand_days() => Assert.Equal(At("2027-09-16T15:59:59Z"), Calendar.DaysAfter(At("2024-12-20T02:00:00Z"), 1_000));

    [Theory]
    [InlineData(0)]
    [InlineData(WorkingCalendar.MostDays + 1)]
    public void A_limit_has_at_least_a_day_and_a_bound(int days) =>
        Assert.All(new Func<DateTimeOffset, int, DateTimeOffset>[] { Calendar.DaysAfter, Calendar.MonthsAfter, Calendar.WorkingDaysAfter, Calendar.WorkingDaysBefore }, limit =>
            Assert.Throws<ArgumentOutOfRangeException>(() => limit(At("2024-12-20T02:00:00Z"), days)));

    [Fact, Trait("Rule", "CONV-2")]
    public void The_first_late_second_follows_the_last_one_in_time()
    {
        var deadline = At("2024-12-20T02:00:00.900Z");
        var late = BusinessTime.FirstLateSecond(deadline);
        Assert.Equal(At("2024-12-20T02:00:01Z"), late);
        Assert.True(BusinessTime.IsLate(late, deadline));
        Assert.False(BusinessTime.IsLate(late.AddMilliseconds(-1), deadline));
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
