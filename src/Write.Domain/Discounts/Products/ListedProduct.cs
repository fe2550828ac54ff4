namespace PartnerGraph.Write.Domain.Discounts.Products;

/// <summary>How the vendor sells what is bought, which decides whether a partner may give a discount on it (REF-20).</summary>
public enum ProductClass
{
    /// <summary>At list price.</summary>
    Standard,

    /// <summary>Cheaper for a time or for everybody: promotional items, three-year reserved instances, Direct Connect.</summary>
    Promotional,

    /// <summary>Spare capacity at a price of the moment.</summary>
    Spot,

    /// <summary>Sold by others on the vendor's marketplace.</summary>
    Koogallery,

    /// <summary>Runs on a node of the Open Cloud Service Alliance.</summary>
    AllianceNode,
}

/// <summary>A row of the list of product types.</summary>
/// <param name="Code">Upper case letters, digits and underscores, such as <c>ECS</c>.</param>
/// <param name="IsLongTerm">Whether subscriptions of a year or more qualify as well (GAP-12).</param>
/// <param name="IsPackage">Whether it is a quantity bought in advance, however long it may be used (DISC-21).</param>
/// <param name="DefaultLimit">The highest discount while operations have set no other; 0.1 is ten percent.</param>
public sealed record ListedProduct(string Code, string Name, ProductClass Class, bool IsLongTerm, bool IsPackage, decimal DefaultLimit)
{
    /// <summary>Whether partners may give discounts on this class at all (GAP-11).</summary>
    public bool IsDiscountable => Class is ProductClass.Standard or ProductClass.Promotional;
}
