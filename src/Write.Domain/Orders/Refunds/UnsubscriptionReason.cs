namespace PartnerGraph.Write.Domain.Orders.Refunds;

/// <summary>Why a customer gives a resource back.</summary>
public enum UnsubscriptionReason
{
    NoLongerNeeded,

    /// <summary>Something else was wanted.</summary>
    OrderedByMistake,

    /// <summary>The resource could not be enabled: coupons are given back (COUPON-40).</summary>
    OrderException,

    Other,
}
