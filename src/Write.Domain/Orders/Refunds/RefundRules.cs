using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Refunds;

/// <summary>The rules of giving resources back, areas COUPON and ORDER.</summary>
public static class RefundRules
{
    public static readonly Rule CouponsStay = new("COUPON-38", "COUPON_NOT_REFUNDED",
        "Coupons are not refunded when resources are unsubscribed; cash is, for the whole days that are left.");

    public static readonly Rule NotInEffect = new("COUPON-39", "COUPON_REFUNDED", "What had not taken effect is given back as it was paid, with the coupon.");

    public static readonly Rule OrderException = new("COUPON-40", "ORDER_EXCEPTION_UNKNOWN",
        "An order exception is a resource that could not be enabled; what was paid for it is given back, with the coupon.",
        "Name another reason, or wait until the failure is recorded.");

    public static readonly Rule RenewalPending = new("COUPON-41", "RENEWAL_IN_EFFECT",
        "Only a renewal whose period has not begun is unsubscribed by itself; it is given back as it was paid, with the coupon.",
        "Unsubscribe the resource.");

    public static readonly Rule DowngradedInCash = new("COUPON-46", "COUPON_NOT_REFUNDED", "Coupons are not refunded when resources are downgraded; cash is.");

    public static readonly Rule ManagedByParent = new("ORDER-12", "CHILD_RESOURCE",
        "A child resource is renewed and unsubscribed with the one that it is subordinate to.", "Name its parent.");

    public static readonly Rule ManagedAlone = new("ORDER-5", "RESOURCE_UNSUBSCRIBED",
        "A resource that was given back is not managed any more.", "Order a new one.");
}
