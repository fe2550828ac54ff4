using System.Text;
using FsCheck.Xunit;
using PartnerGraph.Read.Projections.Contract.Finder;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Finder.Text;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>Whatever somebody types or publishes, nothing throws.</summary>
public sealed class UnusualTextTests
{
    public static TheoryData<string> Unusual { get; } =
    [
        "", " ", "\t\r\n", "!?…()[]{}", "\0\u0001\u001f\u007f", "😀👩‍👩‍👧🇩🇪", "\ud83d", "\udc00", "a\ud83db", "\udc00云\ud840", "\ufeff\u200b\u200d", "e\u0301\u0301\u0301",
        new('a', 10_000), new('云', 10_000), string.Join(' ', Enumerable.Repeat("cloud", 2_000)), new('+', 1_000), new('(', 10_000), "𠀀𠀁𠀂", "٣٤", "ไทยคลาวด์", "مرحبا",
    ];

    [Theory, MemberData(nameof(Unusual))]
    public void Every_text_can_be_searched_for_and_published(string text) => Assert.True(Holds(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("!?…()")]
    [InlineData("\0\u0001")]
    [InlineData("😀")]
    public void A_text_without_words_looks_for_nothing(string text)
    {
        Assert.Empty(FinderText.Words(text));
        Assert.Equal(("", ""), (FinderText.Key(text), FinderText.Bag(text)));
        Assert.Null(Relevance.Search(text));
        Assert.Null(Relevance.Suggestion(text));
    }

    [Property]
    public bool Random_texts_can_be_searched_for_and_published(string? text) => Holds(text ?? "");

    private static bool Holds(string text)
    {
        var words = FinderText.Words(text);
        var entry = new FinderEntry { PartnerId = "p", Kind = Write.Domain.Partners.PartnerKind.Carrier, Country = "DE", BusinessInformationApproved = true, IsPublished = true };
        var document = new FinderDocument(entry with { Content = FinderSamples.Profile(text, text, text) with { Products = [text] } });
        foreach (var query in new[] { Relevance.Search(text), Relevance.Suggestion(text) })
            if (query is not null && QueryEvaluation.Of(query, document) is null) return false;
        // A half of a character is no text that an index could keep.
        if (Enum.GetValues<FinderField>().SelectMany(document.Terms).SelectMany(terms => terms).Any(term => term.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar))) return false;
        return words.All(word => word.Start >= 0 && word.Start < word.End && word.End <= text.Length && word.Value.Length > 0)
            && words.Zip(words.Skip(1)).All(pair => pair.First.Start < pair.Second.Start);
    }
}
