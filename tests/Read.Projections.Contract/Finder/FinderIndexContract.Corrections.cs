namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    [SkippableFact]
    public async Task Misspelt_words_are_corrected_and_words_that_stand_somewhere_or_resemble_none_are_left_out()
    {
        var run = await Start(FinderSamples.Log());

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["kubersphere"] = "kubesphere", ["kubenetes"] = "kubernetes", ["analitycs"] = "analytics", ["nuagesue"] = "nuageuse", ["automtive"] = "automotive",
            },
            await run.Index.Corrections(["kubersphere", "kubenetes", "analitycs", "nuagesue", "automtive", "zenith", "monitoring", "automotive", "xylophone", "云计"]));
        Assert.Empty(await run.Index.Corrections([]));
    }

    [SkippableFact]
    public async Task Fewest_edits_win_and_then_the_more_frequent_word()
    {
        var run = await Start(new FinderLog(
            [.. FinderSamples.Listed("a", "Harbor"), .. FinderSamples.Listed("b", "Harbour"), .. FinderSamples.Listed("c", "Harbour Two")]));

        Assert.Equal(
            new Dictionary<string, string> { ["harbr"] = "harbor", ["harborr"] = "harbour", ["ahrbor"] = "harbor", ["harboru"] = "harbour" },
            await run.Index.Corrections(["harbr", "harborr", "ahrbor", "harboru"]));
    }

    [SkippableFact]
    public async Task Of_two_errors_none_is_in_the_first_letter()
    {
        var run = await Start(new FinderLog([.. FinderSamples.Listed("a", "Harbor"), .. FinderSamples.Listed("b", "Go")]));

        Assert.Equal(
            new Dictionary<string, string> { ["jarbor"] = "harbor", ["arbor"] = "harbor", ["harbxx"] = "harbor", ["gooo"] = "go" },
            await run.Index.Corrections(["jarbor", "arbor", "harbxx", "jarbxr", "arbr", "gooo", "xxgo", "goo"]));
    }

    [SkippableFact]
    public async Task Words_of_hidden_entries_neither_correct_others_nor_count_as_right()
    {
        var log = new FinderLog([.. FinderSamples.Listed("hidden", "Tangerine Orchard"), .. FinderSamples.Listed("shown", "Tangerines")]);
        var run = await Start(log);
        Assert.Empty(await run.Index.Corrections(["tangerine", "orchard"]));

        await run.Follow(log.Add(FinderSamples.Frozen("hidden")));
        Assert.Equal(new Dictionary<string, string> { ["tangerine"] = "tangerines" }, await run.Index.Corrections(["tangerine", "orchard", "orchad"]));

        await run.Follow(log.Add(FinderSamples.Unfrozen("hidden")));
        Assert.Equal(new Dictionary<string, string> { ["orchad"] = "orchard" }, await run.Index.Corrections(["tangerine", "orchard", "orchad"]));
    }

    [SkippableFact]
    public async Task Frequency_counts_listed_entries_alone()
    {
        var log = new FinderLog([.. Enumerable.Range(0, 5).SelectMany(n => FinderSamples.Listed($"grey-{n}", $"Greystone {n}")), .. FinderSamples.Listed("gray", "Graystone Cloud Graystone")]);
        var run = await Start(log);
        Assert.Equal("greystone", (await run.Index.Corrections(["groystone"]))["groystone"]);

        await run.Follow(log.Add(Enumerable.Range(0, 4).Select(n => FinderSamples.Frozen($"grey-{n}"))).Add(FinderSamples.Listed("gray-2", "Graystone")));
        Assert.Equal("graystone", (await run.Index.Corrections(["groystone"]))["groystone"]);
    }
}
