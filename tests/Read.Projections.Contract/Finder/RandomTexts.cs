using System.Collections;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;

namespace PartnerGraph.Read.Projections.Contract.Finder;

/// <summary>Texts made of the words of documents, cut, joined and misspelt as people do; the same seed gives the same texts.</summary>
internal sealed class RandomTexts(int seed, IEnumerable<FinderDocument> documents) : IEnumerable<string>
{
    private const string Letters = "aeiostrncq0+ 云";

    private readonly string[] words =
    [
        .. documents.SelectMany(document => document.Terms(FinderField.Word)).SelectMany(values => values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public IEnumerator<string> GetEnumerator()
    {
#pragma warning disable CA5394 // The same texts in every run is what a test wants.
        var random = new Random(seed);
        while (true)
        {
            var text = string.Join(random.Next(8) == 0 ? "" : " ", random.GetItems(words, random.Next(1, 5)));
            for (var edits = random.Next(4); edits > 0 && text.Length > 1; edits--) text = Edited(text, random);
            if (random.Next(5) == 0) text = text[..random.Next(1, text.Length + 1)];
            yield return random.Next(6) == 0 ? text.ToUpperInvariant() : text;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Edited(string text, Random random)
    {
        var at = random.Next(text.Length - 1);
        var letter = Letters[random.Next(Letters.Length)];
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, letter.ToString()),
            2 => $"{text[..at]}{letter}{text[(at + 1)..]}",
            _ => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
        };
#pragma warning restore CA5394
    }
}
