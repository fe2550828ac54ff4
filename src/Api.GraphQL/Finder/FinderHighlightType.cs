using System.ComponentModel;
using GraphQL;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Api.GraphQL.Finder;

[Name("PartnerFinderHighlight"), Description("A text of a profile, or a part of a long one, in which words of the search stand.")]
public sealed class FinderHighlight(Highlight highlight)
{
    public HighlightedField Field => highlight.Field;

    [Description("The text as it is: escape it before it becomes part of a page.")]
    public string Text => highlight.Text;

    [Description("Where the text begins in the whole one, in UTF-16 units: 0 unless a part of a long description is shown.")]
    public int Offset => highlight.Offset;

    [Description("Where the words stand in the text, in order.")]
    public IReadOnlyList<FinderRange> Ranges => [.. highlight.Ranges.Select(range => new FinderRange(range.Start, range.Length))];

    [Description("The text escaped for HTML, with the words in mark elements.")]
    public string Html => highlight.Html;
}

[Name("PartnerFinderRange"), Description("A part of a text.")]
public sealed record FinderRange([property: Description("Counted in UTF-16 units, as JavaScript does.")] int Start, int Length);

/// <summary>How a word or name was found.</summary>
public enum MatchKind { Exact, Phrase, Misspelt }

[Name("PartnerFinderExplanation"), Description("Why a partner was found.")]
public sealed class FinderExplanation(FinderQuery.Leaf leaf)
{
    public FinderField Field => leaf.Field;

    public MatchKind Match => leaf switch
    {
        FinderQuery.Term => MatchKind.Exact,
        FinderQuery.Phrase => MatchKind.Phrase,
        _ => MatchKind.Misspelt,
    };

    [Description("What was looked for, as the index has it.")]
    public string Term => leaf switch
    {
        FinderQuery.Term term => term.Value,
        FinderQuery.Phrase phrase => string.Join(' ', phrase.Values),
        FinderQuery.Fuzzy fuzzy => fuzzy.Value,
        _ => "",
    };

    [Description("What it adds to the score.")]
    public int Weight => leaf.Weight;
}
