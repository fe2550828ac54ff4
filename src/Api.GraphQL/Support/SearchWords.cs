using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Finder.Text;

namespace PartnerGraph.Api.GraphQL.Support;

/// <summary>
/// The words of texts that people search, told apart as Partner Finder tells them. A word that begins none of them was perhaps mistyped: one error is
/// forgiven from four letters on, two from eight.
/// </summary>
internal sealed class SearchWords(IEnumerable<string> texts)
{
    private const int ShortestForgiven = 4, ShortestForgivenTwice = 8, LongestForgiven = 32;

    // Nobody mistypes more of them, and each is compared with the whole vocabulary.
    private const int MostForgiven = 12;

    // Errors are looked for in words, not in their stems: one near the end makes another stem.
    private readonly ImmutableArray<(string Word, string Stem)> vocabulary =
        [.. texts.SelectMany(FinderText.Words).Select(word => word.Value).Distinct(StringComparer.Ordinal).Select(word => (word, FinderText.Stem(word)))];

    private readonly ImmutableArray<string> stems = Stems(string.Join(' ', texts));

    /// <summary>Each once, ascending by its characters.</summary>
    public static ImmutableArray<string> Stems(string text) =>
        [.. FinderText.Words(text).Select(word => FinderText.Stem(word.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether the word begins one of these.</summary>
    /// <param name="words">As <see cref="Stems"/> gives them.</param>
    public static bool Has(ImmutableArray<string> words, string word)
    {
        var at = words.BinarySearch(word, StringComparer.Ordinal);
        return at >= 0 || (~at < words.Length && words[~at].StartsWith(word, StringComparison.Ordinal));
    }

    /// <summary>What each word of a text may mean, as stems: itself, or what it resembles where nothing begins so.</summary>
    public IReadOnlyList<IReadOnlyCollection<string>> Asked(string text)
    {
        var forgiven = 0;
        return
        [
            .. FinderText.Words(text).Select(word => word.Value).DistinctBy(FinderText.Stem, StringComparer.Ordinal).Select(word =>
                FinderText.Stem(word) is var stem && (Has(stems, stem) || word.Length is < ShortestForgiven or > LongestForgiven || ++forgiven > MostForgiven)
                    ? (IReadOnlyCollection<string>)[stem]
                    : Resembling(word)),
        ];
    }

    private string[] Resembling(string word)
    {
        var most = word.Length < ShortestForgivenTwice ? 1 : 2;
        // An edit changes two units at most; numbers are not mistyped, they are others.
        var near = vocabulary.Where(known => Math.Abs(known.Word.Length - word.Length) <= 2 * most && !known.Word.All(char.IsAsciiDigit))
            .Select(known => (known.Stem, Edits: EditDistance.Of(known.Word, word, most))).Where(found => found.Edits <= most).ToList();
        // Only what is nearest: a word two errors away is another one where a better guess is at hand.
        var nearest = near.Count == 0 ? 0 : near.Min(found => found.Edits);
        return near.Count == 0 ? [word] : [.. near.Where(found => found.Edits == nearest).Select(found => found.Stem).Distinct(StringComparer.Ordinal)];
    }
}
