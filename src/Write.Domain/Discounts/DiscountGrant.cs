using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts;

/// <param name="Discount">A part of the price; 0.05 is five percent.</param>
/// <param name="Term">The term of the association that it was given in, as <see cref="Customers.Associations.Association.Term"/> counts: it lapses with that.</param>
[EventType("discounts.discount-granted")]
public sealed record DiscountGranted(string CustomerId, string PartnerId, string ProductType, decimal Discount, int Term) : IDomainEvent;

[EventType("discounts.discount-changed")]
public sealed record DiscountChanged(string CustomerId, string PartnerId, string ProductType, decimal From, decimal To) : IDomainEvent;

[EventType("discounts.discount-withdrawn")]
public sealed record DiscountWithdrawn(string CustomerId, string PartnerId, string ProductType, decimal Discount) : IDomainEvent;

/// <summary>What a partner gives one customer on one product type.</summary>
/// <param name="Discount">Null when nothing is given.</param>
public sealed record DiscountGrant(decimal? Discount, int Term)
{
    public static readonly DiscountGrant None = new(null, 0);

    /// <summary>A customer and a product type name a grant; no product type has a hyphen.</summary>
    public static string KeyOf(string customerId, string productType) => $"{productType}-{customerId}";

    /// <summary>What is given in this term of the customer's association: nothing outlives the one that it was given in.</summary>
    public decimal? In(int term) => Term == term ? Discount : null;

    public static DiscountGrant Evolve(DiscountGrant state, IDomainEvent @event) => @event switch
    {
        DiscountGranted e => new(e.Discount, e.Term),
        DiscountChanged e => state with { Discount = e.To },
        DiscountWithdrawn => None,
        _ => throw new UnknownEventException(state, @event),
    };
}
