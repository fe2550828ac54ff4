namespace PartnerGraph.Write.Domain.Finder;

/// <summary>The addresses that a visitor of Partner Finder is sent to: nothing but http and https, and no names or passwords inside.</summary>
public static class WebAddress
{
    public const int LongestAllowed = 2048;

    private const string NeverInAnAddress = "\"<>\\^`{|}";

    public static bool IsHttp(string text) => HasScheme(text, "https://") || HasScheme(text, "http://");

    public static bool IsHttps(string text) => HasScheme(text, "https://");

    // Uri forgives blanks, backslashes and missing slashes; a browser may read such an address as another one.
    private static bool HasScheme(string text, string scheme) =>
        text.Length <= LongestAllowed && text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        && !text.Any(c => char.IsWhiteSpace(c) || NeverInAnAddress.Contains(c, StringComparison.Ordinal)) && !ProfileText.HidesCharacters(text)
        && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host != "" && !HasUserInfo(text[scheme.Length..]);

    private static bool HasUserInfo(string afterScheme) =>
        afterScheme.AsSpan(0, afterScheme.AsSpan().IndexOfAny('/', '?', '#') is var end and >= 0 ? end : afterScheme.Length).Contains('@');
}
