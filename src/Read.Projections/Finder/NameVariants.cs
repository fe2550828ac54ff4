using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PartnerGraph.Read.Projections.Finder.Text;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>How people write a business name besides its full form: without the legal form, without what stands in brackets, or only that.</summary>
internal static partial class NameVariants
{
    private static readonly FrozenSet<string> LegalForms = new[]
    {
        "ab", "ag", "as", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "kk", "limited", "llc", "llp",
        "ltd", "nv", "oy", "oyj", "plc", "pte", "pty", "sa", "sas", "se", "spa", "srl",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> Of(string name)
    {
        var outside = Bracketed().Replace(name, " ").Trim();
        if (outside.Length > 0 && outside != name) yield return outside;
        foreach (Match inside in Bracketed().Matches(name)) yield return inside.Groups[1].Value;
        if (WithoutLegalForm(outside) is { } plain) yield return plain;
    }

    private static string? WithoutLegalForm(string name)
    {
        var words = FinderText.Words(name);
        var kept = words.Count;
        while (kept > 1 && LegalForms.Contains(words[kept - 1].Value)) kept--;
        return kept > 0 && kept < words.Count ? name[..words[kept - 1].End] : null;
    }

    [GeneratedRegex(@"[(（\[]([^()（）\[\]]*)[)）\]]")]
    private static partial Regex Bracketed();
}
