using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Api.GraphQL.Finder;

[Description("A page of partners, and what the whole search found.")]
public sealed class PartnerFinderConnection(FinderRequest request, FinderPage page)
{
    public IReadOnlyList<PartnerFinderEdge> Edges => [.. page.Results.Select(result => new PartnerFinderEdge(result))];

    public IReadOnlyList<PartnerProfile> Nodes => [.. page.Results.Select(result => result.Entry.To<PartnerProfile>())];

    public PageInfo PageInfo => new(page.HasNext, page.HasPrevious, at => page.Results.Count == 0 ? null : page.Results[at.GetOffset(page.Results.Count)].Cursor);

    [Description("How many partners the words and every filter leave.")]
    public int TotalCount => page.Total;

    [Description("The order that was applied.")]
    public FinderOrder OrderedBy => page.Order;

    [Cost(300), Description("What the result can be narrowed by. The counts of a facet leave its own filter out: they say what another value would bring.")]
    public IReadOnlyList<PartnerFinderFacet> Facets =>
        [.. Enum.GetValues<Facet>().Where(page.Facets.ContainsKey).Select(facet => PartnerFinderFacet.Of(facet, page.Facets[facet], request.Filters))];

    [Cost(200), Description("The words with misspelt ones put right; null when nothing is to be put right.")]
    public async Task<string?> DidYouMean(IResolveFieldContext context, FinderReads reads) =>
        string.IsNullOrWhiteSpace(request.Text) ? null : await reads.DidYouMean(request, context.CancellationToken);
}

[Description("A partner found, with what makes it fit.")]
public sealed class PartnerFinderEdge(FinderResult result)
{
    public string Cursor => result.Cursor;

    public PartnerProfile Node => result.Entry.To<PartnerProfile>();

    [Description("How well it matches; to be compared within one search alone.")]
    public double Score => result.Score;

    [Description("Kilometres to its nearest office; null without a place or an office.")]
    public double? DistanceKilometres => result.DistanceMetres is { } metres ? Math.Round(metres / 1_000, 1, MidpointRounding.AwayFromZero) : null;

    [Description("Its office nearest to the place searched near; null without a place or an office.")]
    public PartnerCity? NearestCity => result.NearestCity is { } city ? PartnerCity.Of(city) : null;

    [Cost(40), Description("The texts in which the words stand.")]
    public IReadOnlyList<FinderHighlight> Highlights => [.. result.Highlights.Select(highlight => new FinderHighlight(highlight))];

    [Cost(40), Description("Which fields matched, and how much each counts; their sum is the score.")]
    public IReadOnlyList<FinderExplanation> Explain => [.. result.Explanation.Select(leaf => new FinderExplanation(leaf))];
}

[Description("A partner whose name begins like what is being typed.")]
public sealed class PartnerSuggestion(FinderResult result)
{
    private Highlight? marked;

    [Description("The name to complete to, in the language that is being typed.")]
    public string Text => Marked.Text;

    [Description("The name with what was typed in mark elements, escaped for HTML.")]
    public string Html => Marked.Html;

    [Description("Where what was typed stands in the name.")]
    public IReadOnlyList<FinderRange> Ranges => [.. Marked.Ranges.Select(range => new FinderRange(range.Start, range.Length))];

    public PartnerProfile Profile { get; } = result.Entry.To<PartnerProfile>();

    private Highlight Marked => marked ??= result.Highlights.FirstOrDefault(highlight => highlight.Field is HighlightedField.NameEnglish or HighlightedField.NameChinese)
        ?? new(HighlightedField.NameEnglish, Profile.Name, []);
}
