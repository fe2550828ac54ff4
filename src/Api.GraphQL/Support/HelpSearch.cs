using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder.Text;

namespace PartnerGraph.Api.GraphQL.Support;

/// <summary>
/// Finds articles by words, told apart as Partner Finder tells them: letter case, accents and English endings do not count. Every word that is asked
/// for must begin a word of the article; what stands in the title counts more than in the words by which it is also found, and these more than the text.
/// </summary>
internal static class HelpSearch
{
    private const int InTitle = 9, InWords = 3, InText = 1;

    private static readonly ImmutableArray<(HelpArticleText Article, string[] Title, string[] Words, string[] Text)> Index =
        [.. HelpArticles.All.Select(article => (article, Stems(article.Title), Stems($"{article.RuleId} {article.AlsoFoundBy}"), Stems(article.Text)))];

    /// <summary>The best first, by id where two are as good; all of them when the text has no word.</summary>
    public static IReadOnlyList<HelpArticleText> Find(string text)
    {
        var asked = Stems(text);
        return
        [
            .. Index.Select(entry => (entry.Article, Score: asked.Sum(word => Best(word, entry.Title, entry.Words, entry.Text) is > 0 and var best ? best : -1_000)))
                .Where(found => found.Score >= 0).OrderByDescending(found => found.Score).ThenBy(found => found.Article.RuleId, StringComparer.Ordinal).Select(found => found.Article),
        ];
    }

    private static int Best(string word, string[] title, string[] words, string[] text) =>
        Has(title, word) ? InTitle : Has(words, word) ? InWords : Has(text, word) ? InText : 0;

    private static bool Has(string[] words, string word) => words.Any(known => known.StartsWith(word, StringComparison.Ordinal));

    private static string[] Stems(string text) => [.. FinderText.Words(text).Select(word => FinderText.Stem(word.Value)).Distinct(StringComparer.Ordinal)];
}
