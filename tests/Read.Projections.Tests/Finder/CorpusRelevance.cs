using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using Xunit.Abstractions;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>
/// Judged queries over real names. An adapter's tests are a subclass with the figures that it reached: it may become better, never worse.
/// </summary>
public abstract class CorpusRelevance(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly string place = Path.Combine(Path.GetTempPath(), $"partnergraph-corpus-{Guid.NewGuid():N}");
    private FinderRun? run;

    /// <summary>The least figures of every kind and of <see cref="RelevanceFigures.Overall"/>; of no-hit the least share that finds nothing.</summary>
    protected abstract IReadOnlyDictionary<string, (double SuccessAt1, double SuccessAt5, double Mrr)> Floors { get; }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        if (run is not null) await run.DisposeAsync();
        await Remove(place);
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
    }

    /// <inheritdoc cref="FinderIndexContract.Open"/>
    protected abstract FinderFixture Open(string place);

    /// <inheritdoc cref="FinderIndexContract.Remove"/>
    protected virtual Task Remove(string place) => Task.CompletedTask;

    [SkippableFact]
    public async Task Judged_queries_are_answered_as_well_as_recorded()
    {
        Skip.If(CorpusProfiles.File() is null, CorpusProfiles.Missing);
        run = await FinderRun.Start(Open(place));
        await run.Follow(new FinderLog(CorpusProfiles.Events(CorpusProfiles.File()!)));

        List<Answered> answers = [];
        foreach (var judged in JudgedQuery.All()) answers.Add(new(judged, await Names(run.Index, judged.Query)));
        output.WriteLine(RelevanceFigures.Told(answers));

        var figures = RelevanceFigures.Of(answers);
        Assert.Equal(figures.Select(figure => figure.Kind).Order(StringComparer.Ordinal), Floors.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(figures, figure =>
            figure.SuccessAt1 < Floors[figure.Kind].SuccessAt1 || figure.SuccessAt5 < Floors[figure.Kind].SuccessAt5 || figure.Mrr < Floors[figure.Kind].Mrr);
    }

    private static async Task<IReadOnlyList<string>> Names(IFinderIndex index, string text)
    {
        if (Relevance.Search(text) is not { } query) return [];
        var found = await index.Search(FinderSearch.Everything with { Query = query, Size = 10 });
        return [.. found.Matches.Select(match => match.Entry.Content!.NameEnglish ?? match.Entry.Content.NameChinese!)];
    }
}
