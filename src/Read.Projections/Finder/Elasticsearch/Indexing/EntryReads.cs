using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>Entries by id, as they were written last, whether searches see them already or not.</summary>
internal static class EntryReads
{
    /// <param name="index">An index or an alias of one.</param>
    public static async Task<Dictionary<string, FinderEntry>> Get(
        ElasticsearchConnection client, string index, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        // The API refuses an empty list, and an empty id with all the others.
        string[] ids = [.. partnerIds.Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];
        if (ids.Length == 0) return [];
        var answer = await client.Ask<Many>(
            ElasticsearchRequest.Post($"{index}/_mget?_source_includes={FinderFields.Entry}", new { Ids = ids }), cancellation);
        foreach (var document in answer.Docs)
            if (document.Error is { } error) throw new ElasticsearchException(200, error.Type, $"{document.Id}: {error.Reason}");
        return answer.Docs.Where(document => document.Source?.Entry is not null).ToDictionary(document => document.Id, document => IndexedEntry.Read(document.Source!.Entry!.Value));
    }

    private sealed record Many(IReadOnlyList<One> Docs);

    // A missing index is told of each document, under the status of a success.
    private sealed record One([property: JsonPropertyName("_id")] string Id, [property: JsonPropertyName("_source")] Kept? Source, ItemError? Error);

    private sealed record Kept(JsonElement? Entry);
}

/// <summary>What went wrong with one part of a request.</summary>
internal sealed record ItemError(string Type, string? Reason);
