using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Finder.Places;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Finder;

[Node, Description("What a partner shows of itself in Partner Finder (BEN-14). Others see it while it is listed, the partner itself always.")]
public sealed record PartnerProfile
{
    [Id]
    public required string Id { get; init; }

    [Id, Description("The partner that it is of.")]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partners.Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("The English business name, or the Chinese one of a partner that has no other.")]
    public required string Name { get; init; }

    public required string? NameEnglish { get; init; }

    public required string? NameChinese { get; init; }

    public required string Description { get; init; }

    [Description("Where the partner is registered: ISO 3166-1 code of two letters, ZZ while it is not known.")]
    public required string Country { get; init; }

    [Description("Where it works.")]
    public required IReadOnlyList<PartnerCity> Cities { get; init; }

    public required IReadOnlyList<Geography> Geographies { get; init; }

    public required IReadOnlyList<Industry> Industries { get; init; }

    public required IReadOnlyList<Competency> Competencies { get; init; }

    public required IReadOnlyList<string> Products { get; init; }

    [Description("ISO 639 codes.")]
    public required IReadOnlyList<string> Languages { get; init; }

    [Description("From its enrollment, never typed in.")]
    public required IReadOnlyList<PartnerProgram> Programs { get; init; }

    [Description("From its tier grants, never typed in.")]
    public required PartnerTier? Tier { get; init; }

    public required string? Website { get; init; }

    public required string? LogoUrl { get; init; }

    public required PartnerContact? Contact { get; init; }

    [Description("The last part of the address of its own page, finder/partner/<slug>; to be escaped as a part of a path.")]
    public string Slug => PartnerSlug.Of(Name, PartnerKey);

    [Description("Whether the partner published it. It is listed when the partner may be, too.")]
    public required bool Published { get; init; }

    [Description("Whether searches find it: published, eligible, neither frozen nor restricted (BEN-14, ACCT-1, ACCT-4).")]
    public required bool Listed { get; init; }

    [Description("When it was published last, UTC.")]
    public required DateTimeOffset? PublishedAt { get; init; }

    [Description("When its content changed last, UTC.")]
    public required DateTimeOffset? UpdatedAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Ignore]
    public required string PartnerKey { get; init; }

    [Description("When it became a partner, UTC.")]
    public IDataLoaderResult<DateTimeOffset?> PartnerSince(IResolveFieldContext context, PartnerReads reads) =>
        context.Load<string, DateTimeOffset>("partner-since", PartnerKey, reads.Since).Then<DateTimeOffset, DateTimeOffset?>(since => since == default ? null : since);

    [Description("Who published, changed or took it back, the latest first unless orderBy says otherwise; empty for everybody but the partner itself and the vendor.")]
    public IDataLoaderResult<Connection<ProfileHistoryEntry>> History(
        IResolveFieldContext context, ProfileHistoryReads reads, ProfileHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), new ProfileHistoryQuery(filter?.Step, Period.Window(filter?.From, filter?.Until, orderBy)));
        return context.Pages<ProfileHistoryRow, ProfileHistoryEntry>("profile-history", PartnerKey, page, row => row.To<ProfileHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }
}

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record ProfileHistoryFilter(
    [property: Description("What was done.")] ProfileStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who published, changed or took back a profile, and when.")]
public sealed record ProfileHistoryEntry
{
    public required ProfileStep Step { get; init; }

    [Description("The subject of the user's token, or system: and a name.")]
    public required string Operator { get; init; }

    [Description("UTC.")]
    public required DateTimeOffset At { get; init; }

    [Description("The rules by which it was decided; policyRule(id) explains each.")]
    public required IReadOnlyList<string> RuleIds { get; init; }
}

[Description("A place where a partner works.")]
public sealed record PartnerCity(
    string Name, string? State, [property: Description("ISO 3166-1 code of two letters.")] string Country,
    [property: Description("Degrees north.")] double Latitude, [property: Description("Degrees east.")] double Longitude)
{
    [Description("The country's short English name.")]
    public string CountryName => Countries.NameOf(Country) ?? Country;

    internal static PartnerCity Of(ProfileCity city) => new(city.Name, city.State, city.Country, city.Latitude, city.Longitude);
}

[Description("How customers reach a partner.")]
public sealed record PartnerContact(ContactChannel Channel, [property: Description("An email address, a phone number or a web address, as the channel says.")] string Value);

internal sealed class PartnerProfileMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<FinderEntry, PartnerProfile>().MapWith(entry => Of(entry, entry.Content!));
        config.NewConfig<ProfileHistoryRow, ProfileHistoryEntry>()
            .Map(entry => entry.RuleIds, row => row.RuleIds.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static PartnerProfile Of(FinderEntry entry, ProfileContent content) => new()
    {
        Id = GlobalId.Of(nameof(PartnerProfile), entry.PartnerId),
        PartnerId = GlobalId.Of("Partner", entry.PartnerId),
        Name = content.NameEnglish ?? content.NameChinese!,
        NameEnglish = content.NameEnglish,
        NameChinese = content.NameChinese,
        Description = content.Description,
        Country = entry.Country,
        Cities = [.. content.Cities.Select(PartnerCity.Of)],
        Geographies = content.Geographies,
        Industries = content.Industries,
        Competencies = content.Competencies,
        Products = content.Products,
        Languages = content.Languages,
        Programs = entry.Program is { } program ? [program] : [],
        Tier = entry.Tier,
        Website = content.Website,
        LogoUrl = content.LogoUrl,
        Contact = content.Contact is { } contact ? new(contact.Channel, contact.Value) : null,
        Published = entry.IsPublished,
        Listed = entry.IsListed,
        PublishedAt = entry.PublishedAt,
        UpdatedAt = entry.UpdatedAt,
        Version = entry.ProfileVersion,
        PartnerKey = entry.PartnerId,
    };
}
