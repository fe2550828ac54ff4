using System.Collections.Immutable;

namespace PartnerGraph.Read.Projections.Finder.Ranking;

/// <summary>What of a document is searched. Every field holds terms that <see cref="Text.FinderText"/> made.</summary>
public enum FinderField
{
    /// <summary>A whole name without spaces and punctuation except apostrophes: <c>redhat</c>, <c>o'neil</c>.</summary>
    Key,

    /// <summary>A whole name without its legal form, what stands in brackets or its apostrophes, and what stands in brackets alone.</summary>
    OtherKey,

    /// <summary>The words of a whole name in alphabetical order.</summary>
    WordBag,

    /// <summary>The words of the names, in order.</summary>
    Name,

    /// <summary>Every beginning of a word of a name, and of the parts of a word written LikeThis.</summary>
    NameStart,

    /// <summary>Every beginning of a whole name.</summary>
    KeyStart,

    /// <summary>Stems of what the partner is listed under: products, competencies, industries, places, languages, program.</summary>
    Label,

    /// <summary>Stems of the description.</summary>
    Text,

    /// <summary>Every word of names, labels and description, unstemmed: what misspelt words are corrected to.</summary>
    Word,
}

/// <summary>
/// What a search looks for, as data: each index translates it, and <see cref="QueryEvaluation"/> says what it means. A leaf that matches
/// is worth its weight, however rare its term is and however often it stands there: a score depends on the document and the query
/// alone.
/// </summary>
public abstract record FinderQuery
{
    /// <summary>Every leaf of it.</summary>
    public IEnumerable<Leaf> Leaves() => this switch
    {
        Leaf leaf => [leaf],
        Best best => best.Parts.SelectMany(part => part.Leaves()),
        Sum sum => sum.Parts.SelectMany(part => part.Leaves()),
        _ => throw new InvalidOperationException($"{GetType().Name} has no leaves."),
    };

    /// <summary>A leaf on one field.</summary>
    /// <param name="Weight">A whole number, so that sums are exact in whatever order they are made.</param>
    public abstract record Leaf(FinderField Field, int Weight) : FinderQuery;

    public sealed record Term(FinderField Field, string Value, int Weight) : Leaf(Field, Weight);

    /// <summary>The terms one after the other in one value of the field.</summary>
    public sealed record Phrase(FinderField Field, ImmutableArray<string> Values, int Weight) : Leaf(Field, Weight);

    /// <summary>A term that insertions, deletions, replacements and swaps of neighbours turn into the value.</summary>
    /// <param name="Edits">At most so many, 1 or 2.</param>
    /// <param name="Prefix">So many first characters of the value are the same.</param>
    public sealed record Fuzzy(FinderField Field, string Value, int Edits, int Prefix, int Weight) : Leaf(Field, Weight);

    /// <summary>At least one matches; worth the best of them.</summary>
    public sealed record Best(ImmutableArray<FinderQuery> Parts) : FinderQuery;

    /// <summary>At least so many match; worth the sum of all that do.</summary>
    public sealed record Sum(ImmutableArray<FinderQuery> Parts, int AtLeast) : FinderQuery;
}
