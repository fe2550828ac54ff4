using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Notifications.Webhooks;

/// <summary>What a webhook tells: each is named like the subscription that tells the same.</summary>
public enum WebhookTopic
{
    ArrearsAlertRaised,
    BillPublished,
    BudgetAlertRaised,
    CustomerAssociated,
    DisassociationRequested,
    InvoiceRequested,
    PaymentReminderSent,
    QuotaAlertRaised,
    ReconciliationOpened,
}

public static class WebhookTopics
{
    /// <summary>The topic of an event, and the partner that it concerns; null for one that no webhook tells.</summary>
    public static (WebhookTopic Topic, string PartnerId)? Of(IDomainEvent @event) => @event switch
    {
        BillOverdue e => (WebhookTopic.ArrearsAlertRaised, e.PartnerId),
        BillGenerated e => (WebhookTopic.BillPublished, e.PartnerId),
        BudgetAlertRaised e => (WebhookTopic.BudgetAlertRaised, e.PartnerId),
        CustomerAssociated e => (WebhookTopic.CustomerAssociated, e.PartnerId),
        DisassociationRequested e => (WebhookTopic.DisassociationRequested, e.PartnerId),
        InvoiceRequested e => (WebhookTopic.InvoiceRequested, e.PartnerId),
        PaymentReminderSent e => (WebhookTopic.PaymentReminderSent, e.PartnerId),
        QuotaAlertRaised e => (WebhookTopic.QuotaAlertRaised, e.PartnerId),
        ReconciliationOpened e => (WebhookTopic.ReconciliationOpened, e.PartnerId),
        _ => null,
    };
}
