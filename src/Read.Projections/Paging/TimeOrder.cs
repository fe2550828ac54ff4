namespace PartnerGraph.Read.Projections.Paging;

/// <summary>The order of what happened one after the other.</summary>
public enum TimeOrder { LatestFirst, EarliestFirst }

public static class TimeOrders
{
    public static bool IsDescending(this TimeOrder order) => order == TimeOrder.LatestFirst;
}
