using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Api.GraphQL.Notifications.Deliveries;

public enum MessageDeliveryState { Waiting, Delivered, Failed, Expired }

[Description("A message to one recipient on one way, and whether it arrived (NOTIFY-1, NOTIFY-2). Addresses are not told: the settings and the account have them.")]
public sealed record MessageDelivery(
    [property: Id] string PartnerId,
    MessageSubject Subject,
    MessageChannel Channel,
    [property: Description("The recipient; account stands for the partner's account, customer for the customer of an invitation or association.")] string RecipientId,
    MessageDeliveryState State,
    [property: Description("How often it was tried.")] int Attempts,
    [property: Description("When it was asked for.")] DateTimeOffset QueuedAt,
    [property: Description("When it is tried next; null when it is not.")] DateTimeOffset? NextAttemptAt,
    [property: Description("When it arrived or failed for good; null while neither has happened.")] DateTimeOffset? SettledAt,
    [property: Description("Why the last attempt failed; null when none did, or it arrived since.")] DeliveryFault? Fault,
    [property: Description("What the other side answered that attempt with, as SMTP or HTTP number it: 550 is an address that does not exist. Null when it did not answer.")] int? Code)
{
    internal static MessageDelivery Of(DeliveryRow row, DateTimeOffset lateBefore)
    {
        var state = row.State switch
        {
            DeliveryState.Delivered => MessageDeliveryState.Delivered,
            DeliveryState.Failed => MessageDeliveryState.Failed,
            _ => row.QueuedAt < lateBefore ? MessageDeliveryState.Expired : MessageDeliveryState.Waiting,
        };
        return new(
            GlobalId.Of("Partner", row.PartnerId), row.Subject, row.Channel, row.RecipientId, state, row.Attempts, row.QueuedAt,
            state == MessageDeliveryState.Waiting ? row.NextAttemptAt : null, row.SettledAt, row.Fault, row.Code);
    }
}
