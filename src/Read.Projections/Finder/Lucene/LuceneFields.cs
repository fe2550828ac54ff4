using PartnerGraph.Read.Projections.Finder.Lucene.Searching;

namespace PartnerGraph.Read.Projections.Finder.Lucene;

/// <summary>The names of the fields of an index.</summary>
internal static class LuceneFields
{
    public const string Id = "id";

    /// <summary>Present in listed entries alone.</summary>
    public const string Listed = "listed";

    public const string Entry = "entry";

    public const string Points = "points";

    public const string Tier = "tier";

    public const string SortName = "sortName";

    public const string PublishedAt = "publishedAt";

    private static readonly Dictionary<Facet, string> Facets = Enum.GetValues<Facet>().ToDictionary(facet => facet, facet => $"facet.{facet}");

    public static string Of(Facet facet) => Facets[facet];
}
