using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>What users narrow a search by.</summary>
public enum Facet { Country, State, City, Geography, Industry, Competency, Product, Language, Program, Tier }

/// <summary>In which order results come; ties are broken by tier, highest first, then name, then id, so that every order is total.</summary>
public enum FinderOrder
{
    /// <summary>Best match first; higher tiers among equals.</summary>
    Relevance,

    /// <summary>By name, A to Z.</summary>
    Name,

    /// <summary>Highest tier first.</summary>
    Tier,

    /// <summary>Nearest office first; those without an office come last.</summary>
    Distance,

    /// <summary>Latest published first.</summary>
    Newest,
}

/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>Any of the values will do.</summary>
public sealed record FacetFilter(Facet Facet, ImmutableArray<string> Values);

/// <param name="WithinMetres">Null: any distance.</param>
public sealed record Near(GeoPoint Point, double? WithinMetres);

/// <summary>A page of a search.</summary>
/// <param name="Query">Null: every listed entry, all with the score 0.</param>
/// <param name="Filters">Every one must hold; at most one for each facet.</param>
/// <param name="After">The key of the last result seen; null for the first page.</param>
/// <param name="Facets">Which facets are counted. Counts of a facet leave its own filter out, so that a user can widen it.</param>
public sealed record FinderSearch(
    FinderQuery? Query, ImmutableArray<FacetFilter> Filters, Near? Near, FinderOrder Order, int Size, FinderKey? After, ImmutableArray<Facet> Facets)
{
    /// <summary>Every listed entry, best first, no facets.</summary>
    public static readonly FinderSearch Everything = new(null, [], null, FinderOrder.Relevance, 20, null, []);
}

/// <summary>
/// Where a result stands in the order of a search: its own values alone, none of the index's statistics, so that pages stay put
/// while other entries come and go.
/// </summary>
/// <param name="Number">The score, the distance in metres or the instant in Unix milliseconds, as the order has it; 0 for orders without one.</param>
/// <param name="Tier">The tier's rank; -1 without a tier.</param>
public sealed record FinderKey(double Number, int Tier, string Name, string PartnerId)
{
    /// <summary>The distance of an entry without an office: further than any place on Earth.</summary>
    public const double Nowhere = 1e9;
}

/// <param name="Score">The sum of the weights of what matched; 0 without a query.</param>
/// <param name="DistanceMetres">From the point searched near to the nearest office; null without either.</param>
public sealed record FinderMatch(FinderEntry Entry, float Score, double? DistanceMetres, FinderKey Key);

/// <param name="Value">As documents have it, see <see cref="FinderDocument.Facets"/>.</param>
public readonly record struct FacetCount(string Value, int Count);

/// <param name="Total">How many entries the query and every filter leave.</param>
/// <param name="Facets">For each facet asked for, its values by falling count and then by value.</param>
public sealed record FinderFound(
    IReadOnlyList<FinderMatch> Matches, bool HasMore, int Total, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);
