using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>The rules by which earnings are paid out.</summary>
public static class PayoutRules
{
    public static readonly Rule EarningInvalid = new("INCENT-24", "AMOUNT_INVALID", "An earning or a claim is an amount above 0, in USD.", "Give an amount above 0.");

    public static readonly Rule EarningNotFound = new("CONV-7", "EARNING_NOT_FOUND", "There is no such earning, or it is not the caller's.");

    public static readonly Rule PayoutNotFound = new("CONV-7", "PAYOUT_NOT_FOUND", "There is no such payout, or it is not the caller's.");

    public static readonly Rule CertificationsComplete = new("INFO-9", "CERTIFICATIONS_INCOMPLETE",
        "Earnings are paid only when business information and payment information are both authenticated.",
        "Have the missing authentication completed, then apply.");

    public static readonly Rule Synchronized = new("INCENT-31", "AUTHENTICATION_NOT_SYNCHRONIZED",
        "The payment system learns of an authentication when the next day begins.", "Try again on the next day.");

    public static readonly Rule WithinValidity = new("INCENT-44", "EARNING_EXPIRED",
        "Earnings are valid for one year from the day on which the partner was told of them, to 23:59:59 of its last day.");

    public static readonly Rule AppliedOnce = new("INCENT-44", "EARNING_NOT_OPEN",
        "An earning is paid out once, and only as far as no claim of the vendor took it.", "Choose earnings whose state is OPEN.");

    public static readonly Rule NotFrozen = new("BILL-21", "EARNINGS_FROZEN",
        "While a bill of the partner is overdue, and until the day after it was paid, its earnings are held back.", "Pay the overdue bills, then go on from the next day.");

    public static readonly Rule MethodOfModel = new("INCENT-47", "METHOD_NOT_ALLOWED_FOR_MODEL",
        "Reseller earnings are paid by top-up or in cash coupons; referral earnings by bank transfer as well.", "Choose TOP_UP or CASH_COUPONS.");

    public static readonly Rule BankMinimum = new("INCENT-46", "AMOUNT_TOO_LOW_FOR_BANK_TRANSFER",
        "A bank transfer pays more than 200 USD before tax, unless configured otherwise.", "Pool several earnings, or choose another method.");

    public static readonly Rule ExchangeRateKnown = new("INCENT-48", "EXCHANGE_RATE_MISSING",
        "A payout in another currency than USD needs the exchange rate of its day.", "Have the rate of the day entered, then repeat.");

    public static readonly Rule TransferNeedsInvoice = new("INCENT-27", "INVOICE_REQUIRED",
        "A bank transfer is paid after a qualified invoice to the vendor was received.", "Register the invoice and send it with the billing list.");

    public static readonly Rule TopUpNeedsInvoice = new("INCENT-28", "INVOICE_REQUIRED",
        "A top-up is paid after a qualified invoice to the vendor was received.", "Register the invoice and send it with the billing list.");

    public static readonly Rule StepFollows = new("INCENT-42", "PAYOUT_STEP_OUT_OF_ORDER",
        "A payout is applied for, invoiced, submitted to the bank and paid, or topped up, in this order.", "Read the payout's state, and take the step that follows it.");

    public static readonly Rule PaidInTime = new("INCENT-42", "PAYOUT_OVERDUE",
        "The vendor submits a transfer or tops up within 30 calendar days after it received a qualified invoice.");

    public static readonly Rule ReceivedOn = new("INCENT-42", "RECEIVED_ON_INVALID",
        "An invoice is received on the day of its application at the earliest, and today at the latest.", "Give the day on which the paper arrived.");

    public static readonly Rule CouponsInTime = new("INCENT-5", "COUPONS_OVERDUE",
        "Cash coupons are paid out at the latest five working days after the reconciliation.", "Apply for the earning.");

    public static readonly Rule CouponsAtOnce = new("INCENT-41", "COUPON_ISSUED",
        "Coupons as earnings are credited the moment the application is submitted; they are worth the amount without tax.");

    public static readonly Rule CurrencyOfTransfer = new("INCENT-39", "CURRENCY_OF_BUSINESS_INFORMATION",
        "A bank transfer settles in the currency of the business information authentication.");

    public static readonly Rule CurrencyKnown = new("INCENT-39", "CURRENCY_UNKNOWN",
        "A bank transfer settles in a currency of ISO 4217 that is in use on its day, so that its smallest unit is known.", "Have the currency of the business information corrected.");

    public static readonly Rule EnoughToTransfer = new("INCENT-39", "TRANSFER_TOO_SMALL",
        "A bank transfers at least the smallest unit of the currency.", "Have the exchange rate corrected.");

    public static readonly Rule Withholding = new("INCENT-40", "TAX_WITHHELD",
        "Tax is withheld by the laws of the country, on the amount before tax.");

    public static readonly Rule LeftAfterTax = new("INCENT-40", "NOTHING_LEFT_AFTER_TAX",
        "A payout pays something after what is withheld.", "Have the rates of withheld taxes corrected.");

    public static readonly Rule TaxIncluded = new("INCENT-24", "TAX_INCLUDED", "Bank transfer and top-up pay the amount including tax.");

    public static readonly Rule InvoiceAskedFor = new("INCENT-3", "INVOICE_REQUESTED",
        "With bank transfer or top-up, the partner is told to issue an invoice.");

    public static readonly Rule ListNeedsAuthentication = new("INCENT-29", "PAYMENT_INFORMATION_NOT_AUTHENTICATED",
        "The billing list is visible once the payment information is authenticated.", "Have the payment information authenticated.");

    public static readonly Rule ListNeedsApplication = new("INCENT-30", "PAYOUT_APPLICATION_NOT_SUBMITTED",
        "The billing list is visible once the application reached the payment system; payouts in coupons have none.", "Apply for a payout by bank transfer or top-up.");
}
