using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Notifications.Webhooks;

/// <summary>Webhooks, what they are told and what became of it. It sends nothing, so that a rebuild sends nothing.</summary>
public sealed class WebhookProjection : Projection
{
    public const string ReadModelName = "webhooks";

    public WebhookProjection()
    {
        On<WebhookCreated>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            db.Add(new WebhookRow { PartnerId = e.PartnerId, WebhookId = e.WebhookId, Url = e.Url, Topics = Bits(e.Topics), IsEnabled = true, CreatedAt = e.CreatedAt });
            await db.RowOrNew<WebhookOwnerRow>(() => new() { PartnerId = e.PartnerId }, cancellation, e.PartnerId);
        });
        On<WebhookChanged>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var row = await db.Row<WebhookRow>(cancellation, e.PartnerId, e.WebhookId);
            (row.Url, row.Topics, row.IsEnabled) = (e.Url, Bits(e.Topics), e.IsEnabled);
            if (e.IsEnabled) (row.DisabledAt, row.Fault, row.Code) = (null, null, null);
        });
        On<WebhookDisabled>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var row = await db.Row<WebhookRow>(cancellation, e.PartnerId, e.WebhookId);
            (row.IsEnabled, row.DisabledAt, row.Fault, row.Code) = (false, e.DisabledAt, e.Fault, e.Code);
        });
        On<WebhookDeleted>(async (db, recorded, cancellation) => db.Remove(await db.Row<WebhookRow>(cancellation, recorded.Event.PartnerId, recorded.Event.WebhookId)));
        On<WebhookTested>((db, recorded) => db.Add(Delivery(
            recorded.Event.PartnerId, recorded.Event.WebhookId, null, $"test:{recorded.Place}", recorded.Place, recorded.Position, recorded.Position, recorded.Metadata.OccurredAt)));
        On<WebhookReplayed>(Replay);
        Tell<BillOverdue>();
        Tell<BillGenerated>();
        Tell<BudgetAlertRaised>();
        Tell<CustomerAssociated>();
        Tell<DisassociationRequested>();
        Tell<InvoiceRequested>();
        Tell<PaymentReminderSent>();
        Tell<QuotaAlertRaised>();
        Tell<ReconciliationOpened>();
        Settle<DeliveryMade>(e => e.DeliveryId, (row, e) =>
            (row.State, row.Attempts, row.SettledAt, row.Fault, row.Code) = (DeliveryState.Delivered, e.Attempt, e.DeliveredAt, null, null));
        Settle<DeliveryDeferred>(e => e.DeliveryId, (row, e) => (row.Attempts, row.NextAttemptAt, row.Fault, row.Code) = (e.Attempt, e.NextAttemptAt, e.Fault, e.Code));
        Settle<DeliveryFailed>(e => e.DeliveryId, (row, e) =>
            (row.State, row.Attempts, row.SettledAt, row.Fault, row.Code) = (DeliveryState.Failed, e.Attempt, e.FailedAt, e.Fault, e.Code));
    }

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model)
    {
        model.Entity<WebhookRow>(hook =>
        {
            hook.ToTable("webhook");
            hook.HasKey(row => new { row.PartnerId, row.WebhookId });
        });
        model.Entity<WebhookOwnerRow>(owner =>
        {
            owner.ToTable("webhook_owner");
            owner.HasKey(row => row.PartnerId);
        });
        model.Entity<WebhookEventRow>(told =>
        {
            told.ToTable("webhook_event");
            told.HasKey(row => row.Position);
            told.Property(row => row.Position).ValueGeneratedNever();
            told.HasIndex(row => new { row.PartnerId, row.Position });
        });
        model.Entity<WebhookDeliveryRow>(delivery =>
        {
            delivery.ToTable("webhook_delivery");
            delivery.HasKey(row => row.DeliveryId);
            delivery.HasIndex(row => new { row.PartnerId, row.Position });
            delivery.HasIndex(row => new { row.PartnerId, row.WebhookId, row.State, row.SourcePosition });
        });
    }

    private static int Bits(IEnumerable<WebhookTopic> topics) => topics.Aggregate(0, (bits, topic) => bits | WebhookRow.BitOf(topic));

    private static WebhookDeliveryRow Delivery(
        string partner, string webhook, WebhookTopic? topic, string entity, string place, long source, long position, DateTimeOffset at) => new()
        {
            // An event that is replayed is another delivery of the same message.
            DeliveryId = EventIds.Of(source == position ? $"webhook:{webhook}:{place}" : FormattableString.Invariant($"webhook:{webhook}:{place}:{position}")).ToString("N"),
            MessageId = $"msg_{EventIds.Of($"webhook:{webhook}:{place}"):N}", Position = position, PartnerId = partner, WebhookId = webhook, Topic = topic, Entity = entity,
            SourcePosition = source, QueuedAt = at, NextAttemptAt = at,
        };

    private static async ValueTask Replay(ReadModelContext db, Recorded<WebhookReplayed> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        // Rows of earlier events of the batch are found as well.
        await db.SaveChangesAsync(cancellation);
        var hook = await db.Row<WebhookRow>(cancellation, e.PartnerId, e.WebhookId);
        // What waits is told without it: whoever asks again and again makes nothing more.
        var waiting = (await db.Set<WebhookDeliveryRow>().Where(row => row.PartnerId == e.PartnerId && row.WebhookId == e.WebhookId && row.State == DeliveryState.Waiting)
            .Select(row => row.SourcePosition).ToListAsync(cancellation)).ToHashSet();
        foreach (var told in await db.Set<WebhookEventRow>().Where(row => row.PartnerId == e.PartnerId && row.Position > e.AfterPosition)
            .OrderBy(row => row.Position).ToListAsync(cancellation))
        {
            if ((hook.Topics & WebhookRow.BitOf(told.Topic)) != 0 && !waiting.Contains(told.Position))
                db.Add(Delivery(e.PartnerId, e.WebhookId, told.Topic, told.Entity, told.Place, told.Position, recorded.Position, recorded.Metadata.OccurredAt));
        }
    }

    private void Tell<TEvent>() where TEvent : IDomainEvent => On<TEvent>(async (db, recorded, cancellation) =>
    {
        if (WebhookTopics.Of(recorded.Event) is not var (topic, partner)) return;
        db.Add(new WebhookEventRow { Position = recorded.Position, PartnerId = partner, Topic = topic, Entity = recorded.Stream, Place = recorded.Place });
        // Most partners have none, and a rebuild meets very many events.
        if (await db.FindAsync<WebhookOwnerRow>([partner], cancellation) is null) return;
        await db.SaveChangesAsync(cancellation);
        foreach (var hook in await db.Set<WebhookRow>().Where(row => row.PartnerId == partner && row.IsEnabled).ToListAsync(cancellation))
        {
            if ((hook.Topics & WebhookRow.BitOf(topic)) != 0)
                db.Add(Delivery(partner, hook.WebhookId, topic, recorded.Stream, recorded.Place, recorded.Position, recorded.Position, recorded.Metadata.OccurredAt));
        }
    });

    private void Settle<TEvent>(Func<TEvent, string> id, Action<WebhookDeliveryRow, TEvent> settle) where TEvent : IDomainEvent =>
        On<TEvent>(async (db, recorded, cancellation) =>
        {
            if (await db.FindAsync<WebhookDeliveryRow>([id(recorded.Event)], cancellation) is not { } row) return;
            settle(row, recorded.Event);
            if (row.State == DeliveryState.Delivered && await db.FindAsync<WebhookRow>([row.PartnerId, row.WebhookId], cancellation) is { } hook) hook.LastDeliveredAt = row.SettledAt;
        });
}
