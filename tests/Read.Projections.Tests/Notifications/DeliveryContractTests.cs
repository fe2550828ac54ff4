using System.Collections.Immutable;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Notifications.Webhooks;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Notifications;

/// <summary>What messages and webhooks have to do with, for partners <c>p</c> and <c>q</c>.</summary>
internal static class Notices
{
    public static readonly DateTimeOffset Start = new(2024, 9, 3, 8, 0, 0, TimeSpan.Zero);

    public static PastEvent Reminder(int alert, string recipient = MessageSettings.Account, BillingMonth? month = null) => new("message-settings-p", new PaymentReminderSent(
        "p", $"quota-p@{alert}", month is null ? QuotaAlert.UsedUp : null, MessageChannel.Email, recipient, new(1m), new(2m), month));

    public static PastEvent Disabled(string partner = "p") => Hook(new WebhookDisabled(partner, "w", "https://a.example/", DeliveryFault.Refused, 410, Start.AddDays(2)), partner);

    public static PastEvent Hook(IDomainEvent @event, string partner = "p") => new($"webhooks-{partner}", @event);

    /// <summary>What became of a message, and of one of which nothing is known.</summary>
    public static IEnumerable<PastEvent> Attempts(string id) => new[] { id, "unknown" }.SelectMany(delivery => new IDomainEvent[]
    {
        new DeliveryDeferred(delivery, "p", 1, DeliveryFault.Busy, 451, Start.AddMinutes(1)), new DeliveryMade(delivery, "p", 2, Start.AddMinutes(2)),
    }.Select(@event => new PastEvent($"delivery-{delivery}", @event)));

    public static PastEvent Failed(string id) => new($"delivery-{id}", new DeliveryFailed(id, "p", 1, DeliveryFault.Refused, 550, Start));
}

public sealed class DeliveryContractTests : ProjectionContract<DeliveryProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        Notices.Reminder(1), Notices.Reminder(2, "f", new(2024, 9)),
        new("message-settings-p", new ReconciliationNoticeSent("p", "p@REFERRAL@2024-09", MessageChannel.Sms, "f", new(3m), Notices.Start.AddDays(7))),
        new("message-settings-p", new PayoutNoticeSent("p", "n", PayoutNotice.PayoutOverdue, "o", MessageChannel.Email, "f", new(4m))),
        new("invitation-i", new InvitationSent("i", "p", "c@example.com", Notices.Start, null)),
        new("invitation-i", new InvitationShared("i", "p", InvitationChannel.Email, "c@example.com", Notices.Start)),
        new("invitation-i", new InvitationShared("i", "p", InvitationChannel.Email, null, Notices.Start)),
        Past.Associated("c"), Notices.Disabled(), Notices.Disabled("q"),
        .. Notices.Attempts(DeliveryProjection.IdOf("message-settings-p@1")), Notices.Failed(DeliveryProjection.IdOf("message-settings-p@2")),
    ];
}

public sealed class WebhookContractTests : ProjectionContract<WebhookProjection>
{
    private static readonly ImmutableArray<WebhookTopic> All = [.. Enum.GetValues<WebhookTopic>()];

    protected override IEnumerable<PastEvent> History { get; } =
    [
        Notices.Reminder(1),
        Notices.Hook(new WebhookCreated("p", "w", "https://a.example/", All, "sealed", Notices.Start)),
        Notices.Hook(new WebhookCreated("p", "v", "https://b.example/", [WebhookTopic.BillPublished], "sealed", Notices.Start)),
        Notices.Hook(new WebhookCreated("q", "w", "https://a.example/", All, "sealed", Notices.Start), "q"),
        Notices.Reminder(2), Past.Overdue(new(2024, 9), 1m, 2m), Past.Bill(new(2024, 9), 5m, 0m, 0m), Past.Associated("c"), Past.Associated("d", partner: "q"),
        new("budget-c", new BudgetAlertRaised("c", "p", 1m, 1.1m, new(990m), new(900m), new(2024, 9), 9)),
        new("association-c", new DisassociationRequested("c", "p", AssociationModel.Reseller, "r", DisassociationParty.Customer, "Moving.", Notices.Start)),
        new("payouts-p", new InvoiceRequested("p", "o", new(1_060.50000001m), "HUAWEI_CHILE", "Santiago", Notices.Start)),
        new("quota-p", new QuotaAlertRaised("p", QuotaAlert.Warning, 0.8m, new(800m), new(1_000m), 9)),
        new("incentives-p", new ReconciliationOpened("p", "p@REFERRAL@2024-09", AssociationModel.Referral, "2024-09", new(22m), Notices.Start, Notices.Start.AddDays(7))),
        Notices.Hook(new WebhookTested("p", "w", Notices.Start)),
        .. Notices.Attempts(EventIds.Of("webhook:w:message-settings-p@1").ToString("N")),
        Notices.Hook(new WebhookChanged("p", "v", "https://c.example/", [WebhookTopic.PaymentReminderSent], false, Notices.Start)), Notices.Reminder(3),
        Notices.Disabled(), Notices.Reminder(4),
        Notices.Hook(new WebhookChanged("p", "w", "https://a.example/", [WebhookTopic.PaymentReminderSent], true, Notices.Start)),
        Notices.Hook(new WebhookReplayed("p", "w", 0, Notices.Start)), Notices.Failed("unknown"),
        Notices.Hook(new WebhookDeleted("p", "v", Notices.Start)), Notices.Reminder(5),
    ];
}
