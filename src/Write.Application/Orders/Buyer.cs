namespace PartnerGraph.Write.Application.Orders;

/// <summary>Who asks for an order: a customer for itself, or a partner, who is refused (PROG-47, CUST-5).</summary>
/// <param name="CustomerId">The account that would buy; the partner's own when it buys for itself.</param>
/// <param name="ActingPartnerId">The partner that asks; null when the customer does.</param>
public sealed record Buyer(string CustomerId, string? ActingPartnerId = null)
{
    /// <summary>A customer that asks for another one's order.</summary>
    public bool OnBehalfOf { get; init; }

    /// <summary>Refused whoever the other is (CUST-5): nothing of it is read.</summary>
    public bool IsForAnother => OnBehalfOf || (ActingPartnerId is not null && ActingPartnerId != CustomerId);

    public static Buyer Partner(string partnerId, string? onBehalfOf) => new(onBehalfOf ?? partnerId, partnerId);
}
