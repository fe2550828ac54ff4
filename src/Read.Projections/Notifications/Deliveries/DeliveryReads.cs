using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Read.Projections.Notifications.Deliveries;

/// <summary>Which messages are asked for; a null field asks nothing.</summary>
/// <param name="AreLate">Of those that wait, only those queued before <paramref name="LateBefore"/>, which nobody sends any more, or only the others.</param>
public sealed record DeliveryQuery(MessageChannel? Channel, DeliveryState? State, bool? AreLate, DateTimeOffset LateBefore, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of the outbox.</summary>
public sealed class DeliveryReads(IDbContextFactory<ReadModel<DeliveryProjection>> deliveries)
    : HistoryReads<DeliveryProjection, DeliveryRow, DeliveryQuery>(deliveries, row => row.PartnerId, row => row.Position, row => row.DeliveryId)
{
    private readonly IDbContextFactory<ReadModel<DeliveryProjection>> deliveries = deliveries;

    /// <summary>What is to be tried now, of those queued after an instant, in the order in which it fell due.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> Due(
        MessageChannel channel, DateTimeOffset now, DateTimeOffset queuedAfter, int atMost, CancellationToken cancellation)
    {
        await using var db = await deliveries.CreateDbContextAsync(cancellation);
        return await Waiting(db, channel, queuedAfter).Where(row => row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Position).Take(atMost).ToListAsync(cancellation);
    }

    /// <summary>When the next one is to be tried; null when none waits.</summary>
    public async Task<DateTimeOffset?> NextAttemptAt(MessageChannel channel, DateTimeOffset queuedAfter, CancellationToken cancellation)
    {
        await using var db = await deliveries.CreateDbContextAsync(cancellation);
        return await Waiting(db, channel, queuedAfter).OrderBy(row => row.NextAttemptAt).Select(row => (DateTimeOffset?)row.NextAttemptAt).FirstOrDefaultAsync(cancellation);
    }

    protected override IQueryable<DeliveryRow> Matching(IQueryable<DeliveryRow> rows, IReadOnlyCollection<string> of, DeliveryQuery query)
    {
        rows = rows.Where(row => of.Contains(row.PartnerId)).During(query.Window, row => row.QueuedAt);
        if (query.Channel is { } channel) rows = rows.Where(row => row.Channel == channel);
        if (query.State is { } state) rows = rows.Where(row => row.State == state);
        var bound = query.LateBefore;
        return query.AreLate switch
        {
            true => rows.Where(row => row.QueuedAt < bound),
            false => rows.Where(row => row.QueuedAt >= bound),
            null => rows,
        };
    }

    private static IQueryable<DeliveryRow> Waiting(ReadModelContext db, MessageChannel channel, DateTimeOffset queuedAfter) =>
        db.Set<DeliveryRow>().Where(row => row.State == DeliveryState.Waiting && row.Channel == channel && row.QueuedAt >= queuedAfter);
}
