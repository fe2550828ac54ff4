using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class CorrectionRuleTests
{
    [Theory]
    [InlineData("harbor", "harbor", 0)]
    [InlineData("jarbor", "harbor", 1)]
    [InlineData("harbr", "harbor", 1)]
    [InlineData("hrabro", "harbor", 2)]
    [InlineData("jarbr", "harbor", null)]
    [InlineData("ahrbr", "harbor", null)]
    [InlineData("hrrbxr", "harbor", 2)]
    [InlineData("hrxbxr", "harbor", null)]
    [InlineData("𠀁云服", "𠀀云服", 1)]
    [InlineData("𠀁云务", "𠀀云服", null)]
    [InlineData("𠀀务云", "𠀀云服", 2)]
    public void A_word_may_mean_one_an_edit_away_or_two_after_the_same_first_character(string word, string meant, int? edits) =>
        Assert.Equal(edits, CorrectionRule.Edits(word, meant));

    [Fact]
    public void Short_words_are_not_corrected_and_none_twice() =>
        Assert.Equal(["four", "云计算服"], CorrectionRule.Correctable(["the", "four", "𠀀云服", "four", "云计算服", ""]));
}
