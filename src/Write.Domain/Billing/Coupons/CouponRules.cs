using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons;

/// <summary>The rules of the area COUPON that decisions about coupons enforce.</summary>
public static class CouponRules
{
    public static readonly Rule WithdrawByTicket = new("COUPON-6", "SERVICE_TICKET_REQUIRED",
        "The balance of a reseller customer's own account is paid back by service ticket or customer service.", "Open a service ticket, or call customer service.");

    public static readonly Rule ForACustomer = new("COUPON-18", "CUSTOMER_REQUIRED",
        "A test coupon from the ecosystem manager is for one reseller customer of the partner.", "Name a reseller customer of the partner.");

    public static readonly Rule PortalServesAll = new("COUPON-20", "CUSTOMER_NOT_EXPECTED",
        "A test coupon that is requested in the partner centre serves all reseller customers.", "Leave the customer out, or ask the ecosystem manager.");

    public static readonly Rule RequestNotOpen = new("COUPON-18", "REQUEST_NOT_OPEN",
        "There is no such request for a test coupon, or it was answered already.", "Look at the open requests.");

    public static readonly Rule ReasonRequired = new("COUPON-18", "REASON_REQUIRED", "Who rejects a request says why.", "Give a reason.");

    public static readonly Rule NoMoreThanAsked = new("COUPON-18", "AMOUNT_ABOVE_REQUEST",
        "No more is granted than was asked for.", "Grant at most the amount of the request.");

    public static readonly Rule TestAmountInvalid = new("COUPON-27", "AMOUNT_INVALID", "A test coupon holds an amount above 0.", "Give an amount above 0.");

    public static readonly Rule DaysInvalid = new("COUPON-27", "DAYS_INVALID", "A test takes 1 to 366 days.", "Give a number of days from 1 to 366.");

    public static readonly Rule UsageIsTold = new("COUPON-23", "TEST_COUPON_USAGE", "The partner is told how much of a test coupon is used.");

    public static readonly Rule EstimateIsTold = new("COUPON-25", "TEST_COUPON_ESTIMATE", "What is left of a test coupon is told together with the estimated bill.");

    public static readonly Rule PurposeRequired = new("COUPON-27", "REQUIRED",
        "A request on the partner's behalf states project, background, cloud resource configuration, test duration and expected order date.", "Give a value for the field.");

    public static readonly Rule WithinLimit = new("COUPON-28", "TEST_COUPON_LIMIT_EXCEEDED",
        "How much a partner can request in a calendar year depends on its tier.", "Request less, or additional coupons for a project.");

    public static readonly Rule ProjectRequired = new("COUPON-29", "REQUIRED",
        "Additional test coupons are requested for a customer project.", "Name the project.");
}
