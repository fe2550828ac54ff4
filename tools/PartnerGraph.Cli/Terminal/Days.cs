using System.CommandLine;
using System.Globalization;

namespace PartnerGraph.Cli.Terminal;

/// <summary>Days on the command line are ISO 8601, whatever the machine's language: 03/04 would be two days.</summary>
internal static class Days
{
    public static Option<DateOnly?> Option(string name, string description, DateOnly? least = null, DateOnly? most = null) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                result.AddError($"{name} is a day such as 2026-01-31, not '{text}'.");
            else if (day < least || day > most)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} lies between {least:yyyy-MM-dd} and {most:yyyy-MM-dd}."));
            return day;
        },
    };

    /// <summary>The first instant of the day in UTC.</summary>
    public static DateTimeOffset? Start(DateOnly? day) => day is { } given ? new DateTimeOffset(given, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
