using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Billing.Arrears;

namespace PartnerGraph.Api.GraphQL.Billing.Arrears;

public sealed class ArrearsSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<ArrearsAlert> Alerts = new(
        [typeof(BillOverdue)],
        recorded => new(((BillOverdue)recorded.Event).PartnerId),
        recorded => (ArrearsAlert)AlertProjection.Of(recorded.As<BillOverdue>()).To<Alert>());

    static IEnumerable<Topic> ITopics.Topics => [Alerts];

    [Description("Bills that the caller's partner, and for finance any partner, did not pay in time: those missed since the cursor after, in order and once, then live (NOTIFY-5).")]
    public IObservable<ArrearsAlert> ArrearsAlertRaised(IResolveFieldContext context, string? after) => feed.Follow(context, after, Alerts);
}
