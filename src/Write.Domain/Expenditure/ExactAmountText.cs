namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>Why a text is no amount.</summary>
public enum AmountProblem
{
    None,

    /// <summary>It is not a decimal number.</summary>
    Malformed,

    /// <summary>It states more than 18 decimals.</summary>
    TooManyDecimals,

    /// <summary>It does not fit decimal(28,8).</summary>
    OutOfRange,
}

/// <summary>Reads decimal numbers, also with an exponent, digit by digit: nothing passes through a type that could round unasked.</summary>
public static class ExactAmountText
{
    /// <summary>An amount that came as a decimal, with all digits that it states.</summary>
    public static AmountProblem Parse(decimal amount, out ExactAmount exact) =>
        Parse(amount.ToString(System.Globalization.CultureInfo.InvariantCulture), out exact);

    private const int MaxDigits = 64;

    private const int MaxIntegerDigits = 20;

    // More than any text that is read has digits.
    private const int MostExponent = 1_000_000_000;

    public static AmountProblem Parse(ReadOnlySpan<char> text, out ExactAmount amount)
    {
        amount = default;
        var negative = text is ['-', ..];
        if (text is ['-' or '+', ..]) text = text[1..];

        Span<char> digits = stackalloc char[MaxDigits];
        if (!TryReadSignificand(ref text, digits, out var count, out var point, out var isLonger) || !TryReadExponent(text, out var exponent))
            return AmountProblem.Malformed;

        var significant = digits[..count].TrimEnd('0');
        point += exponent;
        if (significant.IsEmpty) return AmountProblem.None;
        if (point > MaxIntegerDigits) return AmountProblem.OutOfRange;
        if (isLonger || significant.Length - point > ExactAmount.Scale) return AmountProblem.TooManyDecimals;

        var whole = Number(significant, 0, point);
        var fraction = Number(significant, point, point + ExactAmount.Scale);
        var units = (whole * (UInt128)Kernel.Money.UnitsPerOne) + (fraction / (UInt128)ExactAmount.RemainderPerUnit);
        return ExactAmount.TryRound(units, (long)(fraction % (UInt128)ExactAmount.RemainderPerUnit), negative, out amount)
            ? AmountProblem.None
            : AmountProblem.OutOfRange;
    }

    /// <param name="digits">Receives the digits without leading zeros.</param>
    /// <param name="point">Where the decimal point stands among them; negative for zeros behind the point.</param>
    /// <param name="isLonger">Whether behind the last one there is another digit than 0.</param>
    private static bool TryReadSignificand(ref ReadOnlySpan<char> text, scoped Span<char> digits, out int count, out int point, out bool isLonger)
    {
        (count, point, isLonger) = (0, 0, false);
        var left = 0;
        int? seenPoint = null;
        var read = 0;
        var zerosBehindPoint = 0;
        for (; read < text.Length; read++)
        {
            var next = text[read];
            if (next == '.' && seenPoint is null)
            {
                seenPoint = count + left;
                zerosBehindPoint = 0;
            }
            else if (next == '0' && count == 0) zerosBehindPoint++;
            else if (!char.IsAsciiDigit(next)) break;
            else if (count < digits.Length) digits[count++] = next;
            else (left, isLonger) = (left + 1, isLonger || next != '0');
        }

        point = seenPoint is { } at ? at - zerosBehindPoint : count + left;
        var hasDigit = read > (seenPoint is null ? 0 : 1);
        text = text[read..];
        return hasDigit;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty) return true;
        if (text is not ['e' or 'E', .. var power]) return false;
        var negative = power is ['-', ..];
        if (power is ['-' or '+', ..]) power = power[1..];
        if (power.IsEmpty || power.ContainsAnyExceptInRange('0', '9')) return false;
        foreach (var digit in power) exponent = (int)Math.Min((exponent * 10L) + digit - '0', MostExponent);
        if (negative) exponent = -exponent;
        return true;
    }

    /// <summary>The digits of a place range as a number; places before the first and behind the last digit are zeros.</summary>
    private static UInt128 Number(ReadOnlySpan<char> digits, int from, int to)
    {
        UInt128 number = 0;
        for (var place = Math.Max(from, 0); place < to; place++)
            number = (number * 10) + (place < digits.Length ? (UInt128)(digits[place] - '0') : 0);
        return number;
    }
}
