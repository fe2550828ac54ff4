using System.Collections.Immutable;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace PartnerGraph.Read.Projections.Finder.Text;

/// <summary>A term with the place in the text that it came from.</summary>
/// <param name="Start">The first character in the original text.</param>
/// <param name="End">One past the last.</param>
/// <param name="IsCjk">A character or pair of characters of Chinese, Japanese or Korean.</param>
public readonly record struct FinderToken(string Value, int Start, int End, bool IsCjk);

/// <summary>
/// Texts as terms, the same for documents and queries and for every index: lower case, accents folded, full width as half width, CJK as
/// pairs of characters.
/// </summary>
public static class FinderText
{
    private static readonly Analyzer Paired = new FinderAnalyzer(pairs: true);

    private static readonly Analyzer Plain = new FinderAnalyzer(pairs: false);

    // A stemmer remembers the word that it works on.
    [ThreadStatic]
    private static EnglishStemmer? stemmer;

    /// <summary>The words of a text in order, one at each place.</summary>
    public static IReadOnlyList<FinderToken> Words(string text) => Tokens(Paired, text);

    /// <summary>The text without spaces and punctuation; empty when it has nothing else.</summary>
    public static string Key(string text) => string.Concat(Tokens(Plain, text).Select(token => token.Value));

    /// <summary>The key with the apostrophes of the text, which keys and words leave out.</summary>
    public static string Spelling(string text) => string.Join('\'', text.Split('\'', '’').Select(Key));

    /// <summary>The words of a text in alphabetical order.</summary>
    public static string Bag(string text) => string.Join('-', Tokens(Plain, text).Select(token => token.Value).Order(StringComparer.Ordinal));

    /// <summary>The stem of an English word: <c>monitoring</c> and <c>monitors</c> are one.</summary>
    public static string Stem(string word)
    {
        if (!word.All(char.IsAsciiLetter)) return word;
        stemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    /// <summary>Every beginning of a term, up to a length.</summary>
    public static IEnumerable<string> Beginnings(string term, int longest)
    {
        var length = 0;
        foreach (var rune in term.EnumerateRunes().Take(longest))
        {
            length += rune.Utf16SequenceLength;
            yield return term[..length];
        }
    }

    /// <summary>The parts of words that are written LikeThis, such as <c>Sphere</c> of KubeSphere; none for other words.</summary>
    public static IEnumerable<string> InnerWords(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (!char.IsLower(text[i - 1]) || !char.IsUpper(text[i])) continue;
            var end = i + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end]) && !(char.IsLower(text[end - 1]) && char.IsUpper(text[end]))) end++;
            if (Key(text[i..end]) is { Length: > 1 } part) yield return part;
        }
    }

    private static ImmutableArray<FinderToken> Tokens(Analyzer analyzer, string text)
    {
        var tokens = ImmutableArray.CreateBuilder<FinderToken>();
        using var stream = analyzer.GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        var type = stream.GetAttribute<ITypeAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            tokens.Add(new(term.ToString()!, offset.StartOffset, offset.EndOffset, FinderAnalyzer.IsCjk(type.Type)));
        stream.End();
        return tokens.ToImmutable();
    }
}
