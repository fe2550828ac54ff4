namespace PartnerGraph.Domain.Customers;

/// <summary>Whether a partner is frozen, and through whom.</summary>
public enum PartnerFreeze { None, Itself, ThroughDistributor }

/// <summary>What customer development needs to know of a partner, as its own streams tell it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="DevelopsCustomers">Whether it is a CSP or a reseller: no other kind has customers.</param>
public sealed record PartnerStanding(string PartnerId, string Country, bool DevelopsCustomers, PartnerFreeze Freeze = PartnerFreeze.None);
