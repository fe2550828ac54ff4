using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Application.Discounts;

/// <summary>What prices of a customer depend on, as the streams say: for a quote, and for the payment that follows it.</summary>
internal static class StandingPrices
{
    /// <param name="association">The customer's: its discounts lapse with its term, and its partner pays in the reseller model.</param>
    /// <param name="productTypes">What would be bought.</param>
    public static async Task<PricingFacts> Pricing(
        this IAggregates aggregates, ProductList products, DateOnly day, string customerId, Association association, IEnumerable<string> productTypes,
        CancellationToken cancellation = default)
    {
        var standing = ImmutableDictionary.CreateBuilder<string, StandingDiscount>();
        foreach (var product in productTypes.Select(type => products.Find(type, day)).OfType<ListedProduct>().DistinctBy(product => product.Code))
        {
            var grant = (await aggregates.Load(DiscountDecider.Definition, DiscountGrant.KeyOf(customerId, product.Code), cancellation)).State;
            if (grant.In(association.Term) is { } granted) standing.Add(product.Code, new(granted, await aggregates.LimitOf(product, cancellation)));
        }

        return new(products, day, standing.ToImmutable()) { Settlement = await aggregates.Settlement(association.Model, association.PartnerId, cancellation) };
    }

    /// <summary>By what a partner settles; null where the customer pays itself.</summary>
    public static async Task<SettlementTerms?> Settlement(
        this IAggregates aggregates, AssociationModel? model, string? partnerId, CancellationToken cancellation = default) =>
        model == AssociationModel.Reseller && partnerId is { } partner
            ? new(
                (await aggregates.Load(PolicyDecider.Definition, PolicyBook.Key, cancellation)).State,
                (await aggregates.Load(PartnerDecider.Definition, partner, cancellation)).State.Country)
            : null;

    /// <summary>The highest discount that partners may give on it.</summary>
    public static async Task<decimal> LimitOf(this IAggregates aggregates, ListedProduct product, CancellationToken cancellation = default) =>
        DiscountScope.LimitOf(product, (await aggregates.Load(DiscountScopeDecider.Definition, product.Code, cancellation)).State.Maximum);
}
