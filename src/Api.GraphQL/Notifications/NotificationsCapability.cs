using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Notifications.Deliveries;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Notifications;
using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Notifications;
using PartnerGraph.Read.Projections.Runtime;

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
        .AddAccess<NotificationsAccess>()
        .AddQueries<MessageQueries>()
        .AddQueries<ReminderQueries>()
        .AddQueries<MessageDeliveryQueries>()
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
        new("paymentReminderSent", "QUOTA-11", [.. Administrators, .. Creditors], "quota.view"),
        new("paymentReminders", "QUOTA-11", [.. Administrators, .. Creditors], "quota.view"),
    ];
}
