using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Finder.Text;

namespace PartnerGraph.Bench.Finder;

/// <summary>What users ask, by kind.</summary>
internal enum AskedKind { ExactName, OneTypo, WhileTyping, TwoWords, CategoryWord, FilterOnly, NoWords }

/// <summary>Makes requests up from what is in the index; the same seed makes the same ones.</summary>
internal sealed class Asked(IReadOnlyList<MadeProfile> profiles, ulong seed)
{
    public static readonly ImmutableArray<Facet> AllFacets = [.. Enum.GetValues<Facet>()];

    private readonly Cli.Generate.Pcg random = new(seed);

    public static string Title(AskedKind kind) => kind switch
    {
        AskedKind.ExactName => "the exact name",
        AskedKind.OneTypo => "a name with one typing error",
        AskedKind.WhileTyping => "the beginning of a name",
        AskedKind.TwoWords => "two words, a product's and a city",
        AskedKind.CategoryWord => "one word of a category",
        AskedKind.FilterOnly => "two filters without words",
        AskedKind.NoWords => "neither words nor filters",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public IReadOnlyList<FinderRequest> Requests(AskedKind kind, int count) => [.. Enumerable.Range(0, count).Select(_ => Request(kind))];

    /// <summary>Every kind as often as the others, in turns.</summary>
    public IReadOnlyList<FinderRequest> Mix(int count) =>
        [.. Enumerable.Range(0, count).Select(n => Request((AskedKind)(n % Enum.GetValues<AskedKind>().Length)))];

    /// <summary>Two to six first letters of a name.</summary>
    public string Beginning()
    {
        var name = Name();
        return name[..Math.Min(name.Length, 2 + random.Below(5))];
    }

    private FinderRequest Request(AskedKind kind) => new(TextOf(kind), kind == AskedKind.FilterOnly ? Filters() : [], Near: null, Order: null, Size: 20, After: null, AllFacets);

    private string? TextOf(AskedKind kind) => kind switch
    {
        AskedKind.ExactName => Name(),
        AskedKind.OneTypo => Misspelt(Name()),
        AskedKind.WhileTyping => Beginning(),
        AskedKind.TwoWords => $"{WordOf(One().Content.Products)} {One().Content.Cities[0].Name}",
        AskedKind.CategoryWord => WordOf(One().Content.Products),
        _ => null,
    };

    private ImmutableArray<FacetFilter> Filters() =>
        [new(Facet.Country, [One().Country]), new(Facet.Industry, [One().Content.Industries[0].ToString()])];

    private string Name() => One().Content is { NameEnglish: { } english } ? english : Name();

    private string WordOf(ImmutableArray<string> products) => FinderText.Words(products[random.Below(products.Length)])[0].Value;

    // Within the first word, where it is the name that is misspelt and not its legal form.
    private string Misspelt(string name)
    {
        var at = 1 + random.Below(Math.Max(1, name.IndexOf(' ', StringComparison.Ordinal) is > 3 and var end ? end - 2 : name.Length - 2));
        return random.Below(2) == 0 ? name.Remove(at, 1) : $"{name[..at]}{(char)('a' + random.Below(26))}{name[(at + 1)..]}";
    }

    private MadeProfile One() => profiles[random.Below(profiles.Count)];
}
