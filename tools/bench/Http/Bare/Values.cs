using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PartnerGraph.Bench.Http.Bare;

/// <summary>Values in the form in which the product's answers have them.</summary>
internal static class Values
{
    public static string Id(string type, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));

    /// <summary>An amount of two columns: hundreds, and units of the eighth decimal.</summary>
    public static string Amount(long high, long low) => ((high * 100m) + (low / 100_000_000m)).ToString("F8", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>Such as 202601.</summary>
    public static string Month(long number) => string.Create(CultureInfo.InvariantCulture, $"{number / 100:D4}-{number % 100:D2}");
}
