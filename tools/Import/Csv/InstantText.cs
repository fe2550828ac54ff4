using System.Globalization;

namespace PartnerGraph.Import.Csv;

/// <summary>Reads instants such as <c>2024-09-18T22:00:00Z</c>; what has no offset is UTC.</summary>
public static class InstantText
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Formats =
        [.. from date in (string[])["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm"]
            from second in (string[])["", ":ss", ":ss.FFFFFFF"]
            from zone in (string[])["", "'Z'", "zzz", "' UTC'", "' 'zzz"]
            select date + second + zone, "yyyy-MM-dd"];

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        TryParsePlain(text, out instant) || DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Utc, out instant);

    // The form that all but a few files use, without trying formats: 19 characters and at most a Z.
    private static bool TryParsePlain(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length is not (19 or 20) || (text.Length == 20 && text[19] != 'Z')) return false;
        if (text[4] != '-' || text[7] != '-' || text[10] is not ('T' or ' ') || text[13] != ':' || text[16] != ':') return false;
        if (!TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var day)) return false;
        if (!TryNumber(text[11..13], out var hour) || !TryNumber(text[14..16], out var minute) || !TryNumber(text[17..19], out var second)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        instant = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
