using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

public sealed class QuotaSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<QuotaUsageAlert> Alerts = new(
        [typeof(QuotaAlertRaised)],
        recorded => new(((QuotaAlertRaised)recorded.Event).PartnerId),
        recorded => (QuotaUsageAlert)AlertProjection.Of(recorded.As<QuotaAlertRaised>()).To<Alert>());

    static IEnumerable<Topic> ITopics.Topics => [Alerts];

    [Description("Quota alerts of the caller's partner: those missed since the cursor after, in order and once, then live.")]
    public IObservable<QuotaUsageAlert> QuotaAlertRaised(IResolveFieldContext context, QuotaAlert? level, string? after) =>
        feed.Follow(context, after, Alerts, level is null ? null : recorded => ((QuotaAlertRaised)recorded.Event).Level == level);
}
