using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders;

/// <summary>The rules of ordering, areas CSP, CUST and ORDER; those of accounts and partners stand with their capability.</summary>
public static class OrderRules
{
    /// <summary>The most instances of one order.</summary>
    public const int MostItems = 100;

    public static readonly Rule ReferralNeedsCard = new("CSP-14", "CREDIT_CARD_REQUIRED",
        "A referral customer must bind a credit card to buy.", "Bind a credit card.");

    public static readonly Rule CustomersOrderThemselves = new("CUST-5", "PARTNER_ACCOUNT_CANNOT_PURCHASE",
        "Customers place their orders themselves; nobody orders for them.", "Let the customer place the order.");

    public static readonly Rule EmailBound = new("CUST-6", "EMAIL_NOT_BOUND",
        "To use cloud services an account needs a bound email address.", "Bind an email address.");

    public static readonly Rule PhoneBound = new("CUST-7", "PHONE_NOT_BOUND",
        "To use cloud services an account needs a bound phone number.", "Bind a phone number.");

    public static readonly Rule InformationComplete = new("CUST-8", "ACCOUNT_INFORMATION_INCOMPLETE",
        "To use cloud services an account needs complete account information.", "Fill in the missing fields.");

    public static readonly Rule PaymentMethod = new("CUST-9", "PAYMENT_METHOD_REQUIRED",
        "To use cloud services an account needs a payment method, unless its partner pays.", "Add a payment method.");

    public static readonly Rule ItemsValid = new("ORDER-1", "ITEMS_INVALID",
        "An order has 1 to 100 items; each names product (at most 200 characters), region (at most 128) and specification, has a price in USD from 0 to 1,000,000,000,000 with at most eight decimals, and a period of 1 to 60 months exactly when prepaid.",
        "Correct the items.");

    public static readonly Rule PartsValid = new("ORDER-7", "PARTS_INVALID",
        "What is bought for another instance of the order says which one and what it is to it; that one stands for itself.", "Correct the items.");

    public static readonly Rule PriceInvalid = new("ORDER-2", "PRICE_INVALID",
        "The price of a changed resource is in USD, from 0 to 1,000,000,000,000 with at most eight decimals.", "Correct the price.");

    public static readonly Rule PrepaidOnly = new("ORDER-2", "RENEWAL_NOT_APPLICABLE",
        "Only a prepaid resource is renewed, to a later instant, and for at most 60 months at once.", "Name an instant after the current end of the period.");

    public static readonly Rule ResourceNotFound = new("CONV-7", "RESOURCE_NOT_FOUND", "There is no such resource, or it is not the caller's.");

    public static readonly Rule OrderExists = new("CONV-10", "ORDER_ALREADY_EXISTS", "An order with this id exists with other data.");
}
