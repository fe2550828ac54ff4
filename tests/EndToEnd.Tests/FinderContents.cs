using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>What the search index of a directory finds once it has caught up, as a server would after a start.</summary>
public static class FinderContents
{
    /// <summary>The ids of the partners that everybody finds, in order.</summary>
    public static async Task<IReadOnlyList<string>> Listed(string data) =>
        [.. (await Found(data)).Matches.Select(match => match.Entry.PartnerId).Order(StringComparer.Ordinal)];

    /// <summary>Every entry and the count of every value as text, in an order of their own.</summary>
    public static async Task<IReadOnlyList<string>> Dump(string data)
    {
        var found = await Found(data);
        return
        [
            .. found.Matches.Select(match => JsonSerializer.Serialize(match.Entry, EventJson.Options)).Order(StringComparer.Ordinal),
            .. found.Facets.OrderBy(facet => facet.Key).SelectMany(facet => facet.Value.Select(count => $"{facet.Key} {count.Value}: {count.Count}")),
        ];
    }

    private static async Task<FinderFound> Found(string data)
    {
        await using var store = EmbeddedStore.Open(new DirectoryInfo(data));
        await store.Projections.StartAsync(CancellationToken.None);
        try
        {
            var head = await store.Events.Head();
            Assert.True((await store.Projections.WaitFor(head, TimeSpan.FromMinutes(2))).Reached);
            var search = FinderSearch.Everything with { Size = 10_000, Facets = [.. Enum.GetValues<Facet>()] };
            return await store.Services.GetRequiredService<IFinderIndex>().Search(search);
        }
        finally
        {
            await store.Projections.StopAsync(CancellationToken.None);
        }
    }
}
