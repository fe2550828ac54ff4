using System.Text;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Import.Organizations;

/// <summary>Names as parts of ids and mail domains.</summary>
public static class Slug
{
    // A label of a domain name has at most 63 characters, and a number may follow.
    private const int Longest = 50;

    /// <summary>Lower case ASCII letters and digits joined by hyphens, accents folded; empty for a name that has none.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            // An accent that stands alone after its letter parts no words.
            if (letter is >= '\u0300' and <= '\u036F') continue;
            var folded = Folded(letter);
            if (folded.Length > 0) slug.Append(folded);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
    }

    private static string Folded(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ when PlaceName.Fold(letter.ToString()) is [var folded] && char.IsAsciiLetterOrDigit(folded) => folded.ToString(),
        _ => "",
    };
}
