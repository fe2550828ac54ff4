using System.Net;
using System.Text;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Finder.Text;
using PartnerGraph.Write.Domain.Finder.Places;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>Which text of a profile a highlight is of.</summary>
public enum HighlightedField { NameEnglish, NameChinese, Description, Product, City, Country, Industry, Competency }

/// <param name="Start">The first character, counted in UTF-16 units as JavaScript does.</param>
public readonly record struct MarkedRange(int Start, int Length);

/// <summary>A text, or a part of a longer one, with the places where it matched.</summary>
/// <param name="Text">As it is; escape it before it becomes part of a page, or take <see cref="Html"/>.</param>
/// <param name="Offset">Where the text begins in the whole one, in UTF-16 units.</param>
public sealed record Highlight(HighlightedField Field, string Text, IReadOnlyList<MarkedRange> Ranges, int Offset = 0)
{
    private const int Around = 80, Longest = 240, Near = 24;

    /// <summary>The text escaped for HTML, matches within <c>mark</c> elements.</summary>
    public string Html
    {
        get
        {
            var html = new StringBuilder();
            var at = 0;
            foreach (var range in Ranges)
            {
                html.Append(WebUtility.HtmlEncode(Text[at..range.Start])).Append("<mark>")
                    .Append(WebUtility.HtmlEncode(Text.Substring(range.Start, range.Length))).Append("</mark>");
                at = range.Start + range.Length;
            }

            return html.Append(WebUtility.HtmlEncode(Text[at..])).ToString();
        }
    }

    /// <summary>Every text of the profile in which something that was looked for stands.</summary>
    public static IReadOnlyList<Highlight> Of(FinderEntry entry, IReadOnlyList<FinderQuery.Leaf> leaves) => leaves.Count == 0
        ? []
        : [.. TextsOf(entry).Select(text => Marked(text.Field, text.Text, leaves)).Where(highlight => highlight.Ranges.Count > 0).Select(Shortened)];

    private static IEnumerable<(HighlightedField Field, string Text)> TextsOf(FinderEntry entry)
    {
        var content = entry.Content!;
        if (content.NameEnglish is { } english) yield return (HighlightedField.NameEnglish, english);
        if (content.NameChinese is { } chinese) yield return (HighlightedField.NameChinese, chinese);
        foreach (var product in content.Products) yield return (HighlightedField.Product, product);
        foreach (var city in content.Cities) yield return (HighlightedField.City, city.Name);
        foreach (var country in content.Cities.Select(city => city.Country).Prepend(entry.Country).Distinct(StringComparer.Ordinal))
            if (country != Countries.Unknown && Countries.NameOf(country) is { } name) yield return (HighlightedField.Country, name);
        foreach (var industry in content.Industries) yield return (HighlightedField.Industry, FinderLabels.Words(industry.ToString()));
        foreach (var competency in content.Competencies) yield return (HighlightedField.Competency, FinderLabels.Words(competency.ToString()));
        yield return (HighlightedField.Description, content.Description);
    }

    private static Highlight Marked(HighlightedField field, string text, IReadOnlyList<FinderQuery.Leaf> leaves)
    {
        var isName = field is HighlightedField.NameEnglish or HighlightedField.NameChinese;
        if (isName && leaves.Any(leaf => IsWholeName(leaf, text))) return new(field, text, [new(0, text.Length)]);
        List<MarkedRange> ranges = [];
        foreach (var token in FinderText.Words(text))
        {
            var stem = isName ? token.Value : FinderText.Stem(token.Value);
            var length = leaves.Max(leaf => MatchingLength(leaf, token, stem, isName, field));
            if (length == 0) continue;
            if (ranges is [.., var last] && token.Start <= last.Start + last.Length) ranges[^1] = new(last.Start, Math.Max(last.Length, token.Start + length - last.Start));
            else ranges.Add(new(token.Start, length));
        }

        return new(field, text, ranges);
    }

    private static bool IsWholeName(FinderQuery.Leaf leaf, string name) =>
        leaf.Field is FinderField.Key or FinderField.OtherKey && (IsWhole(leaf, FinderText.Spelling(name)) || IsWhole(leaf, FinderText.Key(name)));

    private static bool IsWhole(FinderQuery.Leaf leaf, string key) => leaf switch
    {
        FinderQuery.Term term => term.Value == key,
        FinderQuery.Fuzzy fuzzy => EditDistance.Resembles(key, fuzzy),
        _ => false,
    };

    // How much of the word, from its beginning: the whole of it unless it is still being typed.
    private static int MatchingLength(FinderQuery.Leaf leaf, FinderToken token, string stem, bool isName, HighlightedField field)
    {
        var whole = token.End - token.Start;
        if (!Matches(leaf, token, stem, isName, field)) return 0;
        // Where folding changed the length, letters do not stand where they stood.
        return leaf is FinderQuery.Term { Field: FinderField.NameStart } start && token.Value.Length == whole ? start.Value.Length : whole;
    }

    private static bool Matches(FinderQuery.Leaf leaf, FinderToken token, string stem, bool isName, HighlightedField field) => leaf.Field switch
    {
        FinderField.Word => IsTerm(leaf, token.Value),
        FinderField.Name => isName && IsTerm(leaf, token.Value),
        FinderField.NameStart => isName && leaf is FinderQuery.Term start && token.Value.StartsWith(start.Value, StringComparison.Ordinal),
        FinderField.Label => !isName && field is not HighlightedField.Description && IsTerm(leaf, stem),
        FinderField.Text => field is HighlightedField.Description && IsTerm(leaf, stem),
        _ => false,
    };

    private static bool IsTerm(FinderQuery.Leaf leaf, string value) => leaf switch
    {
        FinderQuery.Term term => term.Value == value,
        FinderQuery.Fuzzy fuzzy => EditDistance.Resembles(value, fuzzy),
        FinderQuery.Phrase phrase => phrase.Values.Contains(value),
        _ => false,
    };

    private static Highlight Shortened(Highlight whole)
    {
        if (whole.Text.Length <= Longest) return whole;
        var first = whole.Ranges[0];
        var start = WordStart(whole.Text, first.Start - Around);
        var end = Math.Max(first.Start + first.Length, WordEnd(whole.Text, start + Longest));
        return new(whole.Field, whole.Text[start..end],
            [.. whole.Ranges.Where(range => range.Start >= start && range.Start + range.Length <= end).Select(range => new MarkedRange(range.Start - start, range.Length))],
            start);
    }

    // Between words where there are blanks nearby, and never between the two halves of a character.
    private static int WordStart(string text, int at)
    {
        if (at <= 0) return 0;
        var blank = text.IndexOf(' ', at, Math.Min(Near, text.Length - at));
        return blank >= 0 ? blank + 1 : char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    private static int WordEnd(string text, int at)
    {
        if (at >= text.Length) return text.Length;
        var blank = text.LastIndexOf(' ', at, Near);
        return blank >= 0 ? blank : char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
