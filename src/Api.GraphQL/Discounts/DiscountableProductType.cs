using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Discounts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Discounts;

[Description("A product type, and whether partners may give discounts on it (DISC-6).")]
public sealed record DiscountableProduct(
    string ProductType, [property: Description("What it is called.")] string Name,
    [property: Description("How the vendor sells it.")] ProductClass ProductClass,
    [property: Description("Whether a partner's discount applies to it at all (DISC-9 to DISC-13).")] bool Qualifies,
    [property: Description("Whether subscriptions of a year or more qualify as well (DISC-7, DISC-11, DISC-12).")] bool LongTerm,
    [property: Description("Whether it is a package, which qualifies whatever its time (DISC-21).")] bool Package,
    [property: Scalar<RatioScalar>, Description("The highest discount that a partner may give: what operations set, or the list's default (DISC-2); null to customers.")] decimal? Limit,
    [property: Description("When operations set the limit last; null while the default holds.")] DateTimeOffset? LimitSetAt,
    [property: Description("For expectedVersion of setDiscountScope; -1 while operations have set no limit.")] long Version)
{
    internal static DiscountableProduct Of(ListedProduct product, DiscountScopeRow? scope, Actor actor) => new(
        product.Code, product.Name, product.Class, product.IsDiscountable, product.IsLongTerm, product.IsPackage,
        // How far its partner could go is between the partner and the vendor.
        actor.Role == Role.Customer ? null : LimitOf(product, scope), scope?.SetAt, scope?.Version ?? -1);

    /// <summary>The highest discount that holds; 0 for what the list does not have.</summary>
    internal static decimal LimitOf(ListedProduct? product, DiscountScopeRow? scope) => product is null ? 0 : DiscountScope.LimitOf(product, scope?.Maximum);
}

[Description("Which product types are asked for; a field left out asks nothing.")]
public sealed record DiscountableProductFilter(
    string? ProductType, [property: Description("How the vendor sells them.")] ProductClass? ProductClass,
    [property: Description("Whether a partner's discount applies to them at all.")] bool? Qualifies);

public sealed class DiscountableProductQueries(DiscountReads reads, ProductList products, BusinessTime time, TimeProvider clock)
{
    [Cost(250), Description("The list of product types as it holds today, by code, with what partners' discounts on them depend on (DISC-6).")]
    public async Task<Connection<DiscountableProduct>> DiscountableProducts(IResolveFieldContext context, DiscountableProductFilter? filter, PageRequest page)
    {
        ListedProduct[] found =
        [
            .. products.On(Today).Where(product =>
                (filter?.ProductType is null || string.Equals(product.Code, filter.ProductType, StringComparison.OrdinalIgnoreCase))
                && (filter?.ProductClass is null || product.Class == filter.ProductClass) && (filter?.Qualifies is null || product.IsDiscountable == filter.Qualifies)),
        ];
        var shown = found.PageOf(page, product => product.Code);
        var scopes = await reads.Scopes([.. shown.Items.Select(product => product.Code)], context.CancellationToken);
        return new(shown.Select(product => DiscountableProduct.Of(product, scopes.GetValueOrDefault(product.Code), Actor.Of(context))), _ => Task.FromResult(found.Length));
    }

    /// <summary>One product type of today's list; null when it has none of that code.</summary>
    internal async Task<DiscountableProduct?> Find(Actor actor, string code, CancellationToken cancellation) => products.Find(code, Today) is { } product
        ? DiscountableProduct.Of(product, (await reads.Scopes([product.Code], cancellation)).GetValueOrDefault(product.Code), actor)
        : null;

    private DateOnly Today => time.DayOf(clock.GetUtcNow());
}

/// <summary>Limits of product types that other objects name.</summary>
internal static class DiscountScopes
{
    public static IDataLoaderResult<DiscountScopeRow?> ScopeOf(this DiscountReads reads, IResolveFieldContext context, string productType) =>
        context.Load<string, DiscountScopeRow>("discount-scopes", productType, reads.Scopes);
}
