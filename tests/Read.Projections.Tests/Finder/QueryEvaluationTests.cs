using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Write.Domain.Partners;
using Q = PartnerGraph.Read.Projections.Finder.Ranking.FinderQuery;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class QueryEvaluationTests
{
    private static readonly FinderDocument Document = new(new FinderLog(FinderSamples.Listed(
        "p", FinderSamples.Profile("Green Harbor Cloud", "绿港云", "Harbor clouds, harbors and more") with { Products = ["Data Lake"] }, tier: PartnerTier.Core)).Entries.Single());

    private static readonly Q.Leaf Green = Name("green", 5), Harbor = Name("harbor", 7), Missing = Name("missing", 100);

    [Fact]
    public void A_term_is_worth_its_weight_however_often_it_stands_there() => Assert.Equal(9, Score(new Q.Term(FinderField.Text, "harbor", 9)));

    [Fact]
    public void A_term_matches_whole_terms_of_its_field_alone()
    {
        Assert.Null(Score(Name("gree", 1)));
        Assert.Null(Score(new Q.Term(FinderField.Label, "green", 1)));
        Assert.Equal(1, Score(new Q.Term(FinderField.NameStart, "gree", 1)));
    }

    [Theory]
    [InlineData(4, "green", "harbor")]
    [InlineData(4, "green", "harbor", "cloud")]
    [InlineData(4, "绿港", "港云")]
    [InlineData(4, "cloud")]
    [InlineData(null, "harbor", "green")]
    [InlineData(null, "green", "cloud")]
    [InlineData(null, "cloud", "绿港")]
    [InlineData(null, "green", "harbor", "cloud", "绿港")]
    public void A_phrase_stands_together_in_one_value(int? score, params string[] words) => Assert.Equal(score, Score(new Q.Phrase(FinderField.Name, [.. words], 4)));

    [Theory]
    [InlineData("grean", 1, 0, true)]
    [InlineData("grain", 1, 0, false)]
    [InlineData("grain", 2, 0, true)]
    [InlineData("rgeen", 1, 0, true)]
    [InlineData("rgeen", 1, 1, false)]
    public void A_fuzzy_leaf_matches_terms_that_resemble(string value, int edits, int prefix, bool matches) =>
        Assert.Equal(matches ? 3 : null, Score(new Q.Fuzzy(FinderField.Name, value, edits, prefix, 3)));

    [Fact]
    public void The_best_part_counts_alone()
    {
        var evaluated = QueryEvaluation.Of(new Q.Best([Green, Missing, Harbor]), Document)!;

        Assert.Equal(7, evaluated.Score);
        Assert.Equal([Harbor], evaluated.Counted);
        Assert.Null(Score(new Q.Best([Missing])));
        Assert.Null(Score(new Q.Best([])));
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 12)]
    [InlineData(2, 12)]
    [InlineData(3, null)]
    public void A_sum_needs_so_many_parts_and_counts_all_that_match(int atLeast, int? score)
    {
        var evaluated = QueryEvaluation.Of(new Q.Sum([Green, Missing, Harbor], atLeast), Document);

        Assert.Equal(score, evaluated?.Score);
        if (evaluated is not null) Assert.Equal([Green, Harbor], evaluated.Counted);
    }

    [Fact]
    public void A_sum_of_nothing_matches_nothing() => Assert.Null(Score(new Q.Sum([Missing], 0)));

    [Fact]
    public void Parts_nest()
    {
        var query = new Q.Sum([new Q.Best([Green, Harbor]), new Q.Sum([Green, Missing], 1), new Q.Sum([Green, Missing], 2)], 2);

        Assert.Equal(12, Score(query));
    }

    private static Q.Term Name(string value, int weight) => new(FinderField.Name, value, weight);

    private static int? Score(Q query) => QueryEvaluation.Of(query, Document)?.Score;
}
