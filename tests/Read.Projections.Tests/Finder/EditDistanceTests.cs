using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Tests.Finder;

public sealed class EditDistanceTests
{
    // Few letters, so that pairs resemble each other; one of them takes two units.
    private static readonly Arbitrary<(string Left, string Right)> Pairs =
        (from left in Word() from right in Word() select (left, right)).ToArbitrary();

    [Property(MaxTest = 1_000)]
    public Property It_is_what_the_definition_says() => Prop.ForAll(Pairs, pair => EditDistance.Of(pair.Left, pair.Right) == Naive([.. Runes(pair.Left)], [.. Runes(pair.Right)]));

    [Property(MaxTest = 1_000)]
    public Property A_limit_changes_only_what_exceeds_it() => Prop.ForAll(Pairs, pair =>
        Enumerable.Range(0, 4).All(limit => (EditDistance.Of(pair.Left, pair.Right), EditDistance.Of(pair.Left, pair.Right, limit)) is var (exact, limited)
            && (exact <= limit ? limited == exact : limited > limit)));

    [Property]
    public Property It_is_the_same_both_ways() => Prop.ForAll(Pairs, pair => EditDistance.Of(pair.Left, pair.Right) == EditDistance.Of(pair.Right, pair.Left));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("istio", "istio", 0)]
    [InlineData("huawei", "huwaei", 1)]
    [InlineData("kafka", "kafak", 1)]
    [InlineData("prometheus", "promethius", 1)]
    [InlineData("grafana", "rafana", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("云服务", "云务服", 1)]
    [InlineData("𠀀", "𠀁", 1)]
    public void Insertions_deletions_replacements_and_swaps_count_one(string left, string right, int distance) => Assert.Equal(distance, EditDistance.Of(left, right));

    [Theory]
    [InlineData("grafana", "grafena", 1, 0, true)]
    [InlineData("grafana", "grefena", 1, 0, false)]
    [InlineData("grafana", "grefena", 2, 0, true)]
    [InlineData("grafana", "rafana", 1, 0, true)]
    [InlineData("grafana", "rafana", 1, 1, false)]
    [InlineData("grafana", "garfana", 1, 1, true)]
    [InlineData("grafana", "rgafana", 1, 1, false)]
    [InlineData("", "", 1, 1, true)]
    [InlineData("a", "4", 1, 0, true)]
    [InlineData("ab", "cd", 2, 0, true)]
    [InlineData("ab", "cd", 1, 0, false)]
    [InlineData("a", "4", 1, 1, false)]
    [InlineData("𠀀云", "𠀁云", 1, 1, false)]
    [InlineData("𠀀云", "𠀀服", 1, 1, true)]
    public void A_term_resembles_within_the_edits_and_from_the_same_first_characters(string term, string value, int edits, int prefix, bool resembles) =>
        Assert.Equal(resembles, EditDistance.Resembles(term, new(FinderField.Name, value, edits, prefix, 1)));

    private static Gen<string> Word() =>
        from letters in Gen.Elements("a", "b", "c", "𠀀").ListOf()
        select string.Concat(letters.Take(6));

    private static IEnumerable<int> Runes(string text) => text.EnumerateRunes().Select(rune => rune.Value);

    private static int Naive(int[] a, int[] b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        var least = new[] { Naive(a[..^1], b) + 1, Naive(a, b[..^1]) + 1, Naive(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1) }.Min();
        return a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1] ? Math.Min(least, Naive(a[..^2], b[..^2]) + 1) : least;
    }
}
