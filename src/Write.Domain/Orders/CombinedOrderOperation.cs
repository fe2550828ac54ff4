namespace PartnerGraph.Write.Domain.Orders;

/// <summary>What several resources can be ordered at once for (ORDER-2). Going back from yearly/monthly to pay-per-use is not among it.</summary>
public enum CombinedOrderOperation { Purchase, Renewal, SpecificationChange, Unsubscription, PayPerUseToYearlyMonthly }
