namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>How a customer belongs to its partner (REF-17).</summary>
public enum AssociationModel
{
    /// <summary>The customer contracts with, is billed by and pays the vendor; the partner earns incentives.</summary>
    Referral,

    /// <summary>The customer contracts with and pays the partner, who pays the vendor.</summary>
    Reseller,
}
