namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    [SkippableFact]
    public async Task The_index_says_what_it_is_and_what_it_follows()
    {
        var store = (await Start()).Store;

        Assert.Equal(Read.Projections.Finder.FinderEvents.ReadModelName, store.Name);
        Assert.Equal(Read.Projections.Finder.FinderEvents.Followed.Order(ByName), store.Events.Order(ByName));
        Assert.False(store.IsReaction);
        Assert.NotEmpty(store.Fingerprint);
    }

    [SkippableFact]
    public async Task A_rebuild_serves_only_once_it_is_used_and_then_equals_what_was_applied_as_it_happened()
    {
        var log = FinderSamples.Log();
        var run = await Start(log, atOnce: 1);
        var answers = await FinderDump.Of(run, log);
        var other = new FinderLog(FinderSamples.Listed("zenith", "Nadir"));

        var beside = await run.BuildBeside(other);
        Assert.Equal(answers, await FinderDump.Of(run, log));
        await beside.MarkReady(default);
        Assert.Equal(answers, await FinderDump.Of(run, log));
        await run.Switch(beside);
        Assert.Equal(["zenith"], await Ids(run, Everything));

        await run.Switch(await run.BuildBeside(log));
        Assert.Equal(answers, await FinderDump.Of(run, log));
    }

    [SkippableFact]
    public async Task The_serving_generation_goes_on_while_another_is_built()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var beside = await run.BuildBeside(log);

        await run.Follow(log.Add(FinderSamples.Unpublished("zenith")));
        Assert.DoesNotContain("zenith", await Ids(run, "zenith"));
        await run.Switch(beside);
        Assert.Contains("zenith", await Ids(run, "zenith"));
        await run.Follow(log);
        Assert.DoesNotContain("zenith", await Ids(run, "zenith"));
    }

    [SkippableFact]
    public async Task A_replaced_generation_is_deleted_and_the_new_one_is_there_after_opening_again()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var replaced = run.Serving.Name;
        Assert.False(await run.Store.HasOthers(default));
        await run.Switch(await run.BuildBeside(log));
        var (name, answers) = (run.Serving.Name, await FinderDump.Of(run, log));

        Assert.NotEqual(replaced, name);
        Assert.True(await run.Store.HasOthers(default));
        await run.Store.DeleteOthers(default);

        Assert.False(await run.Store.HasOthers(default));
        Assert.Equal([name], (await run.Store.Existing(default)).Select(generation => generation.Name));
        Assert.Equal(answers, await FinderDump.Of(run, log));
        await run.DisposeAsync();
        var again = await Start();
        Assert.Equal((name, log.Head), (again.Serving.Name, again.Position));
        Assert.Equal(answers, await FinderDump.Of(again, log));
    }

    [SkippableFact]
    public async Task A_generation_that_was_never_marked_ready_is_not_ready_and_never_chosen()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var serving = run.Serving.Name;
        var beside = await run.BuildBeside(log);
        Assert.True(await run.Serving.IsReady(default));
        Assert.False(await beside.IsReady(default));
        await beside.DisposeAsync();
        await run.DisposeAsync();

        var again = await Start();

        Assert.Equal(serving, again.Serving.Name);
        var halfMade = Assert.Single(await again.Store.Existing(default), generation => generation.Name == beside.Name);
        Assert.False(await halfMade.IsReady(default));
        await again.Store.DeleteOthers(default);
        Assert.Equal([serving], (await again.Store.Existing(default)).Select(generation => generation.Name));
    }

    [SkippableFact]
    public async Task Generations_come_newest_first_and_the_newest_that_is_ready_is_chosen()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var older = run.Serving.Name;
        var newer = await run.BuildBeside(log);
        await newer.MarkReady(default);
        await newer.DisposeAsync();
        await run.DisposeAsync();

        var again = await Start();

        Assert.Equal(newer.Name, again.Serving.Name);
        Assert.Equal([newer.Name, older], (await again.Store.Existing(default)).Select(generation => generation.Name));
    }

    [SkippableFact]
    public async Task A_generation_given_up_leaves_nothing()
    {
        var log = FinderSamples.Log();
        var run = await Start(log);
        var answers = await FinderDump.Of(run, log);

        var beside = await run.BuildBeside(log);
        await beside.DisposeAsync();
        await beside.Delete();

        Assert.Equal([run.Serving.Name], (await run.Store.Existing(default)).Select(generation => generation.Name));
        Assert.False(await run.Store.HasOthers(default));
        Assert.Equal(answers, await FinderDump.Of(run, log));
    }

    private static readonly Comparer<Type> ByName = Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.FullName, right.FullName));
}
