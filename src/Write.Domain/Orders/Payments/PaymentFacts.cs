using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Domain.Orders.Payments;

/// <summary>What is known of who pays, at the time of the payment.</summary>
/// <param name="Model">In which the customer is associated; null without a partner.</param>
/// <param name="PartnerId">The customer's partner; null without one.</param>
/// <param name="Pricing">The customer's discounts that stand, with the list of product types and the day in the business zone.</param>
public sealed record PaymentFacts(AssociationModel? Model, string? PartnerId, CustomerWallet Wallet, PricingFacts Pricing)
{
    public static readonly PaymentFacts Unknown = new(
        null, null, CustomerWallet.Empty, new(ProductList.Published, DateOnly.MinValue, ImmutableDictionary<string, StandingDiscount>.Empty));

    public DateOnly Day => Pricing.Day;

    /// <summary>Whether the customer's partner pays, in its month's bill.</summary>
    public bool IsSettled => Model == AssociationModel.Reseller;
}
