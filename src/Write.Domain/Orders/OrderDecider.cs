using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders;

/// <summary>Ordering, renewing and changing resources.</summary>
public static class OrderDecider
{
    public static readonly Decider<OrderCommand, Order> Definition =
        new("order", command => command.OrderId, Order.None, Decide, Order.Evolve);

    public static Decision Decide(OrderCommand command, Order state) => command switch
    {
        PlaceOrder place => Place(place, state),
        RenewResource renew => Existing(state, renew.CustomerId, renew.ResourceId, resource => Renew(renew, resource)),
        ChangeResource change => Existing(state, change.CustomerId, change.ResourceId, resource => Change(change, resource)),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Place(PlaceOrder place, Order state)
    {
        if (state.Exists)
        {
            return state.CustomerId == place.CustomerId && state.Items.SequenceEqual(place.Items)
                ? Decision.Nothing
                : Decision.Reject(OrderRules.OrderExists.Refuse("orderId"));
        }

        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Purchase, place.Facts, place.Policy))];
        if (place.Items.Length is < 1 or > 100 || !place.Items.All(IsValid)) refusals.Add(OrderRules.ItemsValid.Refuse("items"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            [
                new OrderPlaced(
                    place.OrderId, place.CustomerId, place.Items,
                    place.Items.Aggregate(Money.Zero, (sum, item) => sum + item.ListPrice), place.At),
                .. place.Items.Select((item, index) => new ResourceEnabled(
                    place.OrderId, place.CustomerId, Order.ResourceId(place.OrderId, index + 1), item, place.At,
                    item.Months is { } months ? place.At.AddMonths(months) : null)),
            ]).By(PassedRules(OrderOperation.Purchase, place.Facts, place.Policy)));
    }

    private static Decision Renew(RenewResource renew, OrderedResource resource)
    {
        if (resource.ValidTo == renew.ValidTo) return Decision.Nothing;
        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Renew, renew.Facts, renew.Policy))];
        if (resource.ValidTo is not { } validTo || renew.ValidTo <= validTo) refusals.Add(OrderRules.PrepaidOnly.Refuse("validTo"));
        return Decision.RejectOr(refusals, () => Decision.Accept(new ResourceRenewed(
            renew.OrderId, renew.CustomerId, renew.ResourceId, resource.ValidTo!.Value, renew.ValidTo, renew.At))
            .By(PassedRules(OrderOperation.Renew, renew.Facts, renew.Policy)));
    }

    private static Decision Change(ChangeResource change, OrderedResource resource)
    {
        if (resource.Specification == change.Specification) return Decision.Nothing;
        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Change, change.Facts, change.Policy))];
        if (string.IsNullOrWhiteSpace(change.Specification)) refusals.Add(OrderRules.ItemsValid.Refuse("specification"));
        return Decision.RejectOr(refusals, () => Decision.Accept(new ResourceChanged(
            change.OrderId, change.CustomerId, change.ResourceId, resource.Specification, change.Specification, change.At))
            .By(PassedRules(OrderOperation.Change, change.Facts, change.Policy)));
    }

    private static Decision Existing(Order state, string customerId, string resourceId, Func<OrderedResource, Decision> decide) =>
        state.CustomerId == customerId && state.Resources.GetValueOrDefault(resourceId) is { } resource
            ? decide(resource)
            : Decision.Reject(OrderRules.ResourceNotFound.Refuse("resourceId"));

    private static bool IsValid(OrderItem item) =>
        !string.IsNullOrWhiteSpace(item.Product) && !string.IsNullOrWhiteSpace(item.Region) && !string.IsNullOrWhiteSpace(item.Specification)
        && item.ListPrice.Currency == Money.Usd && !item.ListPrice.IsNegative && item.ListPrice.Amount <= AmountRules.MostOfLine
        && (item.ChargingMode == ChargingMode.YearlyMonthly ? item.Months is >= 1 and <= 60 : item.Months is null);

    private static Rule[] PassedRules(OrderOperation operation, OrderFacts facts, OrderPolicy policy) =>
        [.. OrderChecks.For(operation, facts, policy).Where(check => check.Outcome == RuleOutcome.Passed).Select(check => check.Rule)];
}
