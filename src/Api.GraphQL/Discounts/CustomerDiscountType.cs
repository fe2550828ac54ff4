using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Discounts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Discounts;

[Node, Description("What a partner gives a referral customer on a product type (DISC-1). It ends with the association, or with its model.")]
public sealed record CustomerDiscount
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

    [Id]
    public required string CustomerId { get; init; }

    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Id, Description("The partner who gives it.")]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    public required string ProductType { get; init; }

    [Scalar<RatioScalar>, Description("The part of the price that the partner gives; 0.05 is five percent.")]
    public required decimal Discount { get; init; }

    [Scalar<RatioScalar>, Description("The part of the price that is taken off: less than the discount while the vendor's limit for the product type is lower (DISC-2).")]
    public IDataLoaderResult<decimal> Effective(
        IResolveFieldContext context, DiscountReads reads, ProductList products, BusinessTime time, [FromServices] TimeProvider clock) =>
        reads.ScopeOf(context, ProductType).Then(scope => Math.Min(Discount, DiscountableProduct.LimitOf(products.Find(ProductType, time.DayOf(clock.GetUtcNow())), scope)));

    [Description("When it was given.")]
    public required DateTimeOffset GrantedAt { get; init; }

    [Description("When it was given or changed last.")]
    public required DateTimeOffset ChangedAt { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [SeenLike("customerDiscounts"), Description("What was done to it, the latest first unless orderBy says otherwise; null to customers.")]
    public IDataLoaderResult<Connection<CustomerDiscountHistoryEntry>?> History(
        IResolveFieldContext context, DiscountHistoryReads reads, CustomerDiscountHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), DiscountQueries.QueryOf(filter, orderBy));
        return context.Pages<DiscountHistoryRow, CustomerDiscountHistoryEntry>("customer-discount-history", Key, page, row => row.To<CustomerDiscountHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation));
    }
}

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record CustomerDiscountHistoryFilter(
    [property: Description("What was done.")] DiscountStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who did what to a customer's discount, and when.")]
public sealed record CustomerDiscountHistoryEntry
{
    [Description("What was done.")]
    public required DiscountStep Step { get; init; }

    [Scalar<RatioScalar>, Description("The discount from then on; what it had been when it ended.")]
    public required decimal Discount { get; init; }

    [Description("The subject of the user's token, or system: and a name. Of what lapsed, whoever ended the association or changed its model.")]
    public required string Operator { get; init; }

    [Description("When it was done.")]
    public required DateTimeOffset At { get; init; }
}

internal sealed class CustomerDiscountMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<CustomerDiscountRow, CustomerDiscount>()
            .Map(discount => discount.Id, row => GlobalId.Of(nameof(CustomerDiscount), row.DiscountId))
            .Map(discount => discount.Key, row => row.DiscountId)
            .Map(discount => discount.CustomerId, row => GlobalId.Of("Customer", row.CustomerId))
            .Map(discount => discount.PartnerId, row => GlobalId.Of("Partner", row.PartnerId));
        config.NewConfig<DiscountHistoryRow, CustomerDiscountHistoryEntry>();
    }
}
