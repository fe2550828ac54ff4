using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Finder;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Finder;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Partners;

[Node, Description("A company of the partner network.")]
public sealed partial record Partner
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    public required PartnerKind Kind { get; init; }

    public required string CompanyName { get; init; }

    [Description("ISO 3166-1 code of two letters.")]
    public required string Country { get; init; }

    [Description("The policy by which it works: that of its country of registration, wherever it sells (CSP-32). partnerPolicy tells what it says.")]
    public PartnerPolicyKind Policy => PartnerPolicies.Of(Country);

    public required string ContactEmail { get; init; }

    public required string? ContactMobile { get; init; }

    [Id, Description("The distributor that manages a reseller; null for every other kind.")]
    public required string? DistributorId { get; init; }

    [SeenLike("partner"), Description("That distributor; null where the caller may not see it: a reseller reads its id alone (CONV-7).")]
    public IDataLoaderResult<Partner?>? Distributor(IResolveFieldContext context) => context.PartnerOf(DistributorId);

    public required PartnerTier? Tier { get; init; }

    [Description("Whether the tier came ahead of the revenue it asks for (PROG-2).")]
    public required bool TierInAdvance { get; init; }

    public required bool BusinessInformationApproved { get; init; }

    [Scalar<CurrencyCodeScalar>, Description("In which the partner settles, as its business information says (INCENT-39); USD while it says nothing.")]
    public required string SettlementCurrency { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Description("What the partner is kept from (REF-21).")]
    public IDataLoaderResult<PartnerAccountStatus> AccountStatus(IResolveFieldContext context, PartnerReads reads) =>
        context.Load<string, IReadOnlyList<PartnerHoldRow>>("partner-holds", Key, reads.Holds).Then(holds => PartnerAccountStatus.Of(Key, holds));

    [Cost(20), Description("What the partner shows in Partner Finder, published or not; null before it was first saved.")]
    public IDataLoaderResult<PartnerProfile?> Profile(IResolveFieldContext context, FinderReads reads) =>
        context.Load<string, FinderEntry>("partner-profiles", Key, (keys, cancellation) => reads.Of(context.PartnerScope(), keys, cancellation))
            .Then(entry => entry?.To<PartnerProfile>());

    [Description("The resellers that a distributor manages, by name unless orderBy says otherwise; empty for every other kind.")]
    public IDataLoaderResult<Connection<Partner>> Resellers(
        IResolveFieldContext context, PartnerReads reads, PartnerFilter? filter, ListOrder? orderBy, PageRequest page)
    {
        var query = PartnerQueries.QueryOf(filter, orderBy);
        return context.Pages<PartnerRow, Partner>("resellers", Key, page, row => row.To<Partner>(),
            (keys, cancellation) => reads.Resellers(keys, query, page, cancellation), (keys, cancellation) => reads.CountResellers(keys, query, cancellation))!;
    }

    [Description("Whom a distributor invited to become its reseller, the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<ResellerInvitation>> ResellerInvitations(
        IResolveFieldContext context, PartnerReads reads, ResellerInvitationFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var query = new ResellerInvitationQuery(filter?.Text, Period.Window(filter?.From, filter?.Until, orderBy));
        return context.Pages<ResellerInvitationRow, ResellerInvitation>("reseller-invitations", Key, page, row => row.To<ResellerInvitation>(),
            (keys, cancellation) => reads.Invitations(keys, query, page, cancellation), (keys, cancellation) => reads.CountInvitations(keys, query, cancellation))!;
    }
}

[Description("Which invitations are asked for; a field left out asks nothing.")]
public sealed record ResellerInvitationFilter(
    [property: Description("A part of the company's name or of the address, in any case.")] string? Text,
    [property: Description("Made at this instant or later.")] DateTimeOffset? From,
    [property: Description("Made at this instant or earlier.")] DateTimeOffset? Until);

[Description("A company that a distributor invited to become its reseller.")]
public sealed record ResellerInvitation
{
    [Description("Tells invitations apart.")]
    public required string InvitationId { get; init; }

    public required string Email { get; init; }

    public required string CompanyName { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }
}

internal sealed class PartnerMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<PartnerRow, Partner>()
            .Map(partner => partner.Id, row => GlobalId.Of(nameof(Partner), row.PartnerId))
            .Map(partner => partner.Key, row => row.PartnerId)
            .Map(partner => partner.DistributorId, row => row.DistributorId == "" ? null : GlobalId.Of(nameof(Partner), row.DistributorId));
        config.NewConfig<ResellerInvitationRow, ResellerInvitation>();
    }
}
