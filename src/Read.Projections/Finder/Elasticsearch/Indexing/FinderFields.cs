using System.Text.Json;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>What the fields of an indexed entry are called.</summary>
internal static class FinderFields
{
    public const string Listed = "listed", Entry = "entry", Id = "id", Tier = "tier", SortName = "sortName", PublishedAt = "publishedAt", Points = "points";

    /// <summary>The object that holds a field for each facet.</summary>
    public const string Facets = "facets";

    public static string Of(FinderField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    public static string NameOf(Facet facet) => JsonNamingPolicy.CamelCase.ConvertName(facet.ToString());

    public static string Of(Facet facet) => $"{Facets}.{NameOf(facet)}";

    /// <summary>Whether the order of its terms counts; other fields hold terms alone.</summary>
    public static bool HasPhrases(FinderField field) => field is FinderField.Name or FinderField.Label or FinderField.Text;
}
