using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Finder.Text;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>Reads of Partner Finder.</summary>
public sealed class FinderReads(IFinderIndex index)
{
    /// <exception cref="Paging.PageRequestException">The cursor is none of this search.</exception>
    public async Task<FinderPage> Search(FinderRequest request, CancellationToken cancellation)
    {
        var query = request.Text is { } text ? Relevance.Search(text) : null;
        // Words that have nothing to look for, such as punctuation alone, are found nowhere.
        if (query is null && !string.IsNullOrWhiteSpace(request.Text)) return new([], false, false, 0, FinderOrder.Relevance, Nothing(request.Facets));
        var cursors = new FinderCursor(request);
        var after = request.After is { } cursor ? cursors.Read(cursor) : null;
        var order = request.Order ?? (query is not null ? FinderOrder.Relevance : request.Near is not null ? FinderOrder.Distance : FinderOrder.Tier);
        var found = await index.Search(new(query, request.Filters, request.Near, order, request.Size, after, request.Facets), cancellation);
        return new(
            [.. found.Matches.Select(match => new FinderResult(match, query, cursors.Write(match.Key), request.Near?.Point))],
            found.HasMore, after is not null, found.Total, order, found.Facets);
    }

    /// <summary>Listed partners whose name begins like the text, best first.</summary>
    public async Task<IReadOnlyList<FinderResult>> Suggest(string text, int size, CancellationToken cancellation)
    {
        if (Relevance.Suggestion(text) is not { } query) return [];
        var found = await index.Search(FinderSearch.Everything with { Query = query, Size = size }, cancellation);
        return [.. found.Matches.Select(match => new FinderResult(match, query, ""))];
    }

    /// <summary>The text of a search with misspelt words put right; null when there is nothing to put right, or when that would find nobody.</summary>
    public async Task<string?> DidYouMean(FinderRequest request, CancellationToken cancellation) =>
        request.Text is { } text && await Corrected(text, cancellation) is { } corrected && Relevance.Search(corrected) is { } query
            && (await index.Search(new(query, request.Filters, request.Near, FinderOrder.Relevance, 1, After: null, []), cancellation)).Total > 0
            ? corrected : null;

    private async Task<string?> Corrected(string text, CancellationToken cancellation)
    {
        var words = FinderText.Words(text).Where(word => !word.IsCjk).Take(Relevance.MostWords).ToList();
        if (words.Count == 0) return null;
        var corrections = await index.Corrections([.. words.Select(word => word.Value)], cancellation);
        if (corrections.Count == 0) return null;
        foreach (var word in Enumerable.Reverse(words))
            if (corrections.TryGetValue(word.Value, out var correction)) text = string.Concat(text.AsSpan(0, word.Start), correction, text.AsSpan(word.End));
        return text;
    }

    /// <summary>Of these partners' profiles those that are listed, and those within the scope whether listed or not.</summary>
    public async Task<IReadOnlyDictionary<string, FinderEntry>> Of(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation) =>
        (await index.Get(partnerIds, cancellation))
            .Where(entry => entry.Value.Content is not null && (entry.Value.IsListed || scope.Includes(entry.Key)))
            .ToDictionary();

    private static ImmutableDictionary<Facet, IReadOnlyList<FacetCount>> Nothing(ImmutableArray<Facet> facets) =>
        facets.Distinct().ToImmutableDictionary(facet => facet, IReadOnlyList<FacetCount> (_) => []);
}
