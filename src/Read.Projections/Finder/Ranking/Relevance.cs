using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder.Text;
using Q = PartnerGraph.Read.Projections.Finder.Ranking.FinderQuery;

namespace PartnerGraph.Read.Projections.Finder.Ranking;

/// <summary>
/// What the words that a user types look for, and what each kind of match is worth. The whole name comes first, then a name that begins so,
/// then the whole name with a typing error, then words of the name, what the partner is listed under, and its description.
/// </summary>
public static class Relevance
{
    /// <summary>Words of a query beyond these are not looked for: the first ones say what is meant.</summary>
    public const int MostWords = 12;

    private const int WholeName = 4096, OtherName = 3072, WordsOfName = 2048, WholeNameOneEdit = 1024, WholeNameTwoEdits = 512;

    // Who is still typing has not mistyped yet: a beginning that fits comes before a whole name that nearly does.
    private const int NameBegins = 1536, NamePhrase = 128;

    private const int NameWord = 64, NameWordBegins = 48, NameWordOneEdit = 32, LabelWord = 40, NameWordTwoEdits = 16, TextWord = 8, AnyWordOneEdit = 4;

    // Shorter words have too many neighbours to be taken for misspelt, and nobody mistypes a word that long.
    private const int OneEditFrom = 4, TwoEditsFrom = 7, LongestMisspelt = 48;

    private static readonly FrozenSet<string> Fillers =
        new[] { "a", "an", "and", "are", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null when the text has nothing to look for.</summary>
    public static Q? Search(string text)
    {
        var words = WordsOf(text);
        if (words.Count == 0) return null;
        ImmutableArray<Q> parts = [.. WholeNames(text), .. NamesInOrder(text), Each(words)];
        return new Q.Sum(parts, AtLeast: 1);
    }

    /// <summary>What a text that is still being typed may become.</summary>
    public static Q? Suggestion(string text)
    {
        var (words, key, spelling) = (WordsOf(text), FinderText.Key(text), FinderText.Spelling(text));
        if (words.Count == 0) return null;
        var last = words[^1].Value;
        ImmutableArray<Q> each =
        [
            .. words.SkipLast(1).Select(Q (word) => new Q.Best([.. Spelt(word.Value)])),
            new Q.Best([new Q.Term(FinderField.Name, last, NameWord), new Q.Term(FinderField.NameStart, last, NameWordBegins), .. StartMisspelt(last)]),
        ];
        var whole = new Q.Best([new Q.Term(FinderField.Key, spelling, WholeName), new Q.Term(FinderField.OtherKey, key, OtherName), .. WithoutApostrophes(spelling, key)]);
        return new Q.Sum([whole, new Q.Term(FinderField.KeyStart, key, NameBegins), new Q.Sum(each, each.Length)], AtLeast: 1);
    }

    private static List<FinderToken> WordsOf(string text)
    {
        var words = FinderText.Words(text).Take(MostWords).ToList();
        var telling = words.Where(word => !Fillers.Contains(word.Value)).ToList();
        return telling.Count > 0 ? telling : words;
    }

    private static IEnumerable<Q> WholeNames(string text)
    {
        var (key, spelling) = (FinderText.Key(text), FinderText.Spelling(text));
        List<Q> ways =
        [
            new Q.Term(FinderField.Key, spelling, WholeName), new Q.Term(FinderField.OtherKey, key, OtherName),
            new Q.Term(FinderField.WordBag, FinderText.Bag(text), WordsOfName), .. WithoutApostrophes(spelling, key),
        ];
        if (key.Length is >= OneEditFrom and <= LongestMisspelt)
        {
            ways.Add(new Q.Fuzzy(FinderField.Key, key, 1, 0, WholeNameOneEdit));
            ways.Add(new Q.Fuzzy(FinderField.OtherKey, key, 1, 0, WholeNameOneEdit));
        }

        if (key.Length is >= TwoEditsFrom and <= LongestMisspelt)
        {
            ways.Add(new Q.Fuzzy(FinderField.Key, key, 2, 1, WholeNameTwoEdits));
            ways.Add(new Q.Fuzzy(FinderField.OtherKey, key, 2, 1, WholeNameTwoEdits));
        }

        yield return new Q.Best([.. ways]);
        yield return new Q.Term(FinderField.KeyStart, key, NameBegins);
    }

    // A name that is written without them: a key holds those of its name.
    private static IEnumerable<Q> WithoutApostrophes(string spelling, string key)
    {
        if (spelling != key) yield return new Q.Term(FinderField.Key, key, OtherName);
    }

    // With its fillers, as the name has them.
    private static IEnumerable<Q> NamesInOrder(string text)
    {
        var words = FinderText.Words(text).Take(MostWords).ToList();
        if (words.Count > 1) yield return new Q.Phrase(FinderField.Name, [.. words.Select(word => word.Value)], NamePhrase);
    }

    // Of one or two words each must be found somewhere, of more all but every third.
    private static Q.Sum Each(List<FinderToken> words) =>
        new Q.Sum([.. words.Select(Q (word, index) => Word(word, isLast: index == words.Count - 1))], words.Count - (words.Count / 3));

    private static Q.Best Word(FinderToken word, bool isLast)
    {
        List<Q> ways = [.. Spelt(word.Value)];
        if (isLast || word.IsCjk) ways.Add(new Q.Term(FinderField.NameStart, word.Value, NameWordBegins));
        var stem = FinderText.Stem(word.Value);
        ways.Add(new Q.Term(FinderField.Label, stem, LabelWord));
        ways.Add(new Q.Term(FinderField.Text, stem, TextWord));
        // Not of stems: a typing error near the end of a word makes another stem altogether.
        if (!word.IsCjk && word.Value.Length is > OneEditFrom and <= LongestMisspelt) ways.Add(new Q.Fuzzy(FinderField.Word, word.Value, 1, 1, AnyWordOneEdit));
        return new Q.Best([.. ways]);
    }

    private static IEnumerable<Q> Spelt(string word)
    {
        yield return new Q.Term(FinderField.Name, word, NameWord);
        if (word.Length is >= OneEditFrom and <= LongestMisspelt) yield return new Q.Fuzzy(FinderField.Name, word, 1, 0, NameWordOneEdit);
        if (word.Length is >= TwoEditsFrom and <= LongestMisspelt) yield return new Q.Fuzzy(FinderField.Name, word, 2, 1, NameWordTwoEdits);
    }

    private static IEnumerable<Q> StartMisspelt(string word)
    {
        if (word.Length is >= OneEditFrom and <= LongestMisspelt) yield return new Q.Fuzzy(FinderField.NameStart, word, 1, 1, NameWordTwoEdits);
    }
}
