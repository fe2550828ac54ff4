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

    public static readonly Rule RemindByEmail = new("QUOTA-18", "PAYMENT_REMINDER_EMAIL", "Payment reminders come by email as well.");
}
