using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Notifications.Deliveries;
using PartnerGraph.Api.GraphQL.Notifications.Webhooks;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Notifications;
using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Processes.Notifications.Webhooks;
using PartnerGraph.Read.Projections.Notifications;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Notifications.Webhooks;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Notifications;

public static class NotificationsCapability
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddProjection<MessageProjection>()
        .AddProjection<WhenQuotaAlertRaisedThenRemindOfPayment>()
        .AddProjection<WhenBillOverdueThenRemindOfPayment>()
        .AddSingleton<MessageReads>()
        .AddSingleton<ReminderReads>()
        .AddMessageDelivery()
        .AddWebhooks()
        .AddSingleton(provider => new WebhookSecrets(() => PrivateKeyFile.ReadOrCreate(provider.GetRequiredService<ProjectionOptions>().DataDirectory, "webhooks.key")))
        .AddSingleton<IWebhookContents, WebhookContents>()
        .AddAccess<NotificationsAccess>()
        .AddQueries<MessageQueries>()
        .AddQueries<ReminderQueries>()
        .AddQueries<MessageDeliveryQueries>()
        .AddQueries<WebhookQueries>()
        .AddMutations<WebhookMutations>()
        .AddQueries<MessageTypeQueries>()
        .AddMutations<MessageMutations>()
        .AddSubscriptions<ReminderSubscriptions>();
}

internal sealed class NotificationsAccess : IAccessRules
{
    private static readonly Role[] Administrators = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    private static readonly Role[] Creditors = [Role.EcosystemManager, Role.OperationsManager, Role.Finance];

    public IEnumerable<AccessRule> Rules =>
    [
        new("messageSettings", "NOTIFY-6", Administrators, "notification.maintain"),
        new("messageTypes", "NOTIFY-5", Enum.GetValues<Role>()),
        new("addMessageRecipient", "NOTIFY-3", Administrators, "notification.maintain"),
        new("removeMessageRecipient", "NOTIFY-3", Administrators, "notification.maintain"),
        new("setMessagePreference", "QUOTA-10", Administrators, "notification.maintain"),
        new("setMessageLanguage", "proposed", Administrators, "notification.maintain"),
        // Whoever maintains addresses sees which of them are wrong; operations help.
        new("messageDeliveries", "NOTIFY-1", [.. Administrators, Role.OperationsManager], "notification.maintain"),
        // Whoever knows the secret reads what concerns the whole partner: administrators alone.
        new("webhooks", "proposed", Administrators),
        new("webhookDeliveries", "proposed", Administrators),
        new("createWebhook", "proposed", Administrators),
        new("updateWebhook", "proposed", Administrators),
        new("deleteWebhook", "proposed", Administrators),
        new("rotateWebhookSecret", "proposed", Administrators),
        new("testWebhook", "proposed", Administrators),
        new("replayWebhook", "proposed", Administrators),
        new("paymentReminderSent", "QUOTA-11", [.. Administrators, .. Creditors], "quota.view"),
        new("paymentReminders", "QUOTA-11", [.. Administrators, .. Creditors], "quota.view"),
    ];
}
