using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders.Renewals;

/// <summary>Prepaid resources are prolonged: one by itself and paid at once, or several by an order of their own (ORDER-8).</summary>
internal static class RenewalDecisions
{
    public static Decision Renew(RenewResource renew, Order state, OrderedResource resource)
    {
        if (resource.ValidTo == renew.ValidTo) return Decision.Nothing;
        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Renew, renew.Facts, renew.Policy))];
        if (Combination.ParentOf(Order.NumberOf(renew.ResourceId), state.Items) is not null) refusals.Add(RefundRules.ManagedByParent.Refuse("resourceId"));
        if (!IsLater(resource, renew.ValidTo)) refusals.Add(OrderRules.PrepaidOnly.Refuse("validTo"));
        if (refusals.Count > 0) return Decision.Reject(refusals);

        var renewed = Renewed(renew, state);
        var lines = OrderPricing.Priced(
            [.. renewed.Select(item => OrderPricing.Item(item.Resource.Item.Product, item.Months, item.ListPrice, null, renew.Choice.PartnerDiscountType))],
            renew.Choice, renew.Payment.Pricing, out var discounts);
        refusals.AddRange(discounts);
        if (discounts.Count == 0) refusals.AddRange(Payment.Refusals(lines, renew.Choice, renew.Payment, renew.CustomerId));
        return Decision.RejectOr(refusals, () =>
        {
            var payment = Payment.Of(lines, renew.Choice, renew.Payment);
            return Decision.Accept([.. renewed.SelectMany((item, index) => Events(renew, state, item, index, lines[index], payment))])
                .By([.. OrderChecks.Passed(OrderOperation.Renew, renew.Facts, renew.Policy), PaymentRules.MethodAvailable]);
        });
    }

    public static Decision Place(PlaceRenewal place, Order state)
    {
        if (state.Exists)
        {
            return state.CustomerId == place.CustomerId && state.Renewals.SequenceEqual(place.Renewals)
                ? Decision.Nothing
                : Decision.Reject(OrderRules.OrderExists.Refuse("orderId"));
        }

        if (place.Missing) return Decision.Reject(OrderRules.ResourceNotFound.Refuse("resourceIds"));
        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Renew, place.Facts, place.Policy))];
        if (place.Renewals.Length is < 1 or > OrderRules.MostItems || place.Renewals.DistinctBy(renewal => renewal.ResourceId).Count() < place.Renewals.Length
            || place.Renewals.Any(renewal => renewal.Months > OrderPricing.MostMonths || !OrderItem.IsPrice(renewal.ListPrice)))
            refusals.Add(OrderRules.PrepaidOnly.Refuse("resourceIds"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            [
                new RenewalPlaced(
                    place.OrderId, place.CustomerId, place.Renewals, place.Renewals.Aggregate(Money.Zero, (sum, renewal) => sum + renewal.ListPrice), place.At),
                .. place.Renewals.Length > 1 ? [Combined(place)] : (CombinedOrderPlaced[])[],
            ]).By(OrderChecks.Passed(OrderOperation.Renew, place.Facts, place.Policy)));
    }

    /// <summary>The payment was decided with the order of renewals; the same unit prolongs each resource.</summary>
    public static Decision Apply(ApplyRenewal apply, Order state, OrderedResource resource)
    {
        var renewal = apply.Renewal;
        if (state.Charges.ContainsKey(apply.Charge.LineId)) return Decision.Nothing;
        if (resource.ValidTo is not { } from || from >= renewal.ValidTo) return Decision.Reject(OrderRules.PrepaidOnly.Refuse("resourceIds"));
        return Decision.Accept(
            [
                new ResourceRenewed(apply.OrderId, apply.CustomerId, renewal.ResourceId, from, renewal.ValidTo, apply.At),
                new ResourceCharged(
                    apply.OrderId, apply.CustomerId, renewal.ResourceId, apply.Charge with { From = from, To = renewal.ValidTo }, apply.RenewalOrderId, apply.At),
            ]);
    }

    private static bool IsLater(OrderedResource resource, DateTimeOffset validTo) =>
        resource.ValidTo is { } end && validTo > end && validTo.Year <= OrderPricing.LastYear && OrderPricing.Renewal(resource, validTo).Months <= OrderPricing.MostMonths;

    private static List<(string Id, OrderedResource Resource, Money ListPrice, int Months)> Renewed(RenewResource renew, Order state) =>
    [
        .. state.WithChildren(Order.NumberOf(renew.ResourceId)).Select(number => Order.ResourceId(renew.OrderId, number))
            .Where(id => !state.Unsubscribed.Contains(id) && state.Resources.GetValueOrDefault(id) is { } found && IsLater(found, renew.ValidTo))
            .Select(id => (id, state.Resources[id], OrderPricing.Renewal(state.Resources[id], renew.ValidTo)))
            .Select(item => (item.id, item.Item2, item.Item3.ListPrice, item.Item3.Months)),
    ];

    private static IEnumerable<IDomainEvent> Events(
        RenewResource renew, Order state, (string Id, OrderedResource Resource, Money ListPrice, int Months) item, int index, PayableLine line, Payment payment)
    {
        var from = item.Resource.ValidTo!.Value;
        yield return new ResourceRenewed(renew.OrderId, renew.CustomerId, item.Id, from, renew.ValidTo, renew.At);
        var charge = payment.Charge(index, line, $"{item.Id}-renewal-{state.Charges.Count + index + 1}", item.Id, renew.Payment) with { From = from, To = renew.ValidTo };
        yield return new ResourceCharged(renew.OrderId, renew.CustomerId, item.Id, charge, null, renew.At);
    }

    private static CombinedOrderPlaced Combined(PlaceRenewal place) => new(
        place.OrderId, place.CustomerId, $"Renewal of {place.Renewals.Length} resources", CombinationType.BatchManagement, CombinedOrderOperation.Renewal,
        [.. place.Renewals.Select((renewal, index) => (renewal.Product, Number: index + 1)).GroupBy(renewal => renewal.Product, StringComparer.OrdinalIgnoreCase)
            .Select(group => new OrderedResourceType(group.Key, [.. group.Select(renewal => renewal.Number)]))]);
}
