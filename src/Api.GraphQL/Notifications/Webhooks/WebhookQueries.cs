using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Notifications.Webhooks;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Notifications.Webhooks;

[Description("Which deliveries are asked for; a field left out asks nothing.")]
public sealed record WebhookDeliveryFilter(
    [property: Description("To one webhook alone.")] string? WebhookId,
    [property: Description("In one state alone: FAILED are those that were given up.")] DeliveryState? State,
    [property: Description("Asked for at this instant or later.")] DateTimeOffset? From,
    [property: Description("Asked for at this instant or earlier.")] DateTimeOffset? Until);

public sealed class WebhookQueries(WebhookReads reads)
{
    [Cost(30), Description("The webhooks of the caller's partner, the first one first; ten at most.")]
    public async Task<IReadOnlyList<Webhook>> Webhooks(IResolveFieldContext context) =>
        [.. (await reads.Of(context.PartnerScope(), Actor.Of(context).RequirePartner(), context.CancellationToken)).Select(Webhook.Of)];

    [Description("What the webhooks of the caller's partner were told, and what became of it, the latest first unless orderBy says otherwise.")]
    public async Task<Connection<WebhookDelivery>> WebhookDeliveries(IResolveFieldContext context, WebhookDeliveryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, partner) = (context.PartnerScope(), Actor.Of(context).RequirePartner());
        var query = new WebhookDeliveryQuery(filter?.WebhookId, filter?.State, Period.Window(filter?.From, filter?.Until, orderBy));
        return new(
            (await reads.Page(scope, partner, query, page, context.CancellationToken)).Select(WebhookDelivery.Of),
            cancellation => reads.Count(scope, partner, query, cancellation));
    }

    internal async Task<Webhook?> Find(IResolveFieldContext context, string webhookId) =>
        (await reads.Of(context.PartnerScope(), Actor.Of(context).RequirePartner(), context.CancellationToken)).FirstOrDefault(row => row.WebhookId == webhookId) is { } row
            ? Webhook.Of(row)
            : null;
}
