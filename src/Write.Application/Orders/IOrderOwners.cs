namespace PartnerGraph.Write.Application.Orders;

/// <summary>
/// Whose orders are. An order's id does not name its customer, so that every workflow asks here before it reads an order: of somebody else's nothing is read,
/// and it is answered like one that does not exist (ADR 26). To whom an order belongs never changes.
/// </summary>
public interface IOrderOwners
{
    /// <summary>Those of these orders that are the customer's, however lately they were placed.</summary>
    Task<IReadOnlySet<string>> OwnedBy(string customerId, IReadOnlyCollection<string> orderIds, CancellationToken cancellation = default);

    /// <summary>The customer of an order, for whoever is asked next whether it looks after that customer; null when there is no such order.</summary>
    Task<string?> CustomerOf(string orderId, CancellationToken cancellation = default);
}
