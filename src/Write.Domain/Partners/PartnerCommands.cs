using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners;

public abstract record PartnerCommand(string PartnerId);

/// <summary>Operations enter a company as a partner of a kind; it starts at the tier Standard (PROG-2).</summary>
/// <param name="HasJoinedNetwork">Whether the company is a member of the partner network (PROG-1).</param>
/// <param name="Distributor">The distributor named by <paramref name="DistributorId"/> as its stream tells it; null when none is named.</param>
/// <param name="DistributorFrozen">Whether that distributor is frozen (ACCT-11).</param>
public sealed record RegisterPartner(
    string PartnerId, PartnerKind Kind, string Country, [property: Text(TextKind.Name)] string CompanyName, [property: Text(TextKind.Address)] string ContactEmail,
    [property: Text(TextKind.Address)] string? ContactMobile,
    string? DistributorId, bool HasJoinedNetwork, Partner? Distributor, bool DistributorFrozen, DateTimeOffset RegisteredAt)
    : PartnerCommand(PartnerId);

/// <summary>A tier that was decided: at an annual review (PROG-41), by an admission or by operations.</summary>
/// <param name="Basis">Why, in words that a reader of the history understands.</param>
/// <param name="InAdvance">Whether it comes ahead of the revenue it asks for.</param>
public sealed record GrantTier(string PartnerId, PartnerTier Tier, [property: Text(TextKind.Reason)] string Basis, bool InAdvance = false) : PartnerCommand(PartnerId);

/// <param name="Currency">In which the partner settles, ISO 4217; null leaves it as it is, USD at first.</param>
public sealed record ApproveBusinessInformation(string PartnerId, DateTimeOffset ApprovedAt, string? Currency = null) : PartnerCommand(PartnerId);

/// <summary>A distributor invites a company to become its reseller.</summary>
public sealed record InviteReseller(
    string PartnerId, string InvitationId, [property: Text(TextKind.Address)] string Email, [property: Text(TextKind.Name)] string CompanyName, bool DistributorFrozen, DateTimeOffset InvitedAt)
    : PartnerCommand(PartnerId);

/// <summary>Binds a credit card: never to the account of a partner that only manages (PROG-48).</summary>
public sealed record BindPartnerCreditCard(string PartnerId) : PartnerCommand(PartnerId);

/// <summary>Closes the account: never while it is in a program, which every registered partner is (PROG-51).</summary>
public sealed record DeregisterPartner(string PartnerId) : PartnerCommand(PartnerId);
