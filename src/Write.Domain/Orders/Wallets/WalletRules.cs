using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Wallets;

/// <summary>The rules of what customers have to pay with.</summary>
public static class WalletRules
{
    /// <summary>The most coupons that a customer has at once.</summary>
    public const int MostCoupons = 100;

    public static readonly Rule TopUpInvalid = new("BILL-4", "AMOUNT_INVALID", "A top-up is an amount above 0.", "Give an amount above 0.");

    public static readonly Rule CouponInvalid = new("COUPON-1", "AMOUNT_INVALID", "A coupon holds an amount above 0.", "Give an amount above 0.");

    public static readonly Rule TooManyCoupons = new("COUPON-1", "TOO_MANY_COUPONS",
        "A customer has at most 100 coupons that are not used up.", "Use one of its coupons.");
}
