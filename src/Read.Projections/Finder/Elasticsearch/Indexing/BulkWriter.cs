using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>Writes entries by the hundred. An entry's version is its log position, so that an older one never replaces a newer one.</summary>
internal sealed class BulkWriter(ElasticsearchConnection client, string index)
{
    // Far below what servers accept, and enough that more would not be faster.
    private const int LargestRequest = 4 << 20;

    /// <param name="refresh">Whether searches must find the entries when this returns.</param>
    /// <exception cref="ElasticsearchException">An entry was refused; the message names it.</exception>
    public async Task Write(IReadOnlyCollection<FinderEntry> entries, bool refresh, CancellationToken cancellation)
    {
        foreach (var portion in Portions(entries.Select(Line)))
        {
            var left = portion;
            for (var attempt = 1; left.Count > 0; attempt++)
            {
                left = await Write(left, refresh, cancellation);
                if (left.Count > 0 && !await client.WaitToRepeat(attempt, cancellation))
                    throw new ElasticsearchException(429, "too_many_requests", $"{left.Count} entries, the first of them {left[0].Id}, were put off {attempt} times.");
            }
        }
    }

    /// <returns>Those that the server asks to send again.</returns>
    private async Task<List<Item>> Write(List<Item> items, bool refresh, CancellationToken cancellation)
    {
        // A refresh is of the shards that the request writes to, so it belongs to this request: the checkpoint may lie in another shard.
        var path = refresh ? $"{index}/_bulk?refresh=true" : $"{index}/_bulk";
        var answer = await client.Ask<Answer>(ElasticsearchRequest.PostLines(path, items.SelectMany(item => item.Bytes).ToArray()), cancellation);
        if (!answer.Errors) return [];
        var states = answer.Items.Select(item => item.Index).ToList();
        if (states.Find(IsRefused) is { } refused)
            throw new ElasticsearchException(refused.Status, refused.Error?.Type ?? "unknown", $"the entry {refused.Id}: {refused.Error?.Reason}");
        var putOff = states.Where(IsPutOff).Select(state => state.Id).ToHashSet(StringComparer.Ordinal);
        return items.FindAll(item => putOff.Contains(item.Id));
    }

    // A conflict says that a newer version is stored: another process was faster, and knows more.
    private static bool IsRefused(State state) => state.Status >= 300 && state.Status != (int)HttpStatusCode.Conflict && !IsPutOff(state);

    private static bool IsPutOff(State state) => state.Status == (int)HttpStatusCode.TooManyRequests;

    private static Item Line(FinderEntry entry)
    {
        var action = new JsonObject
        {
            ["index"] = new JsonObject { ["_id"] = entry.PartnerId, ["version"] = entry.Position, ["version_type"] = "external_gte" },
        };
        return new(entry.PartnerId, [.. Utf8(action), (byte)'\n', .. Utf8(IndexedEntry.Of(entry)), (byte)'\n']);
    }

    private static byte[] Utf8(JsonObject node) => JsonSerializer.SerializeToUtf8Bytes(node, ElasticsearchJson.Options);

    private static IEnumerable<List<Item>> Portions(IEnumerable<Item> items)
    {
        List<Item> portion = [];
        var size = 0;
        foreach (var item in items)
        {
            if (portion.Count > 0 && size + item.Bytes.Length > LargestRequest)
            {
                yield return portion;
                (portion, size) = ([], 0);
            }

            portion.Add(item);
            size += item.Bytes.Length;
        }

        if (portion.Count > 0) yield return portion;
    }

    private sealed record Item(string Id, byte[] Bytes);

    private sealed record Answer(bool Errors, IReadOnlyList<Outcome> Items);

    private sealed record Outcome(State Index);

    private sealed record State([property: JsonPropertyName("_id")] string Id, int Status, ItemError? Error);
}
