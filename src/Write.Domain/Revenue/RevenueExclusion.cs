namespace PartnerGraph.Write.Domain.Revenue;

/// <summary>Why a part of what was spent is not revenue (GAP-21: the same in both models).</summary>
public enum RevenueExclusion
{
    /// <summary>Paid by cash coupons (CSP-6).</summary>
    Coupon,

    /// <summary>Paid by test coupons (CSP-23).</summary>
    TestCoupon,

    /// <summary>Paid by flexi-purchase coupons (CSP-24).</summary>
    FlexiPurchaseCoupon,

    /// <summary>Paid for a stored-value card (CSP-25).</summary>
    StoredValueCardPurchase,

    /// <summary>Paid with a stored-value card (CSP-26).</summary>
    StoredValueCardPayment,

    /// <summary>The turnover tax in what was paid in cash (CSP-27).</summary>
    TurnoverTax,

    /// <summary>Paid for a product that is neither revenue nor earns a rebate (CSP-28).</summary>
    NoRevenueProduct,
}
