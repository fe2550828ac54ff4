using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders;

/// <summary>What has to be paid for an order, by the function that quotes prices.</summary>
public static class OrderPricing
{
    /// <summary>What of an order is prepaid, in its order.</summary>
    public static ImmutableArray<QuoteItem> Payable(Order order, string? partnerDiscountType)
    {
        var special = order.Adjustment?.Discount;
        return order.Renewals.IsEmpty
            ? [.. order.Items.Where(item => item.IsPrepaid).Select(item => Item(item.Product, item.Months, item.ListPrice, special, partnerDiscountType))]
            : [.. order.Renewals.Select(renewal => Item(renewal.Product, renewal.Months, renewal.ListPrice, special, partnerDiscountType))];
    }

    /// <summary>One thing to be paid. The partner's discount is taken only if it was chosen (DISC-20), on its own product type.</summary>
    /// <param name="special">The part that the partner takes off this one order (DISC-4); null without.</param>
    public static QuoteItem Item(string product, int? months, Money listPrice, decimal? special, string? partnerDiscountType)
    {
        List<DiscountKind> chosen = [];
        if (special is not null) chosen.Add(DiscountKind.SpecialOffer);
        if (string.Equals(partnerDiscountType, product, StringComparison.OrdinalIgnoreCase)) chosen.Add(DiscountKind.Partner);
        return new(product, ChargingMode.YearlyMonthly, months, listPrice) { SpecialOffer = special, Chosen = [.. chosen] };
    }

    /// <summary>What each item costs whoever pays: the partner of a reseller customer at its settlement price, everybody else at the list price less the discount.</summary>
    /// <param name="refusals">Why the choice of discounts is refused; empty when it is not.</param>
    public static ImmutableArray<PayableLine> Priced(
        IReadOnlyCollection<QuoteItem> items, PaymentChoice choice, PricingFacts pricing, out IReadOnlyList<Rejection> refusals)
    {
        var quote = PriceQuote.Of(items, pricing);
        List<Rejection> found = [.. quote.Lines.SelectMany(line => RuleCheck.RefusalsOf(line.Checks)).Distinct()];
        if (found.Count == 0 && choice.PartnerDiscountType is not null && !quote.Lines.Any(line => line.Taken?.Kind == DiscountKind.Partner))
            found.Add(PaymentRules.DiscountApplies.Refuse("partnerDiscountId"));
        refusals = found;
        return found.Count > 0 ? [] : [.. quote.Lines.Select(line => new PayableLine(line.Item.ProductType, line.Item.ListPrice, line.SettlementPrice ?? line.Price!.Value))];
    }

    /// <summary>What it costs to prolong a resource, and for how many months: by months where the new end is that of a month, else by whole days.</summary>
    public static (Money ListPrice, int Months) Renewal(OrderedResource resource, DateTimeOffset validTo)
    {
        var from = resource.ValidTo!.Value;
        for (var months = 1; months <= MostMonths; months++)
        {
            if (from.AddMonths(months) == validTo) return (Proportion.Of(resource.ListPrice, months, resource.Item.Months!.Value), months);
            if (from.AddMonths(months) > validTo)
                return (Proportion.Of(resource.ListPrice, WholeDays.Of(from, validTo), WholeDays.Of(resource.PrepaidFrom, resource.OrderedTo!.Value)), months);
        }

        return (Money.Zero, MostMonths + 1);
    }

    /// <summary>Nothing is prepaid beyond it: charges are held to the same century.</summary>
    public const int LastYear = 2099;

    /// <summary>No resource is prepaid for longer at once.</summary>
    public const int MostMonths = 60;
}
