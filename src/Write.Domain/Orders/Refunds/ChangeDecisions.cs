using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.Payments;

namespace PartnerGraph.Write.Domain.Orders.Refunds;

/// <summary>A resource becomes another size: what it costs more for the whole days that are left is paid, what it costs less is given back in cash.</summary>
internal static class ChangeDecisions
{
    public static Decision Change(ChangeResource change, Order state, OrderedResource resource)
    {
        if (resource.Specification == change.Specification && (change.ListPrice ?? resource.ListPrice) == resource.ListPrice) return Decision.Nothing;
        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Change, change.Facts, change.Policy))];
        if (string.IsNullOrWhiteSpace(change.Specification)) refusals.Add(OrderRules.ItemsValid.Refuse("specification"));
        if (change.ListPrice is { } price && !OrderItem.IsPrice(price)) refusals.Add(OrderRules.PriceInvalid.Refuse("listPrice"));
        if (refusals.Count > 0) return Decision.Reject(refusals);

        var (list, due) = Difference(change, state, resource);
        var upgrade = new PayableLine(resource.Item.Product, NotNegative(list), NotNegative(due));
        refusals.AddRange(Payment.Refusals([upgrade], change.Choice with { PartnerDiscountType = null }, change.Payment, change.CustomerId));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            [
                new ResourceChanged(
                    change.OrderId, change.CustomerId, change.ResourceId, resource.Specification, change.Specification, change.At,
                    change.ListPrice == resource.ListPrice ? null : change.ListPrice),
                .. due.IsNegative ? LessOf(change, state, Money.Zero - list, Money.Zero - due) : due.IsZero ? [] : MoreOf(change, state, resource, upgrade),
            ]).By([.. OrderChecks.Passed(OrderOperation.Change, change.Facts, change.Policy), .. due.IsNegative ? [RefundRules.DowngradedInCash] : (Rule[])[]]));
    }

    /// <summary>
    /// What the days that are left cost more, or less. What was bought at a discount is changed at the same one; what a partner pays more is at its
    /// settlement price of the day, and nobody else takes that over.
    /// </summary>
    private static (Money ListPrice, Money Due) Difference(ChangeResource change, Order state, OrderedResource resource)
    {
        if (resource.ValidTo is not { } end || resource.OrderedTo is not { } ordered || change.ListPrice is not { } price) return (Money.Zero, Money.Zero);
        var (days, left) = (WholeDays.Of(resource.PrepaidFrom, ordered), WholeDays.Left(resource.PrepaidFrom, end, change.At));
        var bought = state.ChargesOf(change.ResourceId).FirstOrDefault()?.Charge;
        Money Due(Money list) => price >= resource.ListPrice && change.Payment.Pricing.Settlement is { } terms ? terms.PriceOf(resource.Item.Product, list, change.Payment.Pricing)
            : bought is null || bought.ListPrice.IsZero || (price >= resource.ListPrice && bought.PartnerId is not null) ? list
            : Proportion.Of(list, bought.Due.Units, bought.ListPrice.Units);
        Money OfDaysLeft(Money before, Money after) => Proportion.Of(after - before, left, days);
        return (OfDaysLeft(resource.ListPrice, price), OfDaysLeft(Due(resource.ListPrice), Due(price)));
    }

    private static IEnumerable<IDomainEvent> MoreOf(ChangeResource change, Order state, OrderedResource resource, PayableLine upgrade)
    {
        var payment = Payment.Of([upgrade], change.Choice with { PartnerDiscountType = null }, change.Payment);
        var charge = payment.Charge(0, upgrade, $"{change.ResourceId}-change-{state.Charges.Count + 1}", change.ResourceId, change.Payment) with
        {
            From = change.At,
            To = resource.ValidTo,
        };
        yield return new ResourceCharged(change.OrderId, change.CustomerId, change.ResourceId, charge, null, change.At);
    }

    // The latest charge gives back first: it is what was paid for the size that is left.
    private static IEnumerable<IDomainEvent> LessOf(ChangeResource change, Order state, Money list, Money due)
    {
        var refunds = ImmutableArray.CreateBuilder<ChargeRefund>();
        foreach (var held in state.ChargesOf(change.ResourceId).Reverse())
        {
            var (unusedList, unused) = held.Unused(change.At);
            var lessList = Money.Smaller(list, unusedList);
            // What a partner settled comes back at the price at which it was settled then.
            var isSettled = held.Charge.PartnerId is not null && !unusedList.IsZero && !list.IsZero;
            var less = isSettled ? Proportion.Of(unused, lessList, unusedList) : Money.Smaller(due, unused);
            if (held.Less(lessList, less) is { } refund) refunds.Add(refund);
            (list, due) = (list - lessList, isSettled ? Proportion.Of(due, list - lessList, list) : due - less);
        }

        if (refunds.Count > 0) yield return new ResourceRefunded(change.OrderId, change.CustomerId, change.ResourceId, refunds.ToImmutable(), change.At);
    }

    private static Money NotNegative(Money amount) => amount.IsNegative ? Money.Zero : amount;
}
