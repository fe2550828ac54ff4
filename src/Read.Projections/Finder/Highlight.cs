using System.Net;
using System.Text;
using PartnerGraph.Projections.Finder.Ranking;
using PartnerGraph.Projections.Finder.Text;

namespace PartnerGraph.Projections.Finder;

/// <summary>Which text of a profile a highlight is of.</summary>
public enum HighlightedField { NameEnglish, NameChinese, Description, Product, City }

/// <param name="Start">The first character, counted in UTF-16 units as JavaScript does.</param>
public readonly record struct MarkedRange(int Start, int Length);

/// <summary>A text, or a part of a longer one, with the places where it matched.</summary>
/// <param name="Text">As it is; escape it before it becomes part of a page, or take <see cref="Html"/>.</param>
public sealed record Highlight(HighlightedField Field, string Text, IReadOnlyList<MarkedRange> Ranges)
{
    private const int Around = 80, Longest = 240;

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
        yield return (HighlightedField.Description, content.Description);
    }

    private static Highlight Marked(HighlightedField field, string text, IReadOnlyList<FinderQuery.Leaf> leaves)
    {
        var isName = field is HighlightedField.NameEnglish or HighlightedField.NameChinese;
        if (isName && leaves.Any(leaf => leaf.Field is FinderField.Key && IsWhole(leaf, FinderText.Key(text)))) return new(field, text, [new(0, text.Length)]);
        List<MarkedRange> ranges = [];
        foreach (var token in FinderText.Words(text))
        {
            if (!leaves.Any(leaf => Matches(leaf, token, isName, field))) continue;
            if (ranges is [.., var last] && token.Start <= last.Start + last.Length) ranges[^1] = new(last.Start, Math.Max(last.Length, token.End - last.Start));
            else ranges.Add(new(token.Start, token.End - token.Start));
        }

        return new(field, text, ranges);
    }

    private static bool IsWhole(FinderQuery.Leaf leaf, string key) => leaf switch
    {
        FinderQuery.Term term => term.Value == key,
        FinderQuery.Fuzzy fuzzy => EditDistance.Resembles(key, fuzzy),
        _ => false,
    };

    private static bool Matches(FinderQuery.Leaf leaf, FinderToken token, bool isName, HighlightedField field) => leaf.Field switch
    {
        FinderField.Name or FinderField.Word => isName && IsTerm(leaf, token.Value),
        FinderField.NameStart => isName && leaf is FinderQuery.Term start && token.Value.StartsWith(start.Value, StringComparison.Ordinal),
        FinderField.Label => field is HighlightedField.Product or HighlightedField.City && IsTerm(leaf, FinderText.Stem(token.Value)),
        FinderField.Text => field is HighlightedField.Description && IsTerm(leaf, FinderText.Stem(token.Value)),
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
        var start = Boundary(whole.Text, Math.Max(0, whole.Ranges[0].Start - Around));
        var end = Boundary(whole.Text, Math.Min(whole.Text.Length, Math.Max(start + Longest, whole.Ranges[0].Start + whole.Ranges[0].Length)));
        return new(whole.Field, whole.Text[start..end],
            [.. whole.Ranges.Where(range => range.Start >= start && range.Start + range.Length <= end).Select(range => new MarkedRange(range.Start - start, range.Length))]);
    }

    // Never between the two halves of a character.
    private static int Boundary(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
