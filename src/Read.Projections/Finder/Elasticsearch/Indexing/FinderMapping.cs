using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>
/// The shape of the index. Terms are made by <see cref="Text.FinderText"/> alone, so the server only cuts at the blanks between them, and
/// finds what the embedded index finds. A field that nobody thought of is refused.
/// </summary>
internal static class FinderMapping
{
    /// <summary>Ahead of templates for all indices that an operator may have.</summary>
    private const int TemplatePriority = 500;

    /// <summary>Further apart than any phrase is long, so that none reaches from one value into the next.</summary>
    private const int BetweenValues = 100;

    /// <summary>Differs when the same events give another index.</summary>
    public static string Fingerprint { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{FinderEvents.Version}\n{Mapping().ToJsonString()}")))[..8];

    /// <summary>
    /// For the generations of this fingerprint. An index that a late write would make anew gets the same shape, never a guessed one.
    /// </summary>
    public static JsonObject Template(string pattern, ElasticsearchOptions options) => new()
    {
        ["index_patterns"] = new JsonArray(pattern),
        ["priority"] = TemplatePriority,
        ["template"] = new JsonObject
        {
            ["settings"] = new JsonObject { ["number_of_shards"] = options.Shards, ["number_of_replicas"] = options.Replicas },
            ["mappings"] = Mapping(),
        },
    };

    private static JsonObject Mapping()
    {
        var properties = new JsonObject
        {
            [FinderFields.Listed] = Typed("boolean"),
            [FinderFields.Entry] = new JsonObject { ["type"] = "object", ["enabled"] = false },
            [FinderFields.Id] = Typed("keyword"),
            [FinderFields.Tier] = Typed("integer"),
            [FinderFields.SortName] = Typed("keyword"),
            [FinderFields.PublishedAt] = Typed("long"),
            [FinderFields.Points] = Typed("geo_point"),
            [FinderFields.Facets] = new JsonObject { ["properties"] = Each(Enum.GetValues<Facet>().Select(facet => (FinderFields.NameOf(facet), Typed("keyword")))) },
            [Checkpoint.PositionField] = Stored("long"),
            [Checkpoint.ReadyField] = Stored("boolean"),
            [Checkpoint.QuarantineField] = Stored("keyword"),
            [Checkpoint.LogField] = Stored("keyword"),
        };
        foreach (var field in Enum.GetValues<FinderField>()) properties[FinderFields.Of(field)] = FinderFields.HasPhrases(field) ? Words() : Terms(field);
        return new() { ["dynamic"] = "strict", ["properties"] = properties };
    }

    private static JsonObject Words() => new()
    {
        ["type"] = "text", ["analyzer"] = "whitespace", ["similarity"] = "boolean", ["norms"] = false, ["position_increment_gap"] = BetweenValues,
    };

    // Only the words that corrections come from are counted by aggregations.
    private static JsonObject Terms(FinderField field) =>
        field == FinderField.Word ? Typed("keyword") : new() { ["type"] = "keyword", ["doc_values"] = false };

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonObject Stored(string type) => new() { ["type"] = type, ["index"] = false, ["doc_values"] = false };

    private static JsonObject Each(IEnumerable<(string Name, JsonObject Type)> fields)
    {
        var properties = new JsonObject();
        foreach (var (name, type) in fields) properties[name] = type;
        return properties;
    }
}
