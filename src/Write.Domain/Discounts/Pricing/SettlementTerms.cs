using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Discounts.Pricing;

/// <summary>By what the partner that pays for a reseller customer is charged (BILL-1, CSP-33).</summary>
/// <param name="Country">Of the partner's registration, ISO 3166-1 alpha-2.</param>
public sealed record SettlementTerms(PolicyBook Policies, string Country)
{
    /// <summary>The list price less the settlement discount that holds on the day.</summary>
    /// <param name="productType">As the list of product types has it, in any letter case; another one is settled as all products are.</param>
    public Money PriceOf(string productType, Money listPrice, PricingFacts facts) =>
        Policies.SettlementPrice(Country, facts.Products.CodeOf(productType) ?? productType, listPrice, facts.Day);

    /// <summary>The settlement discount by which that price comes about.</summary>
    public decimal DiscountOf(string productType, ProductList products, DateOnly day) => Policies.SettlementDiscount(Country, products.CodeOf(productType) ?? productType, day);
}
