using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders.BillingModes;

/// <summary>
/// A resource that is paid for by the hour becomes one that is prepaid, with those subordinate to it: paid at once, at the prices of a purchase. What was
/// metered before stays as it is, and what is prepaid is changed, renewed and given back like everything that is.
/// </summary>
internal static class BillingModeDecisions
{
    public static Decision Change(ChangeBillingMode change, Order state, OrderedResource resource)
    {
        if (IsRepeated(change, state, resource)) return Decision.Nothing;
        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Change, change.Facts, change.Policy))];
        if (Combination.ParentOf(Order.NumberOf(change.ResourceId), state.Items) is not null) refusals.Add(RefundRules.ManagedByParent.Refuse("resourceId"));
        ImmutableArray<string> metered = [.. MeteredOf(change, state)];
        if (resource.ChargingMode != ChargingMode.PayPerUse) refusals.Add(BillingModeRules.MeteredOnly.Refuse("resourceId"));
        if (change.Months is < 1 or > OrderPricing.MostMonths || change.At.AddMonths(change.Months).Year > OrderPricing.LastYear) refusals.Add(BillingModeRules.Period.Refuse("months"));
        if (!OrderItem.IsPrice(change.ListPrice)) refusals.Add(OrderRules.PriceInvalid.Refuse("listPrice"));
        if (refusals.Count > 0) return Decision.Reject(refusals);

        var prices = Shares(change.ListPrice, [.. metered.Select(id => state.Resources[id].ListPrice)]);
        var lines = OrderPricing.Priced(
            [.. metered.Select((id, index) => OrderPricing.Item(state.Resources[id].Item.Product, change.Months, prices[index], null, change.Choice.PartnerDiscountType))],
            change.Choice, change.Payment.Pricing, out var discounts);
        refusals.AddRange(discounts);
        if (discounts.Count == 0) refusals.AddRange(Payment.Refusals(lines, change.Choice, change.Payment, change.CustomerId));
        return Decision.RejectOr(refusals, () =>
        {
            var payment = Payment.Of(lines, change.Choice, change.Payment);
            return Decision.Accept([.. metered.SelectMany((id, index) => Events(change, state, id, index, lines[index], payment))])
                .By([.. OrderChecks.Passed(OrderOperation.Change, change.Facts, change.Policy), BillingModeRules.MeteredOnly, PaymentRules.MethodAvailable]);
        });
    }

    /// <summary>What each resource is of a price for all of them, by what an hour of it costs; the shares are the price.</summary>
    private static IReadOnlyList<Money> Shares(Money price, IReadOnlyList<Money> hourly)
    {
        var whole = hourly.Aggregate(Money.Zero, (sum, each) => sum + each);
        return whole.IsZero ? [price, .. hourly.Skip(1)] : Proportion.Split(hourly, price, whole);
    }

    // The resource itself comes first: what is subordinate to it may have been named before it.
    private static IEnumerable<string> MeteredOf(ChangeBillingMode change, Order state) => state.WithChildren(Order.NumberOf(change.ResourceId))
        .Select(number => Order.ResourceId(change.OrderId, number)).OrderBy(id => id != change.ResourceId)
        .Where(id => !state.Unsubscribed.Contains(id) && state.Resources.GetValueOrDefault(id) is { ChargingMode: ChargingMode.PayPerUse });

    private static bool IsRepeated(ChangeBillingMode change, Order state, OrderedResource resource) => resource.Prepaid is { } made && made.Months == change.Months
        && state.WithChildren(Order.NumberOf(change.ResourceId)).Select(number => state.Resources.GetValueOrDefault(Order.ResourceId(change.OrderId, number))?.Prepaid)
            .Where(each => each?.ChangedAt == made.ChangedAt).Aggregate(Money.Zero, (sum, each) => sum + each!.ListPrice) == change.ListPrice;

    private static IEnumerable<IDomainEvent> Events(ChangeBillingMode change, Order state, string resourceId, int index, PayableLine line, Payment payment)
    {
        var end = change.At.AddMonths(change.Months);
        yield return new BillingModeChanged(change.OrderId, change.CustomerId, resourceId, change.Months, line.ListPrice, end, change.At);
        var charge = payment.Charge(index, line, $"{resourceId}-billing-mode-{state.Charges.Count + index + 1}", resourceId, change.Payment) with { From = change.At, To = end };
        yield return new ResourceCharged(change.OrderId, change.CustomerId, resourceId, charge, null, change.At);
    }
}
