using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>The judgements themselves: enough of each kind, and about names that exist.</summary>
public sealed class JudgedQueryTests
{
    private static readonly IReadOnlyList<JudgedQuery> Judged = JudgedQuery.All();

    [Theory]
    [InlineData("exact", 10)]
    [InlineData("prefix", 10)]
    [InlineData("one-typo", 25)]
    [InlineData("two-typos", 10)]
    [InlineData("word-order", 5)]
    [InlineData("category", 8)]
    [InlineData("cjk", 3)]
    [InlineData("accent", 5)]
    [InlineData("digits", 5)]
    [InlineData("brackets", 5)]
    [InlineData("no-hit", 5)]
    public void There_are_enough_of_each_kind(string kind, int least) => Assert.InRange(Judged.Count(judged => judged.Kind == kind), least, 100);

    [Fact]
    public void Nothing_is_asked_twice() => Assert.Distinct(Judged.Select(judged => judged.Query));

    [Fact]
    public void Exactly_those_that_must_find_nothing_expect_nothing() =>
        Assert.All(Judged, judged => Assert.Equal(judged.Kind == JudgedQuery.NoHit, judged.Expected.IsEmpty));

    [SkippableFact]
    public void Every_expected_name_is_listed()
    {
        var names = Corpus().Select(entry => entry.Content!.NameEnglish ?? entry.Content.NameChinese!).ToHashSet();

        Assert.Empty(Judged.SelectMany(judged => judged.Expected).Except(names));
    }

    [SkippableFact]
    public void Every_organisation_is_a_listed_partner_of_its_own()
    {
        var corpus = Corpus();

        Assert.Equal(2_412, corpus.Count);
        Assert.All(corpus, entry => Assert.True(entry.IsListed));
        var falco = corpus.Single(entry => entry.PartnerId == "org-falco").Content!;
        Assert.Equal(("Falco", "https://falco.org/"), (falco.NameEnglish, falco.Website));
        Assert.Equal("Provisioning, Security & Compliance", string.Join(", ", falco.Products));
        Assert.Contains(corpus, entry => entry.PartnerId == "org-opengauss-2");
    }

    private static IReadOnlyCollection<FinderEntry> Corpus()
    {
        Skip.If(CorpusProfiles.File() is null, CorpusProfiles.Missing);
        return new FinderLog(CorpusProfiles.Events(CorpusProfiles.File()!)).Entries;
    }
}
