using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>A search that evaluates the query on every document and sorts by keys.</summary>
internal static class NaiveSearch
{
    private const double DegreesToRadians = Math.PI / 180, EarthDiameterMetres = 2 * 6_371_008.8;

    public static FinderFound Of(FinderSearch search, IReadOnlyCollection<FinderDocument> documents)
    {
        var scored = documents.AsParallel().AsOrdered().Select(document => Match(search, document)).OfType<(FinderDocument Document, FinderMatch Match)>().ToList();
        var order = Comparer<FinderKey>.Create((left, right) => Compare(search.Order, left, right));
        var found = scored.Where(one => search.Filters.All(filter => Passes(one.Document, filter))).Select(one => one.Match).OrderBy(match => match.Key, order).ToList();
        var rest = found.Where(match => search.After is null || order.Compare(match.Key, search.After) > 0).ToList();
        var facets = search.Facets.ToDictionary(facet => facet, facet => Counts(facet, scored
            .Where(one => search.Filters.All(filter => filter.Facet == facet || Passes(one.Document, filter))).Select(one => one.Document)));
        return new([.. rest.Take(search.Size)], rest.Count > search.Size, found.Count, facets);
    }

    private static (FinderDocument, FinderMatch)? Match(FinderSearch search, FinderDocument document)
    {
        var score = search.Query is null ? 0 : QueryEvaluation.Of(search.Query, document)?.Score;
        double? metres = search.Near is null || document.Points.IsEmpty ? null : document.Points.Min(point => Metres(search.Near.Point, point));
        if (score is null || (search.Near?.WithinMetres is { } within && (metres is null || metres > within))) return null;
        var number = search.Order switch
        {
            FinderOrder.Relevance => score.Value,
            FinderOrder.Distance => metres ?? double.MaxValue,
            FinderOrder.Newest => document.Entry.PublishedAt!.Value.ToUnixTimeMilliseconds(),
            _ => 0,
        };
        return (document, new(document.Entry, score.Value, metres, new(number, document.TierRank, document.SortName, document.Entry.PartnerId)));
    }

    private static int Compare(FinderOrder order, FinderKey left, FinderKey right)
    {
        var (number, tier, name) = (left.Number.CompareTo(right.Number), right.Tier.CompareTo(left.Tier), string.CompareOrdinal(left.Name, right.Name));
        int[] decisive = order switch
        {
            FinderOrder.Name => [name, tier],
            FinderOrder.Distance => [number, tier, name],
            _ => [-number, tier, name],
        };
        return decisive.Append(string.CompareOrdinal(left.PartnerId, right.PartnerId)).FirstOrDefault(comparison => comparison != 0);
    }

    private static bool Passes(FinderDocument document, FacetFilter filter) => document.Facets[filter.Facet].Any(value => filter.Values.Contains(value));

    private static IReadOnlyList<FacetCount> Counts(Facet facet, IEnumerable<FinderDocument> documents) =>
        [.. documents.SelectMany(document => document.Facets[facet]).GroupBy(value => value).Select(values => new FacetCount(values.Key, values.Count()))
            .OrderBy(count => -count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];

    // By unit vectors: the angle between two points is twice the arc sine of half their chord.
    private static double Metres(GeoPoint from, GeoPoint to)
    {
        var ((x, y, z), (u, v, w)) = (Unit(from), Unit(to));
        var chord = Math.Sqrt(Math.Pow(x - u, 2) + Math.Pow(y - v, 2) + Math.Pow(z - w, 2));
        return EarthDiameterMetres * Math.Asin(Math.Min(1, chord / 2));
    }

    private static (double X, double Y, double Z) Unit(GeoPoint point)
    {
        var (latitude, longitude) = (point.Latitude * DegreesToRadians, point.Longitude * DegreesToRadians);
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }
}
