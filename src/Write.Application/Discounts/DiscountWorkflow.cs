using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Application.Discounts;

/// <summary>Gives and withdraws discounts, with the customer's association and the vendor's limit as they are read, and quotes prices by what stands.</summary>
public sealed class DiscountWorkflow(CommandRunner runner, ProductList products, BusinessTime time, TimeProvider clock)
{
    /// <param name="managers">The account managers whose customers the caller acts for; null for all of the partner's.</param>
    public Task<CommandResult> Set(
        string customerId, string partnerId, string productType, decimal discount, IReadOnlyCollection<string>? managers, CommandContext context,
        CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var facts = await Facts(unit, customerId, partnerId, productType, managers, cancellation);
            var set = new SetCustomerDiscount(customerId, partnerId, facts.Product?.Code ?? productType, discount, facts);
            // What is not the caller's is refused whatever was given, and so that is not read; and no stream is named after a text that is no product type.
            return facts.Model is null || facts.Product is null
                ? CommandResult.Refused(DiscountDecider.Definition.Decide(set, DiscountGrant.None).Rejections)
                : await unit.Decide(DiscountDecider.Definition, set);
        }, cancellation);

    /// <summary>Ends a discount, also one on a product type that the list does not have any more.</summary>
    /// <inheritdoc cref="Set" path="/param"/>
    public Task<CommandResult> Withdraw(
        string customerId, string partnerId, string productType, IReadOnlyCollection<string>? managers, CommandContext context,
        CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
            await unit.LookedAfter(customerId, partnerId, managers, cancellation) is { } association && products.CodeOf(productType) is { } code
                ? await unit.Decide(DiscountDecider.Definition, new WithdrawCustomerDiscount(customerId, partnerId, code, association.Term))
                : CommandResult.Nothing, cancellation);

    /// <summary>Operations set how far partners may go on a product type (DISC-2).</summary>
    public Task<CommandResult> SetScope(string productType, decimal maximum, CommandContext context, CancellationToken cancellation = default)
    {
        var product = products.Find(productType, Today);
        var set = new SetDiscountScope(product?.Code ?? productType, maximum, product);
        return runner.Decide(context, async unit => product is null
            ? CommandResult.Refused(DiscountScopeDecider.Definition.Decide(set, DiscountScope.Unset).Rejections)
            : await unit.Decide(DiscountScopeDecider.Definition, set), cancellation);
    }

    /// <summary>Every rule that such a discount is held to, by the code that decides.</summary>
    /// <inheritdoc cref="Set" path="/param"/>
    public async Task<IReadOnlyList<RuleCheck>> Eligibility(
        string customerId, string partnerId, string productType, decimal discount, IReadOnlyCollection<string>? managers, CancellationToken cancellation = default) =>
        DiscountChecks.For(discount, await Facts(runner, customerId, partnerId, productType, managers, cancellation));

    /// <summary>What the customer would pay now; null when it is not the partner's.</summary>
    /// <param name="actingPartnerId">The partner that asks; null for the customer itself and for the vendor.</param>
    /// <param name="items">Each <see cref="QuoteItem.IsValid"/>.</param>
    /// <param name="couponId">The customer's coupon that would pay (DISC-16); only looked at for the customer itself and for the vendor.</param>
    public async Task<PriceQuote?> Quote(
        string customerId, string? actingPartnerId, IReadOnlyList<QuoteItem> items, string? couponId, CancellationToken cancellation = default)
    {
        if (await runner.Owned(customerId, actingPartnerId, cancellation) is not { } association) return null;
        return PriceQuote.Of(items, await runner.Pricing(products, Today, customerId, association, items.Select(item => item.ProductType), cancellation) with
        {
            Coupon = couponId is null ? null : await CouponOf(actingPartnerId is null ? customerId : "", couponId, cancellation),
        });
    }

    // A partner learns nothing of its customers' own coupons.
    private async Task<QuotedCoupon> CouponOf(string customerId, string couponId, CancellationToken cancellation) =>
        (await runner.Load(CustomerWalletDecider.Definition, customerId, cancellation)).State.Coupons.GetValueOrDefault(couponId) is { Left.IsZero: false } coupon
            ? new(true, coupon.ExcludesPartnerDiscount)
            : new(false, false);

    private DateOnly Today => time.DayOf(clock.GetUtcNow());

    private async Task<DiscountFacts> Facts(
        IAggregates aggregates, string customerId, string partnerId, string productType, IReadOnlyCollection<string>? managers, CancellationToken cancellation)
    {
        var association = await aggregates.LookedAfter(customerId, partnerId, managers, cancellation);
        var product = products.Find(productType, Today);
        // Whose customer it is decides first: a stranger is refused whatever the limit is, and learns nothing of it.
        var limit = association is null || product is null ? 0 : await aggregates.LimitOf(product, cancellation);
        return new(association?.Model, association?.Term ?? 0, product, limit);
    }
}
