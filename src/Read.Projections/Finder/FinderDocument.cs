using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Finder.Ranking;
using PartnerGraph.Read.Projections.Finder.Text;
using PartnerGraph.Write.Domain.Finder;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>What an index stores of a listed entry: the terms of each field, the values of each facet, and what orders sort by.</summary>
public sealed class FinderDocument
{
    private const int LongestStart = 24;

    private readonly Dictionary<FinderField, IReadOnlyList<IReadOnlyList<string>>> terms;

    /// <exception cref="ArgumentException">The entry is not listed: nothing of it may be found.</exception>
    public FinderDocument(FinderEntry entry)
    {
        if (!entry.IsListed) throw new ArgumentException($"{entry.PartnerId} is not listed.", nameof(entry));
        Entry = entry;
        var content = entry.Content!;
        Facets = FacetsOf(entry, content);
        Points = [.. content.Cities.Select(city => new GeoPoint(city.Latitude, city.Longitude))];
        string[] names = [.. new[] { content.NameEnglish, content.NameChinese }.OfType<string>()];
        SortName = string.Join(' ', FinderText.Words(names[0]).Select(word => word.Value));
        var labels = FinderLabels.Of(entry).ToList();
        terms = new()
        {
            [FinderField.Key] = Each(names.Select(FinderText.Spelling)),
            // Who leaves out an apostrophe means this name too, but first one that is written without.
            [FinderField.OtherKey] = Each(names.SelectMany(NameVariants.Of).Concat(names.Where(HasApostrophe)).Select(FinderText.Key)),
            [FinderField.WordBag] = Each(names.Concat(names.SelectMany(NameVariants.Of)).Select(FinderText.Bag)),
            [FinderField.Name] = [.. names.Select(Words)],
            [FinderField.NameStart] = Each(names.SelectMany(StartsOf)),
            [FinderField.KeyStart] = Each(names.SelectMany(name => FinderText.Beginnings(FinderText.Key(name), LongestStart))),
            [FinderField.Label] = [.. labels.Select(Stems)],
            [FinderField.Text] = [Stems(content.Description)],
            [FinderField.Word] = Each(names.Concat(labels).Append(content.Description).SelectMany(text => Words(text))),
        };
    }

    public FinderEntry Entry { get; }

    /// <summary>Country codes, names of states and cities, names of enum values, products and language codes as they are.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Facets { get; }

    /// <summary>Where its offices are.</summary>
    public ImmutableArray<GeoPoint> Points { get; }

    /// <summary>The name that orders sort by: its words in lower case without accents.</summary>
    public string SortName { get; }

    /// <summary>The tier's rank; -1 without a tier.</summary>
    public int TierRank => Entry.Tier is { } tier ? (int)tier : -1;

    /// <summary>The terms of a field, value by value: a phrase never reaches from one value into the next.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Terms(FinderField field) => terms[field];

    private static ImmutableArray<string> Words(string text) => [.. FinderText.Words(text).Select(word => word.Value)];

    private static ImmutableArray<string> Stems(string text) => [.. FinderText.Words(text).Select(word => FinderText.Stem(word.Value))];

    private static bool HasApostrophe(string name) => FinderText.Spelling(name) != FinderText.Key(name);

    private static IEnumerable<string> StartsOf(string name) => FinderText.Words(name).Select(word => word.Value)
        .Concat(FinderText.InnerWords(name))
        // The pairs of 云服务 begin with 云 and 服; its last character begins none of them.
        .Concat(FinderText.Words(name).Where(word => word.IsCjk).Select(word => word.Value.EnumerateRunes().Last().ToString()))
        .SelectMany(word => FinderText.Beginnings(word, LongestStart));

    private static IReadOnlyList<IReadOnlyList<string>> Each(IEnumerable<string> values) =>
        [.. values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Select(value => ImmutableArray.Create(value))];

    private static Dictionary<Facet, IReadOnlyList<string>> FacetsOf(FinderEntry entry, ProfileContent content) => new()
    {
        [Facet.Country] = Distinct(content.Cities.Select(city => city.Country).Prepend(entry.Country)),
        [Facet.State] = Distinct(content.Cities.Select(city => city.State).OfType<string>()),
        [Facet.City] = Distinct(content.Cities.Select(city => city.Name)),
        [Facet.Geography] = Distinct(content.Geographies.Select(value => value.ToString())),
        [Facet.Industry] = Distinct(content.Industries.Select(value => value.ToString())),
        [Facet.Competency] = Distinct(content.Competencies.Select(value => value.ToString())),
        [Facet.Product] = Distinct(content.Products),
        [Facet.Language] = Distinct(content.Languages),
        [Facet.Program] = Distinct(entry.Program is { } program ? [program.ToString()] : []),
        [Facet.Tier] = Distinct(entry.Tier is { } tier ? [tier.ToString()] : []),
    };

    private static ImmutableArray<string> Distinct(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal)];
}
