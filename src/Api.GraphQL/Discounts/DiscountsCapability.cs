using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Discounts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Discounts;

public static class DiscountsCapability
{
    public static IServiceCollection AddDiscounts(this IServiceCollection services) => services
        .AddSingleton(ProductList.Published)
        .AddSingleton<DiscountWorkflow>()
        .AddProjection<DiscountProjection>()
        .AddSingleton<DiscountReads>()
        .AddSingleton<DiscountHistoryReads>()
        .AddAccess<DiscountsAccess>()
        .AddQueries<DiscountQueries>()
        .AddQueries<DiscountableProductQueries>()
        .AddQueries<PriceQuoteQueries>()
        .AddMutations<DiscountMutations>()
        .AddNode<CustomerDiscount>((provider, actor, key, cancellation) => provider.GetRequiredService<DiscountQueries>().Find(actor, key, cancellation));
}

/// <summary>Section 5 of the catalogue for the area DISC.</summary>
internal sealed class DiscountsAccess : IAccessRules
{
    private static readonly Role[] Givers = [Role.PartnerAdministrator, Role.AccountManager, Role.ResellerAdministrator];

    private static readonly Role[] Readers = [.. Givers, Role.AccountDirector, Role.OperationsManager];

    public IEnumerable<AccessRule> Rules =>
    [
        new("setCustomerDiscount", "DISC-1", Givers, Permissions.SetDiscounts),
        new("withdrawCustomerDiscount", "DISC-1", Givers, Permissions.SetDiscounts),
        new("discountEligibility", "DISC-1", Givers, Permissions.SetDiscounts),
        new("setDiscountScope", "DISC-2", [Role.OperationsManager]),
        new("customerDiscounts", "DISC-1", Readers, Permissions.SetDiscounts),
        new("customerDiscountHistory", "DISC-1", Readers, Permissions.SetDiscounts),
        new("priceQuote", "DISC-7", [.. Readers, Role.Customer], Permissions.SetDiscounts),
        new("myPartnerDiscounts", "DISC-19", [Role.Customer]),
        new("discountableProducts", "DISC-6", [.. Enum.GetValues<Role>().Where(role => role != Role.Anonymous)]),
    ];
}
