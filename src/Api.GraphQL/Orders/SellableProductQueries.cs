using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Orders;

[Description("A product type of the international site, which every partner may sell without an authorization (CSP-29).")]
public sealed record SellableProduct(
    string ProductType, [property: Description("What it is called.")] string Name, [property: Description("How the vendor sells it.")] ProductClass ProductClass);

/// <summary>What may be sold: all that the list has, by every partner and in every region.</summary>
public sealed class SellableProductQueries(ProductList products, BusinessTime time, TimeProvider clock)
{
    [Cost(100), Description("What may be sold in a region today, by code: every listed product in every region, and by every partner (CSP-29, CSP-30).")]
    public Connection<SellableProduct> SellableProducts(
        IResolveFieldContext context, [Description("Such as ap-southeast-3; the answer is the same for all.")] string? region, PageRequest page)
    {
        var listed = products.On(time.DayOf(clock.GetUtcNow()));
        return new(
            listed.PageOf(page, product => product.Code).Select(product => new SellableProduct(product.Code, product.Name, product.Class)),
            _ => Task.FromResult(listed.Count));
    }
}
