using System.Text;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Api.GraphQL.Finder;

/// <summary>
/// The last part of the address of a partner's page, such as <c>aurora-cloud-partners~demo-aurora</c>: its name for people, and behind
/// the tilde what the page is found by. A name that has changed leads on to the present one.
/// </summary>
internal static class PartnerSlug
{
    private const char Tilde = '~';
    private const int LongestName = 60, LongestKey = 200;

    /// <summary>Not yet escaped for an address.</summary>
    public static string Of(string name, string partnerId) => $"{Words(name)}{Tilde}{partnerId}";

    /// <summary>The partner; null for a text that is no slug.</summary>
    public static string? KeyOf(string slug) =>
        slug.IndexOf(Tilde, StringComparison.Ordinal) is var at and >= 0 && slug[(at + 1)..] is { Length: > 0 and <= LongestKey } key ? key : null;

    private static string Words(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in PlaceName.Fold(name).EnumerateRunes())
        {
            if (slug.Length + letter.Utf16SequenceLength > LongestName) break;
            if (Rune.IsLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
