using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Contract.Finder;

public abstract partial class FinderIndexContract
{
    [SkippableTheory]
    [InlineData("KubeSphere Partners", "kube")]
    [InlineData("kubesphere partners", "kube")]
    [InlineData("Beijing Cloud Services", "beijing")]
    [InlineData("O'Brien & Sons Ltd.", "obrien")]
    [InlineData("OBrien and Sons", "obrien")]
    [InlineData("RWD", "redwood")]
    [InlineData("Redwood Data", "redwood")]
    public async Task An_exact_name_comes_first(string text, string first) => Assert.Equal(first, (await Ids(await Start(FinderSamples.Log()), text))[0]);

    [SkippableTheory]
    [InlineData("O'Neil", "c", "b")]
    [InlineData("o’neil", "c", "b")]
    [InlineData("Oneil", "b", "c")]
    public async Task Of_names_that_differ_by_an_apostrophe_the_one_as_written_comes_first(string text, string first, string second)
    {
        var log = new FinderLog(
            [.. FinderSamples.Listed("a", "Oneill"), .. FinderSamples.Listed("b", "Oneil"), .. FinderSamples.Listed("c", "O'Neil"), .. FinderSamples.Listed("d", "Oneil Labs")]);
        var run = await Start(log);

        Assert.Equal([first, second], (await Ids(run, text)).Take(2));
        Assert.Equal([first, second], (await Ids(run, Everything with { Query = Relevance.Suggestion(text) })).Take(2));
        await AssertExpected(run, log, For(text), text);
    }

    [SkippableTheory]
    [InlineData("Zenyth", "zenith")]
    [InlineData("Zneith", "zenith")]
    [InlineData("enith", "zenith")]
    [InlineData("Tasmann Networks", "tasman")]
    [InlineData("Tasmn Netwroks", "tasman")]
    [InlineData("Kubeshpere Partners", "kube")]
    [InlineData("Sahra Analitics", "sahara")]
    public async Task A_name_with_typing_errors_comes_first(string text, string first) => Assert.Equal(first, (await Ids(await Start(FinderSamples.Log()), text))[0]);

    [SkippableTheory]
    [InlineData("Tas", "tasman")]
    [InlineData("redwood da", "redwood")]
    [InlineData("sphere", "kube")]
    [InlineData("nuag", "societe")]
    public async Task The_beginning_of_a_name_finds_it(string text, string first) => Assert.Equal(first, (await Ids(await Start(FinderSamples.Log()), text))[0]);

    [SkippableFact]
    public async Task Words_in_the_order_of_a_name_come_before_the_same_words_apart()
    {
        var run = await Start(new FinderLog(
            [.. FinderSamples.Listed("a-apart", "Harbor Cloud Of Green Data"), .. FinderSamples.Listed("b-phrase", "Green Cloud Harbor Data")]));

        Assert.Equal(["b-phrase", "a-apart"], await Ids(run, "green cloud"));
    }

    [SkippableTheory]
    [InlineData("华为云计算", "huayun")]
    [InlineData("云服务有限公司", "beijing")]
    [InlineData("北京", "beijing")]
    [InlineData("数据云", "shanghai")]
    [InlineData("中心", "shanghai")]
    [InlineData("華為", null)]
    [InlineData("东京", null)]
    [InlineData("東京", "kana")]
    [InlineData("ｸﾗｳﾄﾞ東京", "kana")]
    public async Task Chinese_and_Japanese_names_are_found_by_their_words(string text, string? first) =>
        Assert.Equal(first, (await Ids(await Start(FinderSamples.Log()), text)).FirstOrDefault());

    [SkippableFact]
    public async Task A_single_Chinese_character_finds_every_name_that_has_it() => Assert.Equal(
        ["beijing", "huayun", "shanghai"], (await Ids(await Start(FinderSamples.Log()), "云")).Order());

    [SkippableTheory]
    [InlineData("Societe Nuageuse", "societe")]
    [InlineData("Société Nuageuse", "societe")]
    [InlineData("Aenix Cloud", "aenix")]
    [InlineData("banco de credito austral", "banco")]
    [InlineData("Muller Strasse Hosting", "muller")]
    [InlineData("Tásman Nétworks", "tasman")]
    [InlineData("abc cloud", "wide")]
    [InlineData("ＡＢＣ", "wide")]
    public async Task Accents_and_width_make_no_difference(string text, string first) => Assert.Equal(first, (await Ids(await Start(FinderSamples.Log()), text))[0]);

    [SkippableTheory]
    [InlineData("C++", "cplus")]
    [InlineData("C++ Builders", "cplus")]
    [InlineData("C#", "csharp")]
    [InlineData("C Works", "cworks")]
    [InlineData("3-Shake", "shake")]
    [InlineData("3shake", "shake")]
    [InlineData("3 shake", "shake")]
    [InlineData("acc-ict", "acc")]
    [InlineData("core 24/7", "core")]
    [InlineData("24 7", "core")]
    [InlineData("nodejs garage", "node")]
    [InlineData("Node.js", "node")]
    public async Task Digits_and_signs_tell_names_apart(string text, string first) => Assert.Equal(first, (await Ids(await Start(FinderSamples.Log()), text))[0]);

    [SkippableFact]
    public async Task Of_equal_scores_the_higher_tier_comes_first_then_the_id()
    {
        var log = FinderSamples.Log().Add(new TierChanged("berg-1", PartnerTier.Standard, PartnerTier.Core, "revenue"));

        Assert.Equal(["berg-1", "berg-2", "berg-4", "berg-3"], await Ids(await Start(log), "cloudberg systems"));
    }
}
