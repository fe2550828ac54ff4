using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnerGraph.Api.GraphQL.Platform.Catalogue;

namespace PartnerGraph.Api.GraphQL.Support;

/// <summary>An article for people that explains a rule of the catalogue.</summary>
/// <param name="RuleId">The rule; the article has no other name.</param>
/// <param name="Source">The item of the source; its first number is the chapter.</param>
/// <param name="AlsoFoundBy">Words that the text does not use.</param>
/// <param name="Text">Paragraphs are parted by a blank line; a line that begins with a dash is an entry of a list.</param>
internal sealed record HelpArticleText(string RuleId, string Title, string Source, string AlsoFoundBy, string Text)
{
    public string Area => RuleId[..RuleId.IndexOf('-', StringComparison.Ordinal)];

    public int Chapter => int.Parse(Source.AsSpan(0, Source.AsSpan().IndexOfAny('.', ',') is > 0 and var end ? end : Source.Length), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The articles of the embedded file <c>help.txt</c>, whose first lines say how it is written.</summary>
internal static class HelpArticles
{
    private const string Head = "## ", Also = "also: ";

    /// <summary>In the order of the file, which is that of the catalogue.</summary>
    public static ImmutableArray<HelpArticleText> All { get; } = [.. Read()];

    /// <summary>By rule, in any letter case.</summary>
    public static FrozenDictionary<string, HelpArticleText> ByRule { get; } = All.ToFrozenDictionary(article => article.RuleId, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<HelpArticleText> Read()
    {
        using var stream = typeof(HelpArticles).Assembly.GetManifestResourceStream("help.txt")!;
        using var reader = new StreamReader(stream);
        foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n" + Head).Skip(1))
        {
            var lines = part.Split('\n');
            var (id, title) = (lines[0][..lines[0].IndexOf(' ', StringComparison.Ordinal)], lines[0][(lines[0].IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (!lines[1].StartsWith(Also, StringComparison.Ordinal)) throw new FormatException($"{id}: the line after the title begins with '{Also}'.");
            yield return new(id, title, CatalogueRules.All[id].Source, lines[1][Also.Length..], string.Join('\n', lines[2..]).Trim());
        }
    }
}
