using Lucene.Net.Analysis;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;

namespace PartnerGraph.Read.Projections.Finder.Text;

/// <summary>Words as Unicode cuts them (UAX #29), with what names of this field need besides.</summary>
/// <param name="pairs">CJK as overlapping pairs of characters; single characters otherwise.</param>
internal sealed class FinderAnalyzer(bool pairs) : Analyzer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly string[] CjkTypes = [CJKBigramFilter.DOUBLE_TYPE, CJKBigramFilter.SINGLE_TYPE, "<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>"];

    // Signs that tell names apart are spelt out ("C++" is not "C"); signs that only join or decorate do not make other words.
    private static readonly NormalizeCharMap Signs = Map(("+", "plus"), ("#", "sharp"), ("'", ""), ("’", ""), (".", " "), ("_", " "));

    // Accents written as characters of their own, as some systems send them.
    private const char FirstAccent = '\u0300', LastAccent = '\u036f';

    public static bool IsCjk(string type) => CjkTypes.Contains(type);

    protected override TextReader InitReader(string fieldName, TextReader reader) => new MappingCharFilter(Signs, reader);

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new StandardTokenizer(Version, reader);
        TokenStream terms = new LowerCaseFilter(Version, new CJKWidthFilter(words));
        if (pairs) terms = new CJKBigramFilter(terms);
        // Folding makes an I of İ, which has no lower case of its own.
        return new TokenStreamComponents(words, new LowerCaseFilter(Version, new ASCIIFoldingFilter(terms)));
    }

    private static NormalizeCharMap Map(params (string From, string To)[] pairs)
    {
        var map = new NormalizeCharMap.Builder();
        foreach (var (from, to) in pairs) map.Add(from, to);
        for (var accent = FirstAccent; accent <= LastAccent; accent++) map.Add(accent.ToString(), "");
        return map.Build();
    }
}
