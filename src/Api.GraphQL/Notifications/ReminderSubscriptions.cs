using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Notifications;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Notifications;

[Description("One recipient was reminded to pay on one channel (QUOTA-11, QUOTA-18).")]
public sealed record PaymentReminder(
    [property: Description("Hand it back as after to go on behind this reminder.")] string Cursor,
    [property: Id] string PartnerId,
    [property: Description("The level of the quota that gave rise to it; null when a bill that is overdue did.")] QuotaAlert? Level,
    [property: Description("The month whose bill is overdue; null when the quota gave rise to it.")] BillingMonth? Month, MessageChannel Channel,
    [property: Description("The recipient; account stands for the partner's account.")] string RecipientId,
    Money Used, Money Total, DateTimeOffset SentAt)
{
    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    internal static PaymentReminder Of(ReminderRow row) => new(
        Subscriptions.Cursor.Of(row.Position), GlobalId.Of("Partner", row.PartnerId), row.Level, row.Month, row.Channel, row.RecipientId, row.Used, row.Total, row.SentAt);
}

public sealed class ReminderSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<PaymentReminder> Reminders = new(
        [typeof(PaymentReminderSent)],
        recorded => new(((PaymentReminderSent)recorded.Event).PartnerId),
        recorded => recorded.Event is PaymentReminderSent e
            ? new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), e.Level, e.Month, e.Channel, e.RecipientId, e.Used, e.Total,
                recorded.Metadata.OccurredAt)
            : throw new ArgumentOutOfRangeException(nameof(recorded)));

    static IEnumerable<Topic> ITopics.Topics => [Reminders];

    [Description("Payment reminders of the caller's partner: those missed since the cursor after, in order and once, then live.")]
    public IObservable<PaymentReminder> PaymentReminderSent(IResolveFieldContext context, MessageChannel? channel, string? after) =>
        feed.Follow(context, after, Reminders, channel is null ? null : recorded => ((PaymentReminderSent)recorded.Event).Channel == channel);
}
