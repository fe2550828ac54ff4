using System.ComponentModel;
using System.Runtime.CompilerServices;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Subscriptions;
using PartnerGraph.Api.Transport.Sockets;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Notifications;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Notifications;

[Description("One recipient was reminded to pay on one channel (QUOTA-11, QUOTA-18).")]
public sealed record PaymentReminder(
    [property: Description("Hand it back as after to go on behind this reminder.")] string Cursor,
    [property: Id] string PartnerId, QuotaAlert Level, MessageChannel Channel,
    [property: Description("The recipient; account stands for the partner's account.")] string RecipientId,
    Money Used, Money Total, DateTimeOffset SentAt);

public sealed class ReminderSubscriptions(EventFeed feed, SubscriberRights rights)
{
    [Description("Payment reminders of the caller's partner: those missed since the cursor after, in order and once, then live.")]
    public IAsyncEnumerable<PaymentReminder> PaymentReminderSent(IResolveFieldContext context, MessageChannel? channel, string? after) =>
        Reminders(context, channel, after, context.CancellationToken).PacedBy(context);

    private async IAsyncEnumerable<PaymentReminder> Reminders(
        IResolveFieldContext context, MessageChannel? channel, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var recorded in feed.Follow(after, [typeof(PaymentReminderSent)], cancellation))
        {
            var e = (PaymentReminderSent)recorded.Event;
            if (channel is { } wanted && wanted != e.Channel) continue;
            if (await rights.Caller(context, recorded.Position, cancellation) is not { } actor || !actor.Partners().Includes(e.PartnerId)) continue;
            yield return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), e.Level, e.Channel, e.RecipientId, e.Used, e.Total,
                recorded.Metadata.OccurredAt);
        }
    }
}
