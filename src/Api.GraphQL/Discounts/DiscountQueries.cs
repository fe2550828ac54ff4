using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Discounts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Discounts;

[Description("Whether a discount could be given now, and what every rule says, by the code that decides.")]
public sealed record DiscountEligibility(
    [property: Description("Whether every rule is kept.")] bool Eligible,
    [property: Description("Every rule in catalogue order, kept or not.")] IReadOnlyList<RuleCheckView> Checks);

public sealed class DiscountQueries(
    DiscountReads reads, DiscountHistoryReads histories, DiscountWorkflow discounts, ICustomerVisibility customers, ProductList products, AccessPolicy access)
{
    [Cost(250), Description("What the caller's partner gives its customers, changed last first unless orderBy says otherwise (DISC-1).")]
    public async Task<Connection<CustomerDiscount>> CustomerDiscounts(
        IResolveFieldContext context, [Id, Description("Of one customer alone.")] string? customerId, [Description("On one product type alone.")] string? productType,
        [Description("Given or changed at this instant or later.")] DateTimeOffset? from,
        [Description("Given or changed at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page)
    {
        var query = QueryOf(Actor.Of(context)) with
        {
            CustomerId = customerId is null ? null : GlobalId.KeyOf("Customer", customerId),
            ProductType = productType is null ? null : CodeOf(productType),
            Changed = Period.Window(from, until, orderBy),
        };
        return await Page(query, page, context.CancellationToken);
    }

    [Description("The discounts that the caller, a customer, has from its partner, changed last first unless orderBy says otherwise: its commercial discounts (DISC-19).")]
    public Task<Connection<CustomerDiscount>> MyPartnerDiscounts(
        IResolveFieldContext context, [Description("On one product type alone.")] string? productType,
        [Description("Given or changed at this instant or later.")] DateTimeOffset? from,
        [Description("Given or changed at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page) =>
        Page(Own(Actor.Of(context).RequireCustomer()) with
        {
            ProductType = productType is null ? null : CodeOf(productType),
            Changed = Period.Window(from, until, orderBy),
        }, page, context.CancellationToken);

    [Description("What the caller's partner did to a customer's discount on a product type, the latest first unless orderBy says otherwise: also after it was withdrawn, or lapsed.")]
    public async Task<Connection<CustomerDiscountHistoryEntry>> CustomerDiscountHistory(
        IResolveFieldContext context, [Id] string customerId, string productType, CustomerDiscountHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (actor, customer, query) = (Actor.Of(context), GlobalId.KeyOf("Customer", customerId), QueryOf(filter, orderBy));
        // Managers read of the customers that are theirs now; whoever reads for the partner, of all that it gave.
        if (actor.Role is Role.AccountManager or Role.AccountDirector && !await Sees(actor, customer, context.CancellationToken))
            return new(Page<CustomerDiscountHistoryEntry>.Empty, _ => Task.FromResult(0));
        var discount = DiscountGrant.KeyOf(customer, CodeOf(productType));
        return new(
            (await histories.Page(actor.Partners(), discount, query, page, context.CancellationToken)).Select(row => row.To<CustomerDiscountHistoryEntry>()),
            cancellation => histories.Count(actor.Partners(), discount, query, cancellation));
    }

    [Description("Every rule that a discount for one of the caller's customers is held to; null when the caller may not see the customer.")]
    public async Task<DiscountEligibility?> DiscountEligibility(
        IResolveFieldContext context, [Id] string customerId, string productType,
        [Scalar<RatioScalar>, Description("The part of the price; 0.05 is five percent.")] decimal discount)
    {
        var (actor, customer) = (Actor.Of(context), GlobalId.KeyOf("Customer", customerId));
        if (!await Sees(actor, customer, context.CancellationToken)) return null;
        var checks = await discounts.Eligibility(customer, actor.RequirePartner(), productType, discount, actor.Managers(), context.CancellationToken);
        return new(checks.All(check => check.Outcome != RuleOutcome.Failed), [.. checks.Select(RuleCheckView.Of)]);
    }

    internal static DiscountHistoryQuery QueryOf(CustomerDiscountHistoryFilter? filter, TimeOrder? order) =>
        new(filter?.Step, Period.Window(filter?.From, filter?.Until, order));

    /// <summary>One discount that the caller may see: a customer its own, whoever reads customerDiscounts those that it lists; null otherwise.</summary>
    internal async Task<CustomerDiscount?> Find(Actor actor, string key, CancellationToken cancellation)
    {
        DiscountQuery? query = actor switch
        {
            { CustomerId: { } customer } when access.Allows(actor, "myPartnerDiscounts") => Own(customer),
            _ when access.Allows(actor, "customerDiscounts") => QueryOf(actor),
            _ => null,
        };
        return query is null ? null : (await reads.Find(query, key, cancellation))?.To<CustomerDiscount>();
    }

    private static DiscountQuery QueryOf(Actor actor) => new(actor.Partners(), actor.Customers());

    private static DiscountQuery Own(string customer) => new(new PartnerScope.Everybody(), new CustomerScope.Everybody(), customer);

    private string CodeOf(string productType) => products.CodeOf(productType) ?? productType;

    private async Task<bool> Sees(Actor actor, string customer, CancellationToken cancellation) =>
        (await customers.Visible(actor.Customers(), [customer], cancellation)).Contains(customer);

    private async Task<Connection<CustomerDiscount>> Page(DiscountQuery query, PageRequest page, CancellationToken cancellation) => new(
        (await reads.Page(query, page, cancellation)).Select(row => row.To<CustomerDiscount>()), counting => reads.Count(query, counting));
}
