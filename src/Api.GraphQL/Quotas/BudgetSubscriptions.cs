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

[Description("Spending exceeded a share of a customer's budget (BUDGET-4).")]
public sealed record BudgetAlert(
    [property: Description("Hand it back as after to go on behind this alert.")] string Cursor,
    [property: Id] string CustomerId, decimal Threshold, decimal? Ratio, Money Spent, Money Budget, BillingMonth Month, DateTimeOffset RaisedAt);

public sealed class BudgetSubscriptions(EventFeed feed, SubscriberRights rights)
{
    [Description("Budget alerts of the caller's customers: those missed since the cursor after, in order and once, then live.")]
    public IAsyncEnumerable<BudgetAlert> BudgetAlertRaised(IResolveFieldContext context, string? after) =>
        Alerts(context, after, context.CancellationToken).PacedBy(context);

    private async IAsyncEnumerable<BudgetAlert> Alerts(
        IResolveFieldContext context, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var recorded in feed.Follow(after, [typeof(BudgetAlertRaised)], cancellation))
        {
            var e = (BudgetAlertRaised)recorded.Event;
            if (await rights.Caller(context, recorded.Position, cancellation) is not { } actor) continue;
            if (!await rights.Concerns(actor, e.CustomerId, e.PartnerId, recorded.Position, cancellation)) continue;
            yield return new(
                Cursor.Of(recorded.Position), GlobalId.Of("Customer", e.CustomerId), e.Threshold, e.Ratio, e.Spent, e.Budget, e.Month, recorded.Metadata.OccurredAt);
        }
    }
}
