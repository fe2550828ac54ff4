using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    [SkippableFact]
    public async Task A_new_generation_includes_nothing()
    {
        var run = await Start();

        Assert.Equal(0, run.Position);
        Assert.Equal(0, (await run.Index.Search(Everything)).Total);
        Assert.Empty(await run.Index.Corrections(["cloud"]));
        Assert.Empty(await run.Index.Get(["zenith"]));
    }

    [SkippableFact]
    public async Task Nothing_is_applied_after_another_position_than_its_own()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var (reached, before) = (run.Position, await FinderDump.Of(run, log));
        log.Add(FinderSamples.Unpublished("zenith"));

        foreach (var after in new[] { 0, reached - 1, reached + 1, log.Head, log.Head + 100 })
            Assert.Equal(reached, await run.Serving.Commit([log.Events[^1]], after, log.Head + 200, default));

        Assert.Equal(before, await FinderDump.Of(run, log));
        await run.Follow(log);
        Assert.NotEqual(before, await FinderDump.Of(run, log));
    }

    [SkippableFact]
    public async Task The_position_moves_without_events_too()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var before = await FinderDump.Of(run, log);

        Assert.Equal(run.Position + 5_000, await run.Serving.Commit([], run.Position, run.Position + 5_000, default));

        Assert.Equal(run.Position + 5_000, await run.Serving.Commit([], run.Position, run.Position + 9_000, default));
        Assert.Equal(before, await FinderDump.Of(run, log));
    }

    [SkippableFact]
    public async Task Delivered_twice_equals_once()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var before = await FinderDump.Of(run, log);

        Assert.Equal(log.Head + 1, await run.Serving.Commit(log.Events, run.Position, log.Head + 1, default));

        Assert.Equal(before, await FinderDump.Of(run, log));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task How_events_fall_into_batches_does_not_matter(int size)
    {
        var log = FinderSamples.Log();
        log.Add(FinderSamples.Unpublished("zenith"), FinderSamples.Frozen("kube"), FinderSamples.Unfrozen("kube"), FinderSamples.Unfrozen("frozen"));
        var run = await Start(log, size);
        var answers = await FinderDump.Of(run, log);

        var beside = await run.BuildBeside(log);
        await run.Switch(beside);

        Assert.NotEmpty(answers);
        Assert.Equal(answers, await FinderDump.Of(run, log));
    }

    [SkippableFact]
    public async Task What_was_committed_is_there_at_once_and_after_opening_again()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var (reached, answers) = (run.Position, await FinderDump.Of(run, log));
        await run.DisposeAsync();

        var again = await Start();

        Assert.Equal((log.Head, log.Head), (reached, again.Position));
        Assert.Equal(answers, await FinderDump.Of(again, log));
        await again.Follow(log.Add(FinderSamples.Unpublished("zenith")));
        Assert.DoesNotContain("zenith", await Ids(again, "zenith"));
    }

    [SkippableFact]
    public async Task By_what_the_log_is_recognised_is_kept_with_the_position()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var mark = new LogMark(Guid.NewGuid(), run.Position, new string('a', 64));
        run.Serving.Mark = mark;
        Assert.Equal(run.Position + 1, await run.Serving.Commit([], run.Position, run.Position + 1, default));
        await run.DisposeAsync();

        var again = await Start();

        Assert.Equal((mark, log.Head + 1), (again.Serving.Mark, again.Position));
    }

    [SkippableFact]
    public async Task Many_entries_in_one_batch_are_all_there()
    {
        var log = new FinderLog(Enumerable.Range(0, 2_500).SelectMany(n => FinderSamples.Listed($"bulk-{n:D4}", $"Bulk {n}")));
        var run = await Start(log, atOnce: 10_000);

        var found = await run.Index.Search(Read.Projections.Finder.FinderSearch.Everything with { Size = 3_000, Order = Read.Projections.Finder.FinderOrder.Name });

        Assert.Equal((2_500, 2_500, false), (found.Total, found.Matches.Count, found.HasMore));
        Assert.Equal(["bulk-1234"], (await Ids(run, "bulk 1234")).Take(1));
    }

    [SkippableFact]
    public async Task Searches_answer_while_events_are_committed()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var searching = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var n = 0; n < 25; n++) Assert.Contains("tasman", await Ids(run, "tasman networks"));
        }));

        for (var n = 0; n < 10 || (!searching.IsCompleted && n < 200); n++) await run.Follow(log.Add(FinderSamples.Listed($"more-{n}", $"Tasman {n}")), 1);

        await searching;
        await AssertExpected(run, log, For("tasman"), "afterwards");
    }
}
