using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerGraph.Api.GraphQL.Schema.Scalars;

/// <summary>Reads decimal numbers, also with an exponent. What a decimal cannot hold to the last digit is refused, never rounded.</summary>
internal static partial class DecimalNotation
{
    private const int MostDigits = 28, MostExponent = 100_000;

    /// <exception cref="FormatException">It is no decimal number, is too large, or states more than 28 digits.</exception>
    public static decimal Parse(string text)
    {
        if (Number().Match(text) is not { Success: true } number) throw new FormatException($"'{Shown(text)}' is not a decimal number.");
        var (whole, fraction) = (number.Groups["whole"].Value, number.Groups["fraction"].Value);
        var digits = (whole + fraction).TrimStart('0');
        if (digits.Length == 0) return 0;
        var point = digits.Length - fraction.Length + ExponentOf(number.Groups["exponent"].Value);
        digits = digits.TrimEnd('0');
        if (point > MostDigits) throw new FormatException($"'{Shown(text)}' is too large: a decimal number has at most {MostDigits} digits.");
        var decimals = Math.Max(0, digits.Length - point);
        if (decimals > MostDigits || Math.Max(point, 0) + decimals > MostDigits)
            throw new FormatException($"'{Shown(text)}' would lose digits: a decimal number has at most {MostDigits}, behind the point as well.");
        var value = decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        for (var place = digits.Length; place < point; place++) value *= 10;
        value = new decimal([.. decimal.GetBits(value).Take(3), decimals << 16]);
        return number.Groups["sign"].Value == "-" ? -value : value;
    }

    private static int ExponentOf(string exponent) =>
        exponent.Length == 0 ? 0
        : int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? Math.Clamp(power, -MostExponent, MostExponent)
        : exponent[0] == '-' ? -MostExponent : MostExponent;

    private static string Shown(string text) => text.Length > 64 ? text[..64] + "..." : text;

    [GeneratedRegex(@"^(?<sign>[+-]?)(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?([eE](?<exponent>[+-]?[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
