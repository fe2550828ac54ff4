using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Searching;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

public sealed class QueryTranslationTests
{
    private static readonly FinderQuery.Term Cloud = new(FinderField.NameStart, "cloud", 48);

    [Fact]
    public void A_term_is_worth_its_weight() => Becomes(
        Cloud, """{ "constant_score": { "filter": { "term": { "nameStart": "cloud" } }, "boost": 48 } }""");

    [Fact]
    public void A_phrase_is_in_one_piece() => Becomes(
        new FinderQuery.Phrase(FinderField.Name, ["aurora", "cloud"], 128),
        """{ "constant_score": { "filter": { "match_phrase": { "name": { "query": "aurora cloud", "slop": 0 } } }, "boost": 128 } }""");

    [Fact]
    public void A_misspelt_term_finds_all_that_resemble_it() => Becomes(
        new FinderQuery.Fuzzy(FinderField.OtherKey, "aurora", 2, 1, 512),
        """
        { "constant_score": { "boost": 512, "filter": { "fuzzy": { "otherKey": {
          "value": "aurora", "fuzziness": 2, "prefix_length": 1, "transpositions": true, "rewrite": "constant_score" } } } } }
        """);

    [Fact]
    public void The_best_part_counts_alone() => Becomes(
        new FinderQuery.Best([Cloud]),
        """{ "dis_max": { "queries": [{ "constant_score": { "filter": { "term": { "nameStart": "cloud" } }, "boost": 48 } }], "tie_breaker": 0 } }""");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Of_a_sum_so_many_must_match_and_never_none(int atLeast, int must) => Becomes(
        new FinderQuery.Sum([Cloud], atLeast),
        $$$"""
        { "bool": { "should": [{ "constant_score": { "filter": { "term": { "nameStart": "cloud" } }, "boost": 48 } }], "minimum_should_match": {{{must}}} } }
        """);

    [Fact]
    public void Nothing_is_not_everything()
    {
        Becomes(new FinderQuery.Sum([], 0), """{ "match_none": {} }""");
        Becomes(new FinderQuery.Best([]), """{ "match_none": {} }""");
    }

    private static void Becomes(FinderQuery query, string json)
    {
        var translated = QueryTranslation.Of(query);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), translated), translated.ToJsonString());
    }
}
