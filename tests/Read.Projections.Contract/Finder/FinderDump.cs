using System.Globalization;
using System.Text.Json;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>What an index answers, comparable: every entry, and some searches with their facets.</summary>
internal static class FinderDump
{
    private static readonly string?[] Queries = [null, "cloud", "zenith", "cloudberg systems", "云", "clod systms", "vanished"];

    /// <param name="log">Names the partners to ask for.</param>
    public static async Task<IReadOnlyList<string>> Of(FinderRun run, FinderLog log)
    {
        List<string> lines = [];
        var entries = await run.Index.Get([.. log.Entries.Select(entry => entry.PartnerId)]);
        lines.AddRange(entries.Values.OrderBy(entry => entry.PartnerId, StringComparer.Ordinal).Select(Told));
        foreach (var text in Queries)
        {
            var found = await run.Index.Search(FinderSearch.Everything with
            {
                Query = text is null ? null : Relevance.Search(text),
                Size = 1_000,
                Facets = [.. Enum.GetValues<Facet>()],
            });
            lines.Add($"{text}: {found.Total}");
            lines.AddRange(found.Matches.Select(match => string.Create(CultureInfo.InvariantCulture, $"{text}: {match.Score} {match.Key} {Told(match.Entry)}")));
            lines.AddRange(found.Facets.OrderBy(facet => facet.Key).SelectMany(facet => facet.Value.Select(count => $"{text}: {facet.Key} {count}")));
        }

        var corrected = await run.Index.Corrections(["zenit", "cloudbreg", "vanisched", "云计"]);
        lines.AddRange(corrected.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => $"{word.Key} > {word.Value}"));
        return lines;
    }

    private static string Told(FinderEntry entry) => JsonSerializer.Serialize(entry, EventJson.Options);
}
