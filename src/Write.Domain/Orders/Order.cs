using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders.BillingModes;
using PartnerGraph.Write.Domain.Orders.Combining;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Write.Domain.Orders;

/// <summary>How far an order is. What is metered takes effect as it is placed.</summary>
public enum OrderState
{
    PendingPayment,

    /// <summary>Nothing of it is enabled yet.</summary>
    Paid,

    /// <summary>Something of it was enabled.</summary>
    Effective,

    /// <summary>Before it was paid, or given back before anything of it took effect.</summary>
    Cancelled,
}

/// <summary>One instance of an order after it was enabled.</summary>
public sealed record OrderedResource(ChargingMode ChargingMode, string Specification, DateTimeOffset? ValidTo)
{
    public required OrderItem Item { get; init; }

    public DateTimeOffset EnabledAt { get; init; }

    /// <summary>How it came to be prepaid after it was metered; null for what was ordered so.</summary>
    public BillingModeChanged? Prepaid { get; init; }

    /// <summary>When the prepaid time began.</summary>
    public DateTimeOffset PrepaidFrom => Prepaid?.ChangedAt ?? EnabledAt;

    /// <summary>The end of the period that was ordered, before any renewal.</summary>
    public DateTimeOffset? OrderedTo { get; init; }

    /// <summary>The official price of that period, or of an hour, as it is now.</summary>
    public Money ListPrice { get; init; }

    internal OrderedResource After(BillingModeChanged e) => this with
    {
        ChargingMode = ChargingMode.YearlyMonthly,
        Item = Item with { ChargingMode = ChargingMode.YearlyMonthly, Months = e.Months, ListPrice = e.ListPrice },
        ListPrice = e.ListPrice,
        ValidTo = e.ValidTo,
        OrderedTo = e.ValidTo,
        Prepaid = e,
    };
}

/// <summary>An order as decisions need it.</summary>
public sealed record Order(string CustomerId, ImmutableArray<OrderItem> Items, ImmutableSortedDictionary<string, OrderedResource> Resources)
{
    private static readonly ImmutableSortedDictionary<string, HeldCharge> NoCharges =
        ImmutableSortedDictionary<string, HeldCharge>.Empty.WithComparers(StringComparer.Ordinal);

    public static readonly Order None =
        new("", [], ImmutableSortedDictionary<string, OrderedResource>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>What an order of renewals renews; empty for every other.</summary>
    public ImmutableArray<OrderedRenewal> Renewals { get; init; } = [];

    /// <summary>What an order of changes or unsubscriptions manages; empty for every other.</summary>
    public ImmutableArray<BatchedResource> Batch { get; init; } = [];

    public bool IsCancelled { get; init; }

    /// <summary>How it was paid; null before it was, and for what was enabled at once.</summary>
    public OrderPaid? Payment { get; init; }

    /// <summary>The price of its own that the partner gave; null without one (DISC-4).</summary>
    public OrderPriceAdjusted? Adjustment { get; init; }

    /// <summary>What was charged, by line.</summary>
    public ImmutableSortedDictionary<string, HeldCharge> Charges { get; init; } = NoCharges;

    public ImmutableHashSet<string> Failed { get; init; } = [];

    public ImmutableHashSet<string> Unsubscribed { get; init; } = [];

    public bool Exists => CustomerId.Length > 0;

    /// <summary>Whether it waits for its payment. What an earlier version stored was enabled as it was placed.</summary>
    public bool IsPending => Exists && !IsCancelled && Payment is null && Resources.IsEmpty && Batch.IsEmpty;

    public OrderState State =>
        IsCancelled ? OrderState.Cancelled
        : IsPending ? OrderState.PendingPayment
        : !Resources.IsEmpty || !Renewals.IsEmpty || !Batch.IsEmpty ? OrderState.Effective
        : Unsubscribed.Count == Items.Length ? OrderState.Cancelled
        : OrderState.Paid;

    /// <summary>The id of the n-th instance (from 1) of an order: it names the order, so that a resource leads to it.</summary>
    public static string ResourceId(string orderId, int number) => $"{orderId}-{number}";

    /// <summary>The order that a resource came from; null when the text is no resource id.</summary>
    public static string? OrderOf(string resourceId) =>
        resourceId.LastIndexOf('-') is > 0 and var dash && int.TryParse(resourceId.AsSpan(dash + 1), out _) ? resourceId[..dash] : null;

    /// <summary>The place of an instance in its order, from 1.</summary>
    public static int NumberOf(string resourceId) =>
        int.Parse(resourceId.AsSpan(resourceId.LastIndexOf('-') + 1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was charged for a resource, the latest last.</summary>
    public IEnumerable<HeldCharge> ChargesOf(string resourceId) =>
        Charges.Values.Where(held => held.Charge.ResourceId == resourceId).OrderBy(held => held.Number);

    /// <summary>What it would be to prolong a resource by months; null for one that cannot be renewed by itself.</summary>
    public OrderedRenewal? RenewalOf(string resourceId, int months)
    {
        if (Unsubscribed.Contains(resourceId) || Resources.GetValueOrDefault(resourceId) is not { ValidTo: { } end } resource) return null;
        if (months is < 1 or > OrderPricing.MostMonths || Combination.ParentOf(NumberOf(resourceId), Items) is not null) return null;
        if (end.Year > OrderPricing.LastYear) return null;
        var validTo = end.AddMonths(months);
        if (validTo.Year > OrderPricing.LastYear) return null;
        return new(resourceId, resource.Item.Product, resource.Item.Region, months, validTo, OrderPricing.Renewal(resource, validTo).ListPrice);
    }

    /// <summary>The resource and those subordinate to it (ORDER-12).</summary>
    public IEnumerable<int> WithChildren(int number) =>
        Enumerable.Range(1, Items.Length).Where(child => child == number || Combination.ParentOf(child, Items) == number);

    public static Order Evolve(Order state, IDomainEvent @event) => @event switch
    {
        OrderPlaced e => state with { CustomerId = e.CustomerId, Items = e.Items },
        RenewalPlaced e => state with { CustomerId = e.CustomerId, Renewals = e.Renewals },
        BatchPlaced e => state with { CustomerId = e.CustomerId, Batch = e.Resources },
        CombinedOrderPlaced => state,
        OrderPriceAdjusted e => state with { Adjustment = e.Discount == 0 ? null : e },
        // What an order of renewals charged is kept with the resources.
        OrderPaid e => (state.Renewals.IsEmpty ? e.Charges.Aggregate(state, (order, charge) => order.Hold(charge)) : state) with { Payment = e },
        OrderCancelled => state with { IsCancelled = true },
        ResourceEnabled e => state.Enable(e),
        ResourceFailed e => state with { Failed = state.Failed.Add(e.ResourceId) },
        ResourceRenewed e => state.With(e.ResourceId, resource => resource with { ValidTo = e.ValidTo }),
        ResourceChanged e => state.With(e.ResourceId, resource => resource with { Specification = e.Specification, ListPrice = e.ListPrice ?? resource.ListPrice }),
        BillingModeChanged e => state.With(e.ResourceId, resource => resource.After(e)),
        ResourceCharged e => state.Hold(e.Charge),
        ResourceRefunded e => state.GiveBack(e.Refunds, e.RefundedAt),
        RenewalUnsubscribed e => state.With(e.ResourceId, resource => resource with { ValidTo = e.ValidTo }).GiveBack(e.Refunds, e.ValidTo),
        ResourceUnsubscribed e => state.GiveBack(e.Refunds, e.UnsubscribedAt) with { Unsubscribed = state.Unsubscribed.Add(e.ResourceId) },
        _ => throw new UnknownEventException(state, @event),
    };

    private Order Enable(ResourceEnabled e) => this with
    {
        Resources = Resources.SetItem(e.ResourceId, new(e.Item.ChargingMode, e.Item.Specification, e.ValidTo)
        {
            Item = e.Item, EnabledAt = e.EnabledAt, OrderedTo = e.ValidTo, ListPrice = e.Item.ListPrice,
        }),
        Failed = Failed.Remove(e.ResourceId),
        Charges = ChargesOf(e.ResourceId).Aggregate(Charges, (all, held) => all.SetItem(held.Charge.LineId, held with { From = e.EnabledAt, To = e.ValidTo })),
    };

    private Order Hold(ResourceCharge charge) => this with { Charges = Charges.SetItem(charge.LineId, HeldCharge.Of(charge, Charges.Count)) };

    private Order With(string resourceId, Func<OrderedResource, OrderedResource> change) =>
        this with { Resources = Resources.SetItem(resourceId, change(Resources[resourceId])) };

    private Order GiveBack(ImmutableArray<ChargeRefund> refunds, DateTimeOffset at) => this with
    {
        Charges = refunds.Aggregate(Charges, (all, refund) => all.SetItem(refund.ChargeLineId, all[refund.ChargeLineId].With(refund, at))),
    };
}
