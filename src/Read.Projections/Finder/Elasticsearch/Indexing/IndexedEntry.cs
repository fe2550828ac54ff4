using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>An entry as the index stores it.</summary>
internal static class IndexedEntry
{
    /// <summary>Of an entry that is not listed nothing is indexed, so that no search, count or suggestion can give it away.</summary>
    public static JsonObject Of(FinderEntry entry)
    {
        var source = new JsonObject
        {
            [FinderFields.Listed] = entry.IsListed,
            [FinderFields.Entry] = JsonSerializer.SerializeToNode(entry, EventJson.Options),
        };
        if (entry.IsListed) AddFields(source, new FinderDocument(entry));
        return source;
    }

    /// <exception cref="JsonException">It is no entry of this version.</exception>
    public static FinderEntry Read(JsonElement entry) =>
        entry.Deserialize<FinderEntry>(EventJson.Options) ?? throw new JsonException("An indexed entry is null.");

    private static void AddFields(JsonObject source, FinderDocument document)
    {
        source[FinderFields.Id] = document.Entry.PartnerId;
        source[FinderFields.Tier] = document.TierRank;
        source[FinderFields.SortName] = document.SortName;
        source[FinderFields.PublishedAt] = document.Entry.PublishedAt?.ToUnixTimeMilliseconds();
        source[FinderFields.Points] = new JsonArray([.. document.Points.Select(GeoJson.Point)]);
        foreach (var field in Enum.GetValues<FinderField>()) source[FinderFields.Of(field)] = Texts(Values(document, field));
        var facets = new JsonObject();
        foreach (var (facet, values) in document.Facets) facets[FinderFields.NameOf(facet)] = Texts(values);
        source[FinderFields.Facets] = facets;
    }

    private static IEnumerable<string> Values(FinderDocument document, FinderField field) => FinderFields.HasPhrases(field)
        ? document.Terms(field).Select(terms => string.Join(' ', terms))
        : document.Terms(field).SelectMany(terms => terms);

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
