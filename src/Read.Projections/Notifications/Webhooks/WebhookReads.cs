using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Notifications.Webhooks;

/// <summary>Which deliveries are asked for; a null field asks nothing.</summary>
public sealed record WebhookDeliveryQuery(string? WebhookId, DeliveryState? State, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of webhooks and of what they were told.</summary>
public sealed class WebhookReads(IDbContextFactory<ReadModel<WebhookProjection>> webhooks)
    : HistoryReads<WebhookProjection, WebhookDeliveryRow, WebhookDeliveryQuery>(webhooks, row => row.PartnerId, row => row.Position, row => row.DeliveryId)
{
    private readonly IDbContextFactory<ReadModel<WebhookProjection>> webhooks = webhooks;

    /// <summary>The webhooks of a partner, the first one first: ten at most.</summary>
    public async Task<IReadOnlyList<WebhookRow>> Of(PartnerScope scope, string partner, CancellationToken cancellation)
    {
        await using var db = await webhooks.CreateDbContextAsync(cancellation);
        return await db.Set<WebhookRow>().Within(scope).Where(row => row.PartnerId == partner).OrderBy(row => row.CreatedAt).ThenBy(row => row.WebhookId).ToListAsync(cancellation);
    }

    /// <summary>Those that something waits for, of all partners.</summary>
    public async Task<IReadOnlyList<WebhookRow>> Awaited(CancellationToken cancellation)
    {
        await using var db = await webhooks.CreateDbContextAsync(cancellation);
        return await db.Set<WebhookRow>().Where(row => row.IsEnabled && db.Set<WebhookDeliveryRow>().Any(delivery =>
            delivery.PartnerId == row.PartnerId && delivery.WebhookId == row.WebhookId && delivery.State == DeliveryState.Waiting)).ToListAsync(cancellation);
    }

    /// <summary>What waits for a webhook, in the order of the log.</summary>
    public async Task<IReadOnlyList<WebhookDeliveryRow>> Waiting(WebhookRow hook, int atMost, CancellationToken cancellation)
    {
        await using var db = await webhooks.CreateDbContextAsync(cancellation);
        return await db.Set<WebhookDeliveryRow>().Where(row => row.PartnerId == hook.PartnerId && row.WebhookId == hook.WebhookId && row.State == DeliveryState.Waiting)
            .OrderBy(row => row.SourcePosition).ThenBy(row => row.Position).Take(atMost).ToListAsync(cancellation);
    }

    protected override IQueryable<WebhookDeliveryRow> Matching(IQueryable<WebhookDeliveryRow> rows, IReadOnlyCollection<string> of, WebhookDeliveryQuery query)
    {
        rows = rows.Where(row => of.Contains(row.PartnerId)).During(query.Window, row => row.QueuedAt);
        if (query.WebhookId is { } webhook) rows = rows.Where(row => row.WebhookId == webhook);
        return query.State is { } state ? rows.Where(row => row.State == state) : rows;
    }
}
