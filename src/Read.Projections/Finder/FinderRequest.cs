using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>What somebody asks Partner Finder.</summary>
/// <param name="Text">Words as they were typed; blank or null: everybody.</param>
/// <param name="Order">Null: by relevance when there are words, by distance when there is a place, else by tier.</param>
/// <param name="After">The cursor of the last result seen.</param>
/// <param name="Facets">Which facets are counted.</param>
public sealed record FinderRequest(
    string? Text, ImmutableArray<FacetFilter> Filters, Near? Near, FinderOrder? Order, int Size, string? After, ImmutableArray<Facet> Facets);

/// <summary>A result, with what it has in common with the words asked for.</summary>
/// <param name="near">The place searched near.</param>
public sealed class FinderResult(FinderMatch match, FinderQuery? query, string cursor, GeoPoint? near = null)
{
    private readonly Lazy<IReadOnlyList<FinderQuery.Leaf>> explanation = new(() => Explain(match.Entry, query));

    public FinderEntry Entry => match.Entry;

    /// <summary>How well it matches: only to be compared within one search.</summary>
    public float Score => match.Score;

    /// <summary>Metres to the nearest office; null without a place or an office.</summary>
    public double? DistanceMetres => match.DistanceMetres;

    /// <summary>The nearest office; null without a place or an office.</summary>
    public ProfileCity? NearestCity => near is { } place
        ? Entry.Content!.Cities.MinBy(city => Sphere.Metres(place, new GeoPoint(city.Latitude, city.Longitude)))
        : null;

    public string Cursor => cursor;

    /// <summary>What made it match, best first.</summary>
    public IReadOnlyList<FinderQuery.Leaf> Explanation => explanation.Value;

    /// <summary>The texts that the words asked for stand in, with their places: what counts, and every word that stands there as it was asked for.</summary>
    public IReadOnlyList<Highlight> Highlights => query is null ? [] : Highlight.Of(Entry, [.. Explanation.Concat(query.Leaves().Where(leaf =>
        leaf is FinderQuery.Term { Field: FinderField.Name or FinderField.Label or FinderField.Text })).Distinct()]);

    private static IReadOnlyList<FinderQuery.Leaf> Explain(FinderEntry entry, FinderQuery? query) =>
        query is null || QueryEvaluation.Of(query, new FinderDocument(entry)) is not { } found ? [] : [.. found.Counted.OrderByDescending(leaf => leaf.Weight)];
}

/// <param name="Order">The order that was applied.</param>
public sealed record FinderPage(
    IReadOnlyList<FinderResult> Results, bool HasNext, bool HasPrevious, int Total, FinderOrder Order,
    IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);
