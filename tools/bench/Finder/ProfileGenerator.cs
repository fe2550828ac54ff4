using System.Collections.Immutable;
using System.Globalization;
using PartnerGraph.Cli.Generate;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Finder.Places;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Bench.Finder;

/// <summary>A made-up partner: what an index is told of it.</summary>
internal sealed record MadeProfile(string PartnerId, PartnerKind Kind, string Country, PartnerTier Tier, ProfileContent Content)
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>From the registration to the publication, as the log has them.</summary>
    public IEnumerable<IDomainEvent> Events() =>
    [
        new PartnerRegistered(PartnerId, Kind, Country, Content.NameEnglish ?? Content.NameChinese!, $"office@{PartnerId}.example", null, null, Day),
        new TierGranted(PartnerId, Tier, InAdvance: false, "made up"),
        new BusinessInformationApproved(PartnerId, Day),
        new ProfilePublished(PartnerId, Content, Day),
    ];
}

/// <summary>Makes profiles up; the same seed makes the same ones on every machine.</summary>
internal sealed class ProfileGenerator(ulong seed)
{
    // As in a real network: few are at the top.
    private static readonly PartnerTier[] Tiers =
        [.. Enumerable.Repeat(PartnerTier.Standard, 14), .. Enumerable.Repeat(PartnerTier.Advanced, 4), PartnerTier.Premier, PartnerTier.Core];

    private static readonly PartnerKind[] Kinds =
        [PartnerKind.SolutionProvider, PartnerKind.SolutionProvider, PartnerKind.SolutionProvider, PartnerKind.DevelopmentPath, PartnerKind.Distributor, PartnerKind.Carrier];

    private readonly Pcg random = new(seed);
    private int made;

    public MadeProfile Next()
    {
        var cities = Several(Gazetteer.Cities, least: 1, most: 3).Select(city => new ProfileCity(city.Name, city.State, city.Country, city.Latitude, city.Longitude)).ToImmutableArray();
        var products = Several(ProfileWords.Products, least: 1, most: 6);
        var industries = Several(Enum.GetValues<Industry>(), least: 1, most: 4);
        var isChinese = cities[0].Country == "CN" && random.Below(2) == 0;
        var content = new ProfileContent(
            isChinese && random.Below(2) == 0 ? null : EnglishName(), isChinese ? ChineseName() : null, Description(products, industries, cities[0].Name), cities,
            Several(Enum.GetValues<Geography>(), 1, 3), industries, Several(Enum.GetValues<Competency>(), 0, 4), products, Several(ProfileWords.Languages, 1, 3),
            "https://partner.example/", null, new ProfileContact(ContactChannel.Web, "https://partner.example/contact"));
        return new(string.Create(CultureInfo.InvariantCulture, $"made-{++made:D6}"), One(Kinds), cities[0].Country, One(Tiers), content);
    }

    public T One<T>(IReadOnlyList<T> from) => from[random.Below(from.Count)];

    private string EnglishName()
    {
        var root = string.Concat(Enumerable.Range(0, 1 + random.Below(2)).Select(_ => One(ProfileWords.Syllables))) + One(ProfileWords.Syllables) + One(ProfileWords.Endings);
        var name = char.ToUpperInvariant(root[0]) + root[1..];
        if (random.Below(4) > 0) name += $" {One(ProfileWords.Fields)}";
        if (random.Below(4) == 0) name += $" {One(ProfileWords.Fields)}";
        return $"{name} {One(ProfileWords.Forms)}".Trim();
    }

    private string ChineseName() => $"{One(ProfileWords.Chinese)}{One(ProfileWords.Chinese)}{One(ProfileWords.Chinese)}科技有限公司";

    private string Description(ImmutableArray<string> products, ImmutableArray<Industry> industries, string city) => string.Join(' ',
        Several(ProfileWords.Sentences, 2, 5).Select(sentence => string.Format(
            CultureInfo.InvariantCulture, sentence, One(products), FinderLabels.Words(One(industries).ToString()).ToLowerInvariant(), One(ProfileWords.Products), city)));

    private ImmutableArray<T> Several<T>(IReadOnlyList<T> from, int least, int most)
    {
        var several = ImmutableArray.CreateBuilder<T>();
        for (var count = least + random.Below(most - least + 1); several.Count < count;)
            if (One(from) is var next && !several.Contains(next)) several.Add(next);
        return several.ToImmutable();
    }
}
