using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.BillingModes;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Provisioning;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Orders.Renewals;

namespace PartnerGraph.Write.Domain.Orders;

/// <summary>Ordering resources, paying for them, and managing each of them afterwards (ORDER-5).</summary>
public static class OrderDecider
{
    public static readonly Decider<OrderCommand, Order> Definition =
        new("order", command => command.OrderId, Order.None, Decide, Order.Evolve);

    public static Decision Decide(OrderCommand command, Order state) => command switch
    {
        PlaceOrder place => Place(place, state),
        PlaceRenewal place => RenewalDecisions.Place(place, state),
        PlaceBatch place => BatchDecisions.Place(place, state),
        PayOrder pay => PaymentDecisions.Pay(pay, state),
        CancelOrder cancel => PaymentDecisions.Cancel(cancel, state),
        AdjustOrderPrice adjust => PaymentDecisions.Adjust(adjust, state),
        ReportProvisioning report => ProvisioningDecisions.Report(report, state),
        RenewResource renew => Existing(state, renew.CustomerId, renew.ResourceId, resource => RenewalDecisions.Renew(renew, state, resource)),
        ApplyRenewal apply => Existing(state, apply.CustomerId, apply.Renewal.ResourceId, resource => RenewalDecisions.Apply(apply, state, resource)),
        ChangeResource change => Existing(state, change.CustomerId, change.ResourceId, resource => ChangeDecisions.Change(change, state, resource)),
        ChangeBillingMode change => Existing(state, change.CustomerId, change.ResourceId, resource => BillingModeDecisions.Change(change, state, resource)),
        Unsubscribe unsubscribe => RefundDecisions.Unsubscribe(unsubscribe, state),
        UnsubscribeRenewal unsubscribe => Existing(
            state, unsubscribe.CustomerId, unsubscribe.ResourceId, resource => RefundDecisions.UnsubscribeRenewal(unsubscribe, state, resource)),
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
        if (place.Items.Length is < 1 or > OrderRules.MostItems || !place.Items.All(item => item.IsValid)) refusals.Add(OrderRules.ItemsValid.Refuse("items"));
        else if (!Combination.IsValid(place.Items)) refusals.Add(OrderRules.PartsValid.Refuse("items"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            [
                new OrderPlaced(
                    place.OrderId, place.CustomerId, place.Items,
                    place.Items.Aggregate(Money.Zero, (sum, item) => sum + item.ListPrice), place.At),
                .. Combined(place),
                // What is prepaid waits for its payment, and with it everything that was ordered together.
                .. place.Items.Any(item => item.IsPrepaid) ? [] : Enabled(place.OrderId, place.CustomerId, place.Items, place.At),
            ]).By(OrderChecks.Passed(OrderOperation.Purchase, place.Facts, place.Policy)));
    }

    /// <summary>Everything of an order takes effect.</summary>
    internal static IEnumerable<ResourceEnabled> Enabled(string orderId, string customerId, ImmutableArray<OrderItem> items, DateTimeOffset at) =>
        items.Select((item, index) => Enabled(orderId, customerId, item, index + 1, at));

    internal static ResourceEnabled Enabled(string orderId, string customerId, OrderItem item, int number, DateTimeOffset at) =>
        new(orderId, customerId, Order.ResourceId(orderId, number), item, at, item.Months is { } months ? at.AddMonths(months) : null);

    private static IEnumerable<CombinedOrderPlaced> Combined(PlaceOrder place)
    {
        if (Combination.Of(place.Items) is not { } type) yield break;
        var name = string.IsNullOrWhiteSpace(place.Name) ? $"{place.Items[0].Product} and {place.Items.Length - 1} more" : place.Name.Trim();
        yield return new(place.OrderId, place.CustomerId, name, type, CombinedOrderOperation.Purchase, Combination.TypesOf(place.Items));
    }

    private static Decision Existing(Order state, string customerId, string resourceId, Func<OrderedResource, Decision> decide) =>
        state.CustomerId != customerId || state.Resources.GetValueOrDefault(resourceId) is not { } resource
            ? Decision.Reject(OrderRules.ResourceNotFound.Refuse("resourceId"))
            : state.Unsubscribed.Contains(resourceId)
                ? Decision.Reject(RefundRules.ManagedAlone.Refuse("resourceId"))
                : decide(resource);
}
