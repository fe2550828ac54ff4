using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Notifications;

/// <summary>The rules about who gets which message.</summary>
public static class MessageRules
{
    public static readonly Rule AccountFeeRecipients = new("NOTIFY-3", "ACCOUNT_FEE_RECIPIENTS",
        "Recipients can be added for messages about account fees.");

    public static readonly Rule BillRecipients = new("NOTIFY-4", "BILL_RECIPIENTS", "Recipients can be added for messages about bills.");

    public static readonly Rule BothAddresses = new("NOTIFY-7", "REQUIRED",
        "A recipient needs an email address and a mobile number.", "Give both.");

    public static readonly Rule QuotaMandatory = new("QUOTA-10", "NOTIFICATION_MANDATORY",
        "The quota notification cannot be switched off.", "Add recipients, or leave the notification on.");

    public static readonly Rule RemindBySms = new("QUOTA-11", "PAYMENT_REMINDER_SMS", "Payment reminders come by SMS.");

    public static readonly Rule TellOfReconciliation = new("INCENT-18", "RECONCILIATION_NOTICE", "The partner is told when the reconciliation opens.");

    public static readonly Rule InvoiceRequested = new("INCENT-3", "INVOICE_NOTICE", "With bank transfer or top-up, the partner is told to issue an invoice.");

    public static readonly Rule InvoiceReturned = new("INCENT-33", "INVOICE_RETURNED_NOTICE", "The partner is told that its invoice is not in order.");

    public static readonly Rule CouponsOverdue = new("INCENT-5", "COUPONS_OVERDUE_NOTICE", "Five working days after the reconciliation an earning that waits raises an alarm.");

    public static readonly Rule PayoutOverdue = new("INCENT-4", "PAYOUT_OVERDUE_NOTICE", "The partner is told that its payout is late.");

    public static readonly Rule RemindByEmail = new("QUOTA-18", "PAYMENT_REMINDER_EMAIL", "Payment reminders come by email as well.");
}
