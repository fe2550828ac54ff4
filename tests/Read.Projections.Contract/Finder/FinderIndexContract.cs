using System.Globalization;
using System.Text.Json;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>
/// What every index behind Partner Finder does: the answers that documents alone determine, and the commits that the runtime relies on.
/// An adapter's tests are a subclass that opens an index; one without a server skips there.
/// </summary>
public abstract partial class FinderIndexContract : IAsyncLifetime
{
    private const int All = 1_000;

    // Letters and digits in lower case, so that an adapter can take the last part for a name.
    private readonly string place = Path.Combine(Path.GetTempPath(), $"partnergraph-finder-{Guid.NewGuid():N}");
    private readonly List<FinderRun> runs = [];

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var run in runs) await run.DisposeAsync();
        await Remove(place);
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
    }

    /// <summary>The index at a place, an absolute path of a folder that need not exist; opened again at the same one it has what it had.</summary>
    protected abstract FinderFixture Open(string place);

    /// <summary>Removes what is kept elsewhere than in the folder; every fixture of the place is closed.</summary>
    protected virtual Task Remove(string place) => Task.CompletedTask;

    private async Task<FinderRun> Start(FinderLog? log = null, int atOnce = All)
    {
        var run = await FinderRun.Start(Open(place));
        runs.Add(run);
        if (log is not null) await run.Follow(log, atOnce);
        return run;
    }

    private static FinderSearch Everything { get; } = FinderSearch.Everything with { Size = All };

    private static FinderSearch For(string text) => Everything with { Query = Relevance.Search(text) ?? throw new ArgumentException("Nothing to look for.", nameof(text)) };

    private static async Task<string[]> Ids(FinderRun run, FinderSearch search) => [.. (await run.Index.Search(search)).Matches.Select(match => match.Entry.PartnerId)];

    private static Task<string[]> Ids(FinderRun run, string text) => Ids(run, For(text));

    /// <summary>Asserts ids, scores, order, total and whether there are more.</summary>
    /// <param name="about">Names the search where it fails.</param>
    private static async Task<FinderFound> AssertExpected(FinderRun run, FinderLog log, FinderSearch search, string about)
    {
        var expected = Expected.Of(search, log.Listed);
        var found = await run.Index.Search(search);
        Assert.Equal(
            [about, .. expected.Take(search.Size).Select(match => Line(match.Document.Entry.PartnerId, match.Score)), Line(expected.Count > search.Size, expected.Count)],
            [about, .. found.Matches.Select(match => Line(match.Entry.PartnerId, match.Score)), Line(found.HasMore, found.Total)]);
        return found;
    }

    private static string Line(object what, float number) => string.Create(CultureInfo.InvariantCulture, $"{what} {number:R}");

    private static void AssertSame(FinderEntry expected, FinderEntry actual)
    {
        // Sets compare by reference: what is stored of them is what counts.
        Assert.Equal(JsonSerializer.Serialize(expected, EventJson.Options), JsonSerializer.Serialize(actual, EventJson.Options));
    }
}
