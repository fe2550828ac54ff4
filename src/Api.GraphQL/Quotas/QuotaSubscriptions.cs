using System.ComponentModel;
using System.Runtime.CompilerServices;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Subscriptions;
using PartnerGraph.Api.Transport.Sockets;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Quotas;

[Description("The usage of a partner's quota reached a level, or is no longer above the quota (QUOTA-7, QUOTA-8, QUOTA-9, QUOTA-17).")]
public sealed record QuotaAlertEvent(
    [property: Description("Hand it back as after to go on behind this alert.")] string Cursor,
    [property: Id] string PartnerId, QuotaAlert Level, decimal? Ratio, Money Used, Money Total,
    [property: Description("What the partner should do.")] string Message, DateTimeOffset RaisedAt)
{
    internal static string MessageOf(QuotaAlert level) => level switch
    {
        QuotaAlert.Warning => "Most of the quota is used; repay in advance to free it.",
        QuotaAlert.UsedUp => "The quota is used up; repay, so that customers can go on buying.",
        QuotaAlert.Exceeded => "The quota is exceeded and customers cannot buy; repay now.",
        _ => "The quota is no longer exceeded; customers can buy again.",
    };
}

public sealed class QuotaSubscriptions(EventFeed feed, SubscriberRights rights)
{
    [Description("Quota alerts of the caller's partner: those missed since the cursor after, in order and once, then live.")]
    public IAsyncEnumerable<QuotaAlertEvent> QuotaAlertRaised(IResolveFieldContext context, QuotaAlert? level, string? after) =>
        Alerts(context, level, after, context.CancellationToken).PacedBy(context);

    private async IAsyncEnumerable<QuotaAlertEvent> Alerts(
        IResolveFieldContext context, QuotaAlert? level, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var recorded in feed.Follow(after, [typeof(QuotaAlertRaised)], cancellation))
        {
            var e = (QuotaAlertRaised)recorded.Event;
            if (level is { } wanted && wanted != e.Level) continue;
            if (await rights.Caller(context, recorded.Position, cancellation) is not { } actor || !actor.Partners().Includes(e.PartnerId)) continue;
            yield return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Partner", e.PartnerId), e.Level, e.Ratio, e.Used, e.Total, QuotaAlertEvent.MessageOf(e.Level),
                recorded.Metadata.OccurredAt);
        }
    }
}
