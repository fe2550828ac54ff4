using PartnerGraph.Write.Domain.Finder;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Finder;

/// <summary>
/// Everything that the index keeps of one partner, whether it is listed or not: what comes next is folded into it. Only a listed
/// entry is ever found by a search (BEN-14).
/// </summary>
public sealed record FinderEntry
{
    public required string PartnerId { get; init; }

    /// <summary>Null before the partner is registered.</summary>
    public PartnerKind? Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2, from the registration.</summary>
    public string Country { get; init; } = "";

    public PartnerTier? Tier { get; init; }

    public bool BusinessInformationApproved { get; init; }

    /// <summary>What the partner is kept from, cause by cause.</summary>
    public PartnerStatus Status { get; init; } = PartnerStatus.Normal;

    /// <summary>Null before the first profile was saved.</summary>
    public ProfileContent? Content { get; init; }

    public bool IsPublished { get; init; }

    /// <summary>When it was published last, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the content changed last, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The version of the profile's last event, for <c>expectedVersion</c>; -1 before the first.</summary>
    public long ProfileVersion { get; init; } = -1;

    /// <summary>The position of the last event that was folded in.</summary>
    public long Position { get; init; }

    /// <summary>Whether searches find it: published by an eligible partner that is neither frozen nor restricted (BEN-14, GAP-86).</summary>
    public bool IsListed => Content is not null && IsPublished && Kind is not null && BusinessInformationApproved && !Status.IsFrozen && !Status.IsRestricted;

    public PartnerProgram? Program => Kind is { } kind ? PartnerPrograms.Of(kind) : null;

    /// <summary>Folds an event in; one that the entry includes already changes nothing, so that delivered twice equals once.</summary>
    public FinderEntry Apply(Recorded recorded) => recorded.Position <= Position
        ? this
        : Evolve(recorded.Event, recorded.ClientVersion) with { Position = recorded.Position };

    private FinderEntry Evolve(IDomainEvent @event, long version) => @event switch
    {
        PartnerRegistered e => this with { Kind = e.Kind, Country = e.Country },
        TierGranted e => this with { Tier = e.Tier },
        TierChanged e => this with { Tier = e.To },
        Write.Domain.Partners.BusinessInformationApproved => this with { BusinessInformationApproved = true },
        ProfilePublished e => this with { Content = e.Content, IsPublished = true, PublishedAt = e.PublishedAt, UpdatedAt = e.PublishedAt, ProfileVersion = version },
        ProfileUpdated e => this with { Content = e.Content, UpdatedAt = e.UpdatedAt, ProfileVersion = version },
        ProfileUnpublished => this with { IsPublished = false, ProfileVersion = version },
        // The status knows its events; one that neither knows is a bug, and throws there.
        _ => this with { Status = PartnerStatus.Evolve(Status, @event) },
    };
}
