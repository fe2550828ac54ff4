using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners;

/// <summary>What a company is in the partner network (CONV-11).</summary>
public enum PartnerKind
{
    /// <summary>Resells or refers cloud services to customers.</summary>
    SolutionProvider,

    /// <summary>Manages resellers.</summary>
    Distributor,

    /// <summary>A solution provider managed by a distributor.</summary>
    Reseller,

    /// <summary>Service, software, system integrator or learning path.</summary>
    DevelopmentPath,

    Carrier,

    Koogallery,
}

/// <summary>A program of the partner network.</summary>
public enum PartnerProgram { CloudSolutionProvider, Distribution, Resale, DevelopmentPath, Carrier, Koogallery }

public static class PartnerPrograms
{
    /// <summary>The program that a partner of this kind is enrolled in as long as it is registered (PROG-51).</summary>
    public static PartnerProgram Of(PartnerKind kind) => kind switch
    {
        PartnerKind.SolutionProvider => PartnerProgram.CloudSolutionProvider,
        PartnerKind.Distributor => PartnerProgram.Distribution,
        PartnerKind.Reseller => PartnerProgram.Resale,
        PartnerKind.DevelopmentPath => PartnerProgram.DevelopmentPath,
        PartnerKind.Carrier => PartnerProgram.Carrier,
        PartnerKind.Koogallery => PartnerProgram.Koogallery,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>The tier of a partner, lowest first.</summary>
public enum PartnerTier { Standard, Advanced, Premier, Core }

/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="DistributorId">The distributor that manages a reseller; null for every other kind.</param>
[EventType("partners.partner-registered")]
public sealed record PartnerRegistered(
    string PartnerId, PartnerKind Kind, string Country, string CompanyName, string ContactEmail, string? ContactMobile,
    string? DistributorId, DateTimeOffset RegisteredAt) : IDomainEvent;

/// <param name="InAdvance">Whether the tier comes ahead of the revenue it asks for.</param>
[EventType("partners.tier-granted")]
public sealed record TierGranted(string PartnerId, PartnerTier Tier, bool InAdvance, string Basis) : IDomainEvent;

/// <param name="InAdvance">Whether the tier comes ahead of the revenue it asks for; false in the first version.</param>
[EventType("partners.tier-changed", 2)]
public sealed record TierChanged(string PartnerId, PartnerTier From, PartnerTier To, string Basis, bool InAdvance = false) : IDomainEvent;

/// <param name="Currency">In which the partner settles, ISO 4217 (GAP-72); null in the first version, and where none was entered: USD.</param>
[EventType("partners.business-information-approved", 2)]
public sealed record BusinessInformationApproved(string PartnerId, DateTimeOffset ApprovedAt, string? Currency = null) : IDomainEvent;

/// <param name="InvitationId">Ties a later registration to this invitation.</param>
[EventType("partners.reseller-invited")]
public sealed record ResellerInvited(
    string DistributorId, string InvitationId, string Email, string CompanyName, DateTimeOffset InvitedAt) : IDomainEvent;

/// <summary>A partner as decisions need it.</summary>
public sealed record Partner
{
    public static readonly Partner Unknown = new();

    public bool Exists { get; init; }

    public string PartnerId { get; init; } = "";

    public PartnerKind Kind { get; init; }

    public string Name { get; init; } = "";

    public string Country { get; init; } = "";

    public PartnerTier? Tier { get; init; }

    /// <summary>Whether it has held another tier than the one of its joining.</summary>
    public bool HasChangedTier { get; init; }

    public string? DistributorId { get; init; }

    public bool BusinessInformationApproved { get; init; }

    /// <summary>In which it settles, as its business information says; null while it says nothing, which is USD.</summary>
    public string? Currency { get; init; }

    public ImmutableHashSet<string> InvitedResellers { get; init; } = [];

    public static Partner Evolve(Partner state, IDomainEvent @event) => @event switch
    {
        PartnerRegistered e => state with
        {
            Exists = true,
            PartnerId = e.PartnerId,
            Kind = e.Kind,
            Name = e.CompanyName,
            Country = e.Country,
            DistributorId = e.DistributorId,
        },
        TierGranted e => state with { Tier = e.Tier },
        TierChanged e => state with { Tier = e.To, HasChangedTier = true },
        Partners.BusinessInformationApproved e => state with { BusinessInformationApproved = true, Currency = e.Currency ?? state.Currency },
        ResellerInvited e => state with { InvitedResellers = state.InvitedResellers.Add(e.Email) },
        _ => throw new UnknownEventException(state, @event),
    };
}
