using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Provisioning;

namespace PartnerGraph.Write.Domain.Orders.Refunds;

/// <summary>Resources, or renewals of them, are given back: each instance by itself (ORDER-5), with what is subordinate to it.</summary>
internal static class RefundDecisions
{
    public static Decision Unsubscribe(Unsubscribe command, Order state)
    {
        if (state.CustomerId != command.CustomerId || InstanceOf(command.OrderId, command.ResourceId, state) is not { } number)
            return Decision.Reject(OrderRules.ResourceNotFound.Refuse("resourceId"));
        if (state.Unsubscribed.Contains(command.ResourceId)) return Decision.Nothing;
        if (state.IsCancelled || state.IsPending) return Decision.Reject(ProvisioningRules.NotPaid.Refuse("resourceId", remedy: "Cancel the order."));
        List<Rejection> refusals = [];
        if (Combination.ParentOf(number, state.Items) is not null) refusals.Add(RefundRules.ManagedByParent.Refuse("resourceId"));
        if (command.Reason == UnsubscriptionReason.OrderException && !state.Failed.Contains(command.ResourceId))
            refusals.Add(RefundRules.OrderException.Refuse("reason"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            [
                .. state.WithChildren(number).Select(each => Order.ResourceId(command.OrderId, each)).Where(id => !state.Unsubscribed.Contains(id))
                    .Select(id => new ResourceUnsubscribed(command.OrderId, command.CustomerId, id, command.Reason, AllOf(state, id, command.At), command.At)),
            ]).By(RefundRules.ManagedAlone, state.Resources.ContainsKey(command.ResourceId) ? RefundRules.CouponsStay
                : command.Reason == UnsubscriptionReason.OrderException ? RefundRules.OrderException : RefundRules.NotInEffect));
    }

    public static Decision UnsubscribeRenewal(UnsubscribeRenewal command, Order state, OrderedResource resource)
    {
        if (Combination.ParentOf(Order.NumberOf(command.ResourceId), state.Items) is not null)
            return Decision.Reject(RefundRules.ManagedByParent.Refuse("resourceId"));
        ImmutableArray<IDomainEvent> events =
        [
            .. state.WithChildren(Order.NumberOf(command.ResourceId)).Select(number => Order.ResourceId(command.OrderId, number))
                .Where(id => !state.Unsubscribed.Contains(id)).Select(id => RenewalOf(command, state, id)).OfType<IDomainEvent>(),
        ];
        return events.IsEmpty || resource.ValidTo is null
            ? Decision.Reject(RefundRules.RenewalPending.Refuse("resourceId"))
            : Decision.Accept(events).By(RefundRules.RenewalPending);
    }

    private static RenewalUnsubscribed? RenewalOf(UnsubscribeRenewal command, Order state, string resourceId)
    {
        if (state.Resources.GetValueOrDefault(resourceId) is not { ValidTo: { } from }) return null;
        ImmutableArray<HeldCharge> held = [.. state.ChargesOf(resourceId)];
        ImmutableArray<HeldCharge> pending = [.. held.Where(charge => charge.From is not null && !charge.HasBegun(command.At) && !charge.Unused(command.At).Value.IsZero)];
        if (pending.IsEmpty) return null;
        var end = pending.Min(charge => charge.From!.Value);
        // What was paid for another size reaches into the renewal, and is given back for that time in cash.
        return new(
            command.OrderId, command.CustomerId, resourceId, from, end,
            [.. held.Where(charge => charge.To > end).Select(charge => charge.After(charge.HasBegun(command.At) ? end : command.At)).OfType<ChargeRefund>()],
            command.At);
    }

    private static ImmutableArray<ChargeRefund> AllOf(Order state, string resourceId, DateTimeOffset at) =>
        [.. state.ChargesOf(resourceId).Select(held => held.After(at)).OfType<ChargeRefund>()];

    private static int? InstanceOf(string orderId, string resourceId, Order state)
    {
        if (Order.OrderOf(resourceId) != orderId || !state.Renewals.IsEmpty) return null;
        var number = Order.NumberOf(resourceId);
        return number >= 1 && number <= state.Items.Length && Order.ResourceId(orderId, number) == resourceId ? number : null;
    }
}
