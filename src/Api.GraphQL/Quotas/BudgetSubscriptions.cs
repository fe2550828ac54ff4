using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

public sealed class BudgetSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<BudgetAlert> Alerts = new(
        [typeof(BudgetAlertRaised)],
        recorded => recorded.Event is BudgetAlertRaised e ? new(e.PartnerId, e.CustomerId) : default,
        recorded => (BudgetAlert)AlertProjection.Of(recorded.As<BudgetAlertRaised>()).To<Alert>());

    static IEnumerable<Topic> ITopics.Topics => [Alerts];

    [Description("Budget alerts of the caller's customers: those missed since the cursor after, in order and once, then live.")]
    public IObservable<BudgetAlert> BudgetAlertRaised(IResolveFieldContext context, string? after) => feed.Follow(context, after, Alerts);
}
