using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class RelevanceTests
{
    private const string Text = "granite harbor";

    /// <summary>Best first, what a search for <see cref="Text"/> finds.</summary>
    private static readonly (string What, FinderDocument Document)[] Ladder =
    [
        ("the whole name", Named("Granite Harbor")),
        ("the name without its legal form", Named("Granite Harbor Ltd")),
        ("the words of the name in another order", Named("Harbor Granite")),
        ("a name that begins so", Named("Granite Harbor Quarries")),
        ("the name with an edit", Named("Granite Harbour")),
        ("the name with two edits", Named("Granitte Harbour")),
        ("the words in the name, in order", Named("Old Granite Harbor")),
        ("the words in the name", Named("Old Harbor of Granite Works")),
        ("the words in a label", Of(FinderSamples.Profile("Alpha") with { Products = ["Granite", "Harbor"] })),
        ("the words in the name, misspelt", Named("Old Granit and Harbour Works")),
        ("the words in the description", Of(FinderSamples.Profile("Beta", null, "Granite for every harbor"))),
        ("the words in the description, misspelt", Of(FinderSamples.Profile("Gamma", null, "Granits for every harborr"))),
    ];

    [Fact]
    public void Names_come_before_beginnings_before_misspelt_names_before_words_before_labels_before_misspelt_words_before_the_description()
    {
        var scores = Ladder.Select(step => (step.What, Score: QueryEvaluation.Of(Relevance.Search(Text)!, step.Document)?.Score)).ToList();

        Assert.All(scores, step => Assert.True(step.Score > 0, step.What));
        Assert.All(scores.Zip(scores.Skip(1)), pair => Assert.True(pair.First.Score > pair.Second.Score, $"{pair.First} must come before {pair.Second}"));
    }

    [Theory]
    [InlineData("granite harbor")]
    [InlineData("a cloud for the whole world and all of its many people in every place")]
    [InlineData("云服务 c++")]
    public void Every_weight_is_a_whole_number_above_nothing_and_every_fuzzy_leaf_allows_one_or_two_edits(string text) =>
        Assert.All(Leaves(Relevance.Search(text)!).Concat(Leaves(Relevance.Suggestion(text)!)), leaf =>
        {
            Assert.True(leaf.Weight > 0);
            if (leaf is FinderQuery.Fuzzy fuzzy) Assert.InRange(fuzzy.Edits, 1, 2);
        });

    [Fact]
    public void The_greatest_score_is_exact_in_single_precision()
    {
        var sum = Leaves(Relevance.Search(string.Join(' ', Enumerable.Range(10, 30).Select(n => $"word{n}")))!).Sum(leaf => leaf.Weight);

        Assert.InRange(sum, 1, 1 << 24);
    }

    [Theory]
    [InlineData("granite", true)]
    [InlineData("granite nowhere", false)]
    [InlineData("granite harbor nowhere", true)]
    [InlineData("granite nowhere elsewhere", false)]
    [InlineData("the granite of a harbor", true)]
    public void Of_one_or_two_words_each_must_be_found_and_of_more_all_but_every_third(string text, bool found) =>
        Assert.Equal(found, QueryEvaluation.Of(Relevance.Search(text)!, Named("Old Granite and Harbor Works")) is not null);

    [Fact]
    public void Words_beyond_the_most_are_not_looked_for()
    {
        var words = Enumerable.Range(10, Relevance.MostWords + 1).Select(n => $"word{n}").ToList();
        var terms = Leaves(Relevance.Search(string.Join(' ', words))!).OfType<FinderQuery.Term>().Where(term => term.Field == FinderField.Name).Select(term => term.Value);

        Assert.Equal(words.SkipLast(1), terms);
    }

    [Theory]
    [InlineData("the", true)]
    [InlineData("of the", true)]
    public void A_text_of_fillers_alone_looks_for_them(string text, bool looks) => Assert.Equal(looks, Relevance.Search(text) is not null);

    [Theory]
    [InlineData("g", true)]
    [InlineData("gran", true)]
    [InlineData("granite har", true)]
    [InlineData("harb", true)]
    [InlineData("granitehar", true)]
    [InlineData("granote harb", true)]
    [InlineData("granite x", false)]
    [InlineData("ranite", false)]
    [InlineData("granitt", true)]
    public void A_text_being_typed_finds_names_with_words_that_begin_so(string text, bool found) =>
        Assert.Equal(found, QueryEvaluation.Of(Relevance.Suggestion(text)!, Named("Granite Harbor")) is not null);

    private static FinderDocument Named(string name) => Of(FinderSamples.Profile(name));

    private static FinderDocument Of(Write.Domain.Finder.ProfileContent content) => new(new FinderLog(FinderSamples.Listed("p", content)).Entries.Single());

    private static IEnumerable<FinderQuery.Leaf> Leaves(FinderQuery query) => query switch
    {
        FinderQuery.Leaf leaf => [leaf],
        FinderQuery.Best best => best.Parts.SelectMany(Leaves),
        FinderQuery.Sum sum => sum.Parts.SelectMany(Leaves),
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };
}
