using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Api.GraphQL.Discounts;

[Description("What would be bought, and what is known of it that decides about discounts.")]
public sealed record PriceQuoteItemInput(
    string ProductType, [property: Description("How it would be paid for.")] ChargingMode ChargingMode,
    [property: Description("The prepaid period, 1 to 60; exactly for YEARLY_MONTHLY.")] int? Months,
    [property: Scalar<UsdAmountScalar>, Description("USD at official prices: of the period, or of what is metered; from 0 to 1,000,000,000,000, at most eight decimals.")] decimal ListPrice,
    [property: Description("Whether it is bought as a spot instance; false when omitted (DISC-10).")] bool? Spot,
    [property: Description("Whether it runs on a node of the Open Cloud Service Alliance; false when omitted (DISC-9).")] bool? AllianceNode,
    [property: Scalar<RatioScalar>, Description("The part of the price that a special offer takes off, above 0 and at most 1; none when omitted.")] decimal? SpecialOffer,
    [property: Scalar<RatioScalar>, Description("The part of the price that a promotion takes off, above 0 and at most 1; none when omitted.")] decimal? Promotion,
    [property: Description("What the customer chooses: at most one, none for the list price. When omitted, the cheapest is proposed.")] IReadOnlyList<DiscountKind>? Discounts);

public sealed class PriceQuoteQueries(DiscountWorkflow discounts, ICustomerVisibility customers)
{
    [Cost(500, Each = 60, Of = "items"), Description("What a customer, the caller itself unless named, would pay with the discounts that stand now; null when the caller may not see it (DISC-7 to DISC-16, DISC-21).")]
    public async Task<PriceQuoteView?> PriceQuote(
        IResolveFieldContext context, [Description("1 to 100 items.")] IReadOnlyList<PriceQuoteItemInput> items, [Id] string? customerId,
        [Id, Description("A coupon of the customer that would pay: it may exclude a partner's discount (DISC-16).")] string? couponId)
    {
        var actor = Actor.Of(context);
        var asked = ItemsOf(items);
        if ((customerId is null ? actor.CustomerId : GlobalId.KeyOf("Customer", customerId)) is not { } customer) return null;
        if (actor.CustomerId != customer && !(await customers.Visible(actor.Customers(), [customer], context.CancellationToken)).Contains(customer)) return null;
        return await discounts.Quote(
            customer, actor.PartnerId, asked, couponId is null ? null : GlobalId.KeyOf(nameof(Orders.CustomerCoupon), couponId), context.CancellationToken) is { } quote ? new(quote, showsSettlement: actor.CustomerId is null) : null;
    }

    private static QuoteItem[] ItemsOf(IReadOnlyList<PriceQuoteItemInput> items)
    {
        if (items.Count is < 1 or > Write.Domain.Discounts.Pricing.PriceQuote.MostItems) throw Invalid("'items' has 1 to 100 items.");
        QuoteItem[] asked = [.. items.Where(item => Money.Fits(item.ListPrice)).Select(ItemOf)];
        return asked.Length == items.Count && asked.All(item => item.IsValid)
            ? asked
            : throw Invalid("'items': each has a price from 0 to 1,000,000,000,000, a period of 1 to 60 months exactly when prepaid, discounts above 0, at most 1, and at most eight decimals.");
    }

    private static QuoteItem ItemOf(PriceQuoteItemInput item) => new(item.ProductType, item.ChargingMode, item.Months, new(item.ListPrice))
    {
        IsSpot = item.Spot ?? false,
        IsOnAllianceNode = item.AllianceNode ?? false,
        SpecialOffer = item.SpecialOffer,
        Promotion = item.Promotion,
        Chosen = item.Discounts is { } chosen ? [.. chosen] : null,
    };

    private static ExecutionError Invalid(string message) => new(message)
    {
        Code = RequestErrors.BadRequest, Extensions = new Dictionary<string, object?> { ["argument"] = "items" },
    };
}
