using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Payments;

/// <summary>The rules of paying for orders, areas BILL, COUPON and ORDER.</summary>
public static class PaymentRules
{
    public static readonly Rule MethodAvailable = new("BILL-4", "PAYMENT_METHOD_NOT_AVAILABLE",
        "Yearly/monthly products are paid from the balance or online; those of a reseller customer by monthly settlement with its partner.",
        "Choose one of the methods that paymentMethods lists.");

    public static readonly Rule MethodRequired = new("BILL-4", "PAYMENT_METHOD_MISSING",
        "What no coupon pays is paid from the balance or online.", "Name a payment method.");

    public static readonly Rule BalanceInsufficient = new("BILL-4", "BALANCE_INSUFFICIENT",
        "The balance pays no more than it holds.", "Put money on the account, or pay online.");

    public static readonly Rule ReferenceRequired = new("BILL-4", "PAYMENT_REFERENCE_INVALID",
        "An online payment has an id of its own, and pays once.", "Give the id of a payment that paid nothing else.");

    public static readonly Rule OneCoupon = new("COUPON-1", "ONE_COUPON_PER_ORDER", "One order takes one cash coupon only.", "Choose one coupon.");

    public static readonly Rule CouponApplicable = new("COUPON-2", "COUPON_NOT_APPLICABLE",
        "A coupon pays for the products and in the time that it is meant for, and for its owner's own orders.", "Choose a coupon that paymentOptions lists.");

    public static readonly Rule CouponSufficient = new("COUPON-3", "COUPON_INSUFFICIENT",
        "A coupon pays alone when its value is at least that of the order.", "Name a payment method for the rest.");

    public static readonly Rule PaidTogether = new("ORDER-3", "PARTIAL_PAYMENT_NOT_ALLOWED",
        "All instances of a combined order are paid together.", "Pay for all instances, or leave them out.");

    public static readonly Rule CancelledTogether = new("ORDER-4", "PARTIAL_CANCELLATION_NOT_ALLOWED",
        "All instances of a combined order are cancelled together.", "Cancel all instances, or leave them out.");

    public static readonly Rule NotPending = new("ORDER-3", "ORDER_NOT_PENDING",
        "Only an order that waits for its payment is paid, cancelled or given a price of its own.", "Look at the order's state.");

    public static readonly Rule OrderNotFound = new("CONV-7", "ORDER_NOT_FOUND", "There is no such order, or it is not the caller's.");

    public static readonly Rule DiscountApplies = new("DISC-20", "DISCOUNT_NOT_APPLICABLE",
        "A partner's discount takes effect when the customer takes it, and applies to a product of the order.", "Choose one of the discounts that paymentOptions lists, or none.");
}
