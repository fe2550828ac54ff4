using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;

/// <summary>
/// What misspelt words may have meant, in two requests. The first asks the term suggester for what resembles them; its frequencies count
/// replaced and deleted documents too, until the server merges them away, so the second counts in how many listed entries each of them is.
/// A word of a partner that is no longer listed is thereby neither suggested nor taken for known.
/// </summary>
internal static class WordCorrections
{
    private const int AnyPrefix = 0, Candidates = 50;

    // Any number of documents: how often a word is said decides later.
    private const int AnyFrequency = 1_000_000_000;

    private static readonly string Field = FinderFields.Of(FinderField.Word);

    public static async Task<IReadOnlyDictionary<string, string>> Of(
        ElasticsearchConnection client, string index, IReadOnlyCollection<string> words, CancellationToken cancellation)
    {
        string[] asked = [.. CorrectionRule.Correctable(words)];
        if (asked.Length == 0) return new Dictionary<string, string>();
        var similar = await Similar(client, index, asked, cancellation);
        var counts = await CountsOf(client, index, [.. asked.Concat(similar.Values.SelectMany(each => each)).Distinct(StringComparer.Ordinal)], cancellation);
        return asked.Where(word => !counts.ContainsKey(word))
            .Select(word => (Word: word, Best: Closest(word, similar[word], counts)))
            .Where(found => found.Best is not null)
            .ToDictionary(found => found.Word, found => found.Best!);
    }

    private static string? Closest(string word, IEnumerable<string> similar, Dictionary<string, int> counts) => similar
        .Where(counts.ContainsKey)
        .Select(other => (Word: other, Edits: CorrectionRule.Edits(word, other)))
        .Where(other => other.Edits is not null)
        .OrderBy(other => other.Edits).ThenByDescending(other => counts[other.Word]).ThenBy(other => other.Word, StringComparer.Ordinal)
        .Select(other => other.Word)
        .FirstOrDefault();

    private static async Task<Dictionary<string, List<string>>> Similar(ElasticsearchConnection client, string index, string[] words, CancellationToken cancellation)
    {
        var suggest = new JsonObject();
        foreach (var (number, word) in words.Index()) suggest[$"word{number}"] = new JsonObject { ["text"] = word, ["term"] = Suggester() };
        var answer = await client.Ask<Suggested>(Search(index, new() { ["size"] = 0, ["track_total_hits"] = false, ["suggest"] = suggest }), cancellation);
        return words.Index().ToDictionary(
            each => each.Item, each => answer.Suggest[$"word{each.Index}"].SelectMany(text => text.Options).Select(option => option.Text).ToList());
    }

    private static JsonObject Suggester() => new()
    {
        // With two edits it keeps the first character whatever the prefix, as the rule has it.
        // The whole word as it is: it is a term already.
        ["field"] = Field, ["analyzer"] = "keyword", ["suggest_mode"] = "always", ["sort"] = "score", ["size"] = Candidates, ["max_edits"] = CorrectionRule.MostEdits,
        ["prefix_length"] = AnyPrefix, ["min_word_length"] = CorrectionRule.ShortestWord, ["accuracy"] = 0, ["max_term_freq"] = AnyFrequency,
    };

    /// <summary>In how many listed entries each word is; those in none are missing.</summary>
    private static async Task<Dictionary<string, int>> CountsOf(ElasticsearchConnection client, string index, string[] words, CancellationToken cancellation)
    {
        var terms = new JsonObject
        {
            ["field"] = Field, ["size"] = words.Length, ["include"] = new JsonArray([.. words.Select(word => (JsonNode)word)]),
        };
        var body = new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = false,
            ["query"] = QueryTranslation.Listed(null),
            ["aggs"] = new JsonObject { ["words"] = new JsonObject { ["terms"] = terms } },
        };
        var answer = await client.Ask<Counted>(Search(index, body), cancellation);
        return answer.Aggregations.Words.Buckets.ToDictionary(bucket => bucket.Key, bucket => bucket.DocCount, StringComparer.Ordinal);
    }

    private static ElasticsearchRequest Search(string index, JsonObject body) =>
        ElasticsearchRequest.Post($"{index}/_search?allow_partial_search_results=false", body);

    private sealed record Suggested(Dictionary<string, IReadOnlyList<SuggestedText>> Suggest);

    private sealed record SuggestedText(IReadOnlyList<SuggestedOption> Options);

    private sealed record SuggestedOption(string Text);

    private sealed record Counted(CountedWords Aggregations);

    private sealed record CountedWords(CountedBuckets Words);

    private sealed record CountedBuckets(IReadOnlyList<CountedBucket> Buckets);

    private sealed record CountedBucket(string Key, int DocCount);
}
