using System.Collections.Immutable;

namespace PartnerGraph.Api.GraphQL.Support;

/// <summary>
/// Finds articles by words: letter case, accents, English endings and typing errors do not count. What stands in the title counts more than in the words
/// by which it is also found, and these more than the text.
/// </summary>
internal static class HelpSearch
{
    private const int InTitle = 9, InWords = 3, InText = 1;

    private static readonly SearchWords Words = new(HelpArticles.All.Select(article => $"{article.RuleId} {article.Title} {article.AlsoFoundBy} {article.Text}"));

    private static readonly ImmutableArray<Entry> Index =
    [
        .. HelpArticles.All.Select(article => new Entry(
            article, SearchWords.Stems(article.Title), SearchWords.Stems($"{article.RuleId} {article.AlsoFoundBy}"), SearchWords.Stems(article.Text))),
    ];

    /// <summary>Those that have every word, the best first, by id where two are as good; all of them when the text has no word.</summary>
    public static IReadOnlyList<HelpArticleText> Find(string text)
    {
        var asked = Words.Asked(text);
        return Ranked(Index.Select(entry => (entry.Article, Score: asked.Sum(word => entry.Best(word) is > 0 and var best ? best : -1_000.0)))
            .Where(found => found.Score >= 0));
    }

    /// <summary>Those that have words of a text that describes a problem, the best first. The rarer a word, the more it counts; what most articles have counts nothing.</summary>
    public static IReadOnlyList<HelpArticleText> Recommend(string text)
    {
        var asked = Words.Asked(text).Select(word => (Word: word, In: Index.Count(entry => entry.Best(word) > 0)))
            .Where(word => word.In > 0 && word.In <= Index.Length / 3).ToList();
        return Ranked(Index.Select(entry => (entry.Article, Score: asked.Sum(word => entry.Best(word.Word) * Math.Log((double)Index.Length / word.In))))
            .Where(found => found.Score > 0));
    }

    private static IReadOnlyList<HelpArticleText> Ranked(IEnumerable<(HelpArticleText Article, double Score)> found) =>
        [.. found.OrderByDescending(one => one.Score).ThenBy(one => one.Article.RuleId, StringComparer.Ordinal).Select(one => one.Article)];

    private sealed record Entry(HelpArticleText Article, ImmutableArray<string> Title, ImmutableArray<string> Also, ImmutableArray<string> Text)
    {
        /// <param name="word">What it may mean.</param>
        public int Best(IReadOnlyCollection<string> word) => word.Max(meant =>
            SearchWords.Has(Title, meant) ? InTitle : SearchWords.Has(Also, meant) ? InWords : SearchWords.Has(Text, meant) ? InText : 0);
    }
}
