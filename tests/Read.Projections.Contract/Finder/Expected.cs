using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>A result that a search must give.</summary>
internal sealed record ExpectedMatch(FinderDocument Document, int Score, double? DistanceMetres);

/// <summary>What a search must answer, from the documents alone and as simply as it can be said.</summary>
internal static class Expected
{
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Every result, whatever the page.</summary>
    public static IReadOnlyList<ExpectedMatch> Of(FinderSearch search, IEnumerable<FinderDocument> documents)
    {
        var found = Found(search, documents);
        var ordered = search.Order switch
        {
            FinderOrder.Relevance => found.OrderByDescending(match => match.Score).ThenByDescending(Tier).ThenBy(Name, StringComparer.Ordinal),
            FinderOrder.Name => found.OrderBy(Name, StringComparer.Ordinal).ThenByDescending(Tier),
            FinderOrder.Tier => found.OrderByDescending(Tier).ThenBy(Name, StringComparer.Ordinal),
            FinderOrder.Distance => found.OrderBy(match => match.DistanceMetres ?? double.MaxValue).ThenByDescending(Tier).ThenBy(Name, StringComparer.Ordinal),
            FinderOrder.Newest => found.OrderByDescending(match => match.Document.Entry.PublishedAt).ThenByDescending(Tier).ThenBy(Name, StringComparer.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(search)),
        };
        return [.. ordered.ThenBy(match => match.Document.Entry.PartnerId, StringComparer.Ordinal)];
    }

    /// <summary>The counts of one facet, its own filter left out.</summary>
    public static IReadOnlyList<FacetCount> Counts(Facet facet, FinderSearch search, IEnumerable<FinderDocument> documents) =>
        [.. Found(search with { Filters = [.. search.Filters.Where(filter => filter.Facet != facet)] }, documents)
            .SelectMany(match => match.Document.Facets[facet]).CountBy(value => value)
            .Select(count => new FacetCount(count.Key, count.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];

    /// <summary>The great circle between two points, by the haversine formula.</summary>
    public static double Metres(GeoPoint from, GeoPoint to)
    {
        var (north, east) = (Radians(to.Latitude - from.Latitude) / 2, Radians(to.Longitude - from.Longitude) / 2);
        var chord = Math.Pow(Math.Sin(north), 2) + Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * Math.Pow(Math.Sin(east), 2);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Sqrt(chord));
    }

    private static List<ExpectedMatch> Found(FinderSearch search, IEnumerable<FinderDocument> documents) =>
    [
        .. from document in documents
           let score = search.Query is null ? 0 : QueryEvaluation.Of(search.Query, document)?.Score
           where score is not null
           where search.Filters.All(filter => document.Facets[filter.Facet].Intersect(filter.Values).Any())
           let distance = Distance(search.Near, document)
           where search.Near?.WithinMetres is not { } within || distance <= within
           select new ExpectedMatch(document, score.Value, distance),
    ];

    private static double? Distance(Near? near, FinderDocument document) => near is null || document.Points.IsEmpty
        ? null
        : document.Points.Min(point => Metres(near.Point, point));

    private static int Tier(ExpectedMatch match) => match.Document.TierRank;

    private static string Name(ExpectedMatch match) => match.Document.SortName;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
