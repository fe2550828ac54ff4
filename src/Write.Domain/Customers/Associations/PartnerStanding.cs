using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>What customer development needs to know of a partner, as its own streams tell it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="DevelopsCustomers">Whether it is a CSP or a reseller: no other kind has customers.</param>
public sealed record PartnerStanding(string PartnerId, string Country, bool DevelopsCustomers)
{
    /// <summary>Whether the partner is frozen, and through whom.</summary>
    public PartnerStatus Status { get; init; } = PartnerStatus.Normal;

    public static PartnerStanding Of(string partnerId, Partner partner, PartnerStatus status) =>
        new(partnerId, partner.Country, partner.Kind is PartnerKind.SolutionProvider or PartnerKind.Reseller && partner.Exists) { Status = status };
}
