using System.Globalization;
using System.Text.RegularExpressions;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

/// <summary>
/// The generations of Partner Finder as indices, named by fingerprint and number, and the alias through which one of them serves. An alias
/// is switched at once for every node of the API.
/// </summary>
internal sealed partial class FinderIndices(ElasticsearchConnection client, ElasticsearchOptions options)
{
    private const int Tries = 3;

    private readonly string family = $"{options.IndexPrefix}{FinderEvents.ReadModelName}-";

    /// <summary>Readers use it; each search reads one generation as a whole.</summary>
    public string Alias => family + FinderMapping.Fingerprint;

    /// <summary>Those of this fingerprint, newest first.</summary>
    public async Task<IReadOnlyList<string>> Existing(CancellationToken cancellation) =>
        [.. (await All(cancellation)).Keys.Where(IsOfThisFingerprint).OrderByDescending(NumberOf)];

    /// <summary>A name that is not taken.</summary>
    public async Task<string> Next(CancellationToken cancellation)
    {
        var newest = (await Existing(cancellation)).Select(NumberOf).DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{Alias}-{newest + 1:D4}");
    }

    /// <summary>Makes the index with its template; one that is there already is left as it is.</summary>
    public async Task Create(string index, CancellationToken cancellation)
    {
        (await client.Ask(ElasticsearchRequest.Put($"_index_template/{Alias}", FinderMapping.Template($"{Alias}-*", options)), cancellation)).Require();
        var answer = await client.Ask(ElasticsearchRequest.Put(index), cancellation);
        // Made by another process, or by an attempt whose answer was lost.
        if (!answer.Is("resource_already_exists_exception")) answer.Require();
    }

    /// <summary>Moves the alias in one step: there is no moment without a generation that serves.</summary>
    public async Task Serve(string index, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var serving = await Serving(cancellation);
            if (serving is [var only] && only == index) return;
            object[] actions =
            [
                .. serving.Where(other => other != index).Select(other => new { Remove = new { Index = other, Alias } }),
                new { Add = new { Index = index, Alias } },
            ];
            var answer = await client.Ask(ElasticsearchRequest.Post("_aliases", new { Actions = actions }), cancellation);
            if (answer.Succeeded) return;
            // Another process took the alias away in between: look again.
            if (!answer.IsMissing || attempt == Tries) throw answer.ToException();
        }
    }

    /// <summary>Generations that do not serve, those of other fingerprints included; none while nothing serves.</summary>
    public async Task<IReadOnlyList<string>> Others(CancellationToken cancellation)
    {
        var all = await All(cancellation);
        string[] others = [.. all.Where(index => !index.Value.Contains(Alias)).Select(index => index.Key).Order(StringComparer.Ordinal)];
        return others.Length < all.Count ? others : [];
    }

    /// <summary>Deletes a generation, and with the last of another fingerprint its template.</summary>
    public async Task Delete(string index, CancellationToken cancellation)
    {
        await DeleteIfThere(index, cancellation);
        if (!IsOfThisFingerprint(index)) await DeleteIfThere($"_index_template/{index[..index.LastIndexOf('-')]}", cancellation);
    }

    private async Task DeleteIfThere(string path, CancellationToken cancellation)
    {
        var answer = await client.Ask(ElasticsearchRequest.Delete(path), cancellation);
        if (!answer.IsMissing) answer.Require();
    }

    private async Task<List<string>> Serving(CancellationToken cancellation) =>
        [.. (await All(cancellation)).Where(index => index.Value.Contains(Alias)).Select(index => index.Key)];

    /// <summary>Every generation with its aliases; what else a wildcard catches is none of ours.</summary>
    private async Task<Dictionary<string, HashSet<string>>> All(CancellationToken cancellation)
    {
        var answer = await client.Ask(ElasticsearchRequest.Get($"{family}*/_alias"), cancellation);
        if (answer.IsMissing) return [];
        return answer.As<Dictionary<string, Aliased>>()
            .Where(index => index.Key.StartsWith(family, StringComparison.Ordinal) && Generation().IsMatch(index.Key[family.Length..]))
            .ToDictionary(index => index.Key, index => index.Value.Aliases.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private bool IsOfThisFingerprint(string index) => index.StartsWith(Alias + "-", StringComparison.Ordinal);

    private static int NumberOf(string index) => int.Parse(index.AsSpan(index.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9a-f]{8}-[0-9]{4,9}$")]
    private static partial Regex Generation();

    private sealed record Aliased(Dictionary<string, System.Text.Json.JsonElement> Aliases);
}
