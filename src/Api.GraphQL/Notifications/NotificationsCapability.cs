using PartnerGraph.Api.Hosting;
using PartnerGraph.Api.Security;
using PartnerGraph.Projections.Notifications;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Notifications;

public static class NotificationsCapability
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddProjection<MessageProjection>()
        .AddProjection<WhenQuotaAlertRaisedThenRemindOfPayment>()
        .AddSingleton<MessageReads>()
        .AddAccess<NotificationsAccess>()
        .AddQueries<MessageQueries>()
        .AddMutations<MessageMutations>()
        .AddSubscriptions<ReminderSubscriptions>();
}

internal sealed class NotificationsAccess : IAccessRules
{
    private static readonly Role[] Administrators = [Role.PartnerAdministrator, Role.DistributorAdministrator, Role.ResellerAdministrator];

    public IEnumerable<AccessRule> Rules =>
    [
        new("messageSettings", "NOTIFY-6", Administrators, "notification.maintain"),
        new("addMessageRecipient", "NOTIFY-3", Administrators, "notification.maintain"),
        new("removeMessageRecipient", "NOTIFY-3", Administrators, "notification.maintain"),
        new("setMessagePreference", "QUOTA-10", Administrators, "notification.maintain"),
        new("paymentReminderSent", "QUOTA-11", [.. Administrators, Role.EcosystemManager, Role.OperationsManager, Role.Finance], "quota.view"),
    ];
}
