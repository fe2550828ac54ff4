using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>What a partner's invoice to the vendor is held to.</summary>
public static class InvoiceRules
{
    public static readonly Rule AmountInvalid = new("INCENT-42", "AMOUNT_INVALID", "An invoice states an amount above 0.", "Give the amount of the payout, tax included.");

    public static readonly Rule AmountDiffers = new("INCENT-42", "INVOICE_AMOUNT_DIFFERS",
        "A qualified invoice states the amount of the payout, tax included.", "Send an invoice over the amount of the payout.");

    public static readonly Rule BillingListEnclosed = new("INCENT-33", "BILLING_LIST_REQUIRED",
        "The billing list is mailed together with the invoice.", "Send the invoice again, with the billing list.");

    public static readonly Rule TaxIdRequired = new("INCENT-34", "HUAWEI_TAX_ID_REQUIRED",
        "A partner registered in South Korea, the UAE, Bahrain, South Africa, Chile or Thailand states the vendor's tax number on the invoice; others need not.",
        "State the tax number that signingEntities gives for the country.");

    public static readonly Rule SigningEntity = new("INCENT-36", "SIGNING_ENTITY_MISMATCH",
        "An invoice names the vendor's signing entity for the country of registration.", "Name the entity that signingEntities gives for the country.");

    public static readonly Rule TaxIdRight = new("INCENT-37", "TAX_ID_MISMATCH",
        "The tax number on an invoice is the one of the vendor's signing entity in the country of registration.",
        "State the tax number that signingEntities gives for the country.");
}
