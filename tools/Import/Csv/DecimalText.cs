using System.Globalization;
using System.Numerics;

namespace PartnerGraph.Import.Csv;

/// <summary>Decimal numbers as texts of any length: nothing passes through floating point.</summary>
internal static class DecimalText
{
    /// <summary>Places of what rounding leaves; further ones are rounded away in turn.</summary>
    public const int BeyondPlaces = 36;

    // The smallest double has fewer.
    public const int MostDigits = 400;

    public static bool IsTooLong(ReadOnlySpan<char> text) => (text.IndexOfAny('e', 'E') is var at and >= 0 ? at : text.Length) > MostDigits;

    /// <summary>One text for all spellings of a number: digits without zeros at either end, and where the point stands.</summary>
    /// <returns>False when it is no number.</returns>
    public static bool TryNormalize(ReadOnlySpan<char> text, Span<char> normal, out int length)
    {
        length = 0;
        if (text.Length <= 18 && TryShort(text, out var digits, out var decimals))
        {
            while (digits != 0 && digits % 10 == 0) (digits, decimals) = (digits / 10, decimals - 1);
            return normal.TryWrite(CultureInfo.InvariantCulture, $"{digits}E{(digits == 0 ? 0 : -decimals)}", out length);
        }

        if (!TryRead(text, out var value, out var places)) return false;
        while (!value.IsZero && value % 10 == 0) (value, places) = (value / 10, places - 1);
        return normal.TryWrite(CultureInfo.InvariantCulture, $"{value}E{(value.IsZero ? 0 : -places)}", out length);
    }

    /// <summary>Rounds half away from zero.</summary>
    /// <param name="rounded">The rounded number as a plain decimal.</param>
    /// <param name="beyond">The number less the rounded one, in units of the 36th decimal.</param>
    /// <returns>False when it is no number, is too long, or would be lost: it is not 0, and nothing is left of it.</returns>
    public static bool TryRound(ReadOnlySpan<char> text, int scale, out string rounded, out long beyond)
    {
        (rounded, beyond) = ("0", 0);
        if (!TryRead(text, out var value, out var places) || places <= scale) return false;
        var kept = Divide(value, BigInteger.Pow(10, places - scale));
        var rest = value - (kept * BigInteger.Pow(10, places - scale));
        beyond = (long)(places <= BeyondPlaces ? rest * BigInteger.Pow(10, BeyondPlaces - places) : Divide(rest, BigInteger.Pow(10, places - BeyondPlaces)));
        if (kept.IsZero && beyond == 0 && !value.IsZero) return false;
        var digits = BigInteger.Abs(kept).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        rounded = $"{(kept.Sign < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
        return true;
    }

    // Nearly all amounts: no exponent, and few enough digits for 64 bits.
    private static bool TryShort(ReadOnlySpan<char> text, out long value, out int places)
    {
        (value, places) = (0, 0);
        var negative = text is ['-', ..];
        var (seen, point) = (0, -1);
        for (var index = text is ['-' or '+', ..] ? 1 : 0; index < text.Length; index++)
        {
            if (text[index] == '.' && point < 0) point = seen;
            else if (!char.IsAsciiDigit(text[index])) return false;
            else (value, seen) = ((value * 10) + text[index] - '0', seen + 1);
        }

        places = point < 0 ? 0 : seen - point;
        if (negative) value = -value;
        return seen > 0;
    }

    /// <summary>The number is <paramref name="value"/> divided by ten to the power of <paramref name="places"/>.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, out BigInteger value, out int places)
    {
        (value, places) = (BigInteger.Zero, 0);
        var exponentAt = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return false;
        var significand = exponentAt >= 0 ? text[..exponentAt] : text;
        if (significand.Length > MostDigits || Math.Abs((long)exponent) > 2 * MostDigits) return false;
        var point = significand.IndexOf('.');
        places = (point < 0 ? 0 : significand.Length - point - 1) - exponent;
        return point < 0
            ? BigInteger.TryParse(significand, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            : TryDigits(significand, point, out value);
    }

    private static bool TryDigits(ReadOnlySpan<char> significand, int point, out BigInteger value)
    {
        value = default;
        if (significand.Length == 1) return false;
        Span<char> digits = stackalloc char[significand.Length - 1];
        significand[..point].CopyTo(digits);
        significand[(point + 1)..].CopyTo(digits[point..]);
        return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static BigInteger Divide(BigInteger value, BigInteger by)
    {
        var (quotient, rest) = BigInteger.DivRem(value, by);
        return BigInteger.Abs(rest) * 2 >= by ? quotient + value.Sign : quotient;
    }
}
