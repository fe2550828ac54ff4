using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.BillingModes;

/// <summary>A metered resource is paid for in advance from now on; what it charges is told beside. There is no way back (ORDER-2).</summary>
/// <param name="Months">The prepaid period, from 1.</param>
/// <param name="ListPrice">The official price of that period.</param>
/// <param name="ValidTo">Its end.</param>
[EventType("orders.billing-mode-changed")]
public sealed record BillingModeChanged(
    string OrderId, string CustomerId, string ResourceId, int Months, Money ListPrice, DateTimeOffset ValidTo, DateTimeOffset ChangedAt) : IDomainEvent;
