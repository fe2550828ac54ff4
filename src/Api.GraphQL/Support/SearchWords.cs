using System.Collections.Frozen;
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
    private readonly FrozenDictionary<string, string> stems =
        texts.SelectMany(FinderText.Words).Select(word => word.Value).Distinct(StringComparer.Ordinal).ToFrozenDictionary(word => word, FinderText.Stem, StringComparer.Ordinal);

    public static ImmutableArray<string> Stems(string text) => [.. FinderText.Words(text).Select(word => FinderText.Stem(word.Value)).Distinct(StringComparer.Ordinal)];

    public static bool Has(IEnumerable<string> words, string word) => words.Any(known => known.StartsWith(word, StringComparison.Ordinal));

    /// <summary>What each word of a text may mean, as stems: itself, or what it resembles where nothing begins so.</summary>
    public IReadOnlyList<IReadOnlyCollection<string>> Asked(string text)
    {
        var forgiven = 0;
        return
        [
            .. FinderText.Words(text).Select(word => word.Value).Distinct(StringComparer.Ordinal).Select(word =>
                FinderText.Stem(word) is var stem && (Has(stems.Values, stem) || word.Length is < ShortestForgiven or > LongestForgiven || ++forgiven > MostForgiven)
                    ? (IReadOnlyCollection<string>)[stem]
                    : Resembling(word)),
        ];
    }

    private string[] Resembling(string word)
    {
        var most = word.Length < ShortestForgivenTwice ? 1 : 2;
        var near = stems.Keys.Where(known => Math.Abs(known.Length - word.Length) <= most && !known.All(char.IsAsciiDigit))
            .Select(known => (Stem: stems[known], Edits: EditDistance.Of(known, word, most))).Where(found => found.Edits <= most).ToList();
        // Only what is nearest: a word two errors away is another one where a better guess is at hand.
        return near.Count == 0 ? [word] : [.. near.Where(found => found.Edits == near.Min(other => other.Edits)).Select(found => found.Stem).Distinct(StringComparer.Ordinal)];
    }
}
