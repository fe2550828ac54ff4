using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Combining;

/// <summary>Several resources are changed, unsubscribed or prepaid by one order (ORDER-8). Each is decided by itself beside, and all of it takes effect or nothing.</summary>
internal static class BatchDecisions
{
    public static Decision Place(PlaceBatch place, Order state)
    {
        if (state.Exists)
        {
            return state.CustomerId == place.CustomerId && state.Batch.SequenceEqual(place.Resources)
                ? Decision.Nothing
                : Decision.Reject(OrderRules.OrderExists.Refuse("orderId"));
        }

        if (place.Missing) return Decision.Reject(OrderRules.ResourceNotFound.Refuse("resourceIds"));
        if (place.Resources.Length is < 1 or > OrderRules.MostItems || place.Resources.DistinctBy(resource => resource.ResourceId).Count() < place.Resources.Length)
            return Decision.Reject(BatchRules.EachOnce.Refuse("resourceIds"));
        return Decision.Accept(
            [
                new BatchPlaced(place.OrderId, place.CustomerId, place.Operation, place.Resources, place.At),
                .. place.Resources.Length > 1 ? [Combined(place)] : (CombinedOrderPlaced[])[],
            ]).By(BatchRules.EachOnce);
    }

    private static CombinedOrderPlaced Combined(PlaceBatch place) => new(
        place.OrderId, place.CustomerId, $"{NameOf(place.Operation)} of {place.Resources.Length} resources",
        CombinationType.BatchManagement, place.Operation,
        [.. place.Resources.Select((resource, index) => (resource.Product, Number: index + 1)).GroupBy(resource => resource.Product, StringComparer.OrdinalIgnoreCase)
            .Select(group => new OrderedResourceType(group.Key, [.. group.Select(resource => resource.Number)]))]);

    private static string NameOf(CombinedOrderOperation operation) => operation switch
    {
        CombinedOrderOperation.Unsubscription => "Unsubscription",
        CombinedOrderOperation.PayPerUseToYearlyMonthly => "Prepayment",
        _ => "Change",
    };
}

public static class BatchRules
{
    public static readonly Rule EachOnce = new("ORDER-8", "BATCH_INVALID",
        "Batch management renews, changes, unsubscribes or prepays several resources at once: 1 to 100, each once.", "Name each resource once.");

    public static readonly Rule SomethingToDo = new("ORDER-8", "BATCH_WITHOUT_EFFECT",
        "An order of batch management changes, unsubscribes or prepays at least one resource.", "Leave out what is so already.");
}
