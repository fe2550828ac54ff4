using System.Globalization;

namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>Days and months of the business zone, and the one rounding; written for these tests from the catalogue.</summary>
internal static class Plain
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    public static decimal Eight(decimal amount) => Math.Round(amount, 8, MidpointRounding.AwayFromZero);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Zone).DateTime);

    public static string MonthOf(DateTimeOffset at) => Month(DayOf(at));

    public static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly FirstOf(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(int year, int month, int day, int hour = 0) => new DateTimeOffset(year, month, day, hour, 0, 0, Zone).ToUniversalTime();

    public static DateTimeOffset StartOf(DateOnly day) => At(day.Year, day.Month, day.Day);

    /// <summary>The quarter of a month, such as 2024-Q3.</summary>
    public static string Quarter(string month) => $"{month[..4]}-Q{(FirstOf(month).Month + 2) / 3}";

    public static string Text(decimal amount) => (amount == 0 ? 0m : amount).ToString("F8", CultureInfo.InvariantCulture);

    public static string Ratio(decimal ratio) => ratio.ToString("0.########", CultureInfo.InvariantCulture);
}
