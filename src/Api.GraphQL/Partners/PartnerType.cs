using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.Finder;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Transport.Documents;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Projections.Finder;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Partners;

namespace PartnerGraph.Api.Partners;

[Node, Description("A company of the partner network.")]
public sealed record Partner
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    public required PartnerKind Kind { get; init; }

    public required string CompanyName { get; init; }

    [Description("ISO 3166-1 code of two letters.")]
    public required string Country { get; init; }

    public required string ContactEmail { get; init; }

    public required string? ContactMobile { get; init; }

    [Id, Description("The distributor that manages a reseller; null for every other kind.")]
    public required string? DistributorId { get; init; }

    public required PartnerTier? Tier { get; init; }

    [Description("Whether the tier came ahead of the revenue it asks for (PROG-2).")]
    public required bool TierInAdvance { get; init; }

    public required bool BusinessInformationApproved { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Description("What the partner is kept from (REF-21).")]
    public IDataLoaderResult<PartnerAccountStatus> AccountStatus(IResolveFieldContext context, PartnerReads reads) =>
        new Continued<IReadOnlyList<PartnerHoldRow>?, PartnerAccountStatus>(
            context.Load<string, IReadOnlyList<PartnerHoldRow>>("partner-holds", Key, reads.Holds), PartnerAccountStatus.Of);

    [Cost(20), Description("What the partner shows in Partner Finder, published or not; null before it was first saved.")]
    public IDataLoaderResult<PartnerProfile?> Profile(IResolveFieldContext context, FinderReads reads) =>
        context.Load<string, FinderEntry>("partner-profiles", Key, (keys, cancellation) => reads.Of(context.PartnerScope(), keys, cancellation))
            .Then(entry => entry?.To<PartnerProfile>());

    [Description("The resellers that a distributor manages, by name; empty for every other kind.")]
    public IDataLoaderResult<Connection<Partner>> Resellers(IResolveFieldContext context, PartnerReads reads, PageRequest page) =>
        new Continued<Page<PartnerRow>?, Connection<Partner>>(
            context.Load<string, Page<PartnerRow>>($"resellers {page}", Key, (keys, cancellation) => reads.Resellers(keys, page, cancellation)),
            found => Below(found, row => row.To<Partner>(), "reseller-counts", reads.ResellerCounts));

    [Description("Whom a distributor invited to become its reseller, latest first.")]
    public IDataLoaderResult<Connection<ResellerInvitation>> ResellerInvitations(IResolveFieldContext context, PartnerReads reads, PageRequest page) =>
        new Continued<Page<ResellerInvitationRow>?, Connection<ResellerInvitation>>(
            context.Load<string, Page<ResellerInvitationRow>>($"reseller-invitations {page}", Key, (keys, cancellation) => reads.Invitations(keys, page, cancellation)),
            found => Below(found, row => row.To<ResellerInvitation>(), "reseller-invitation-counts", reads.InvitationCounts));

    private Connection<T> Below<TRow, T>(
        Page<TRow>? found, Func<TRow, T> map, string name,
        Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, int>>> counts) =>
        new((found ?? Page<TRow>.Empty).Select(map), context => context.Load<string, int>(name, Key, counts));
}

[Description("A company that a distributor invited to become its reseller.")]
public sealed record ResellerInvitation
{
    [Id]
    public required string Id { get; init; }

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
        config.NewConfig<ResellerInvitationRow, ResellerInvitation>()
            .Map(invitation => invitation.Id, row => GlobalId.Of(nameof(ResellerInvitation), row.InvitationId));
    }
}
