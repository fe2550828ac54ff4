using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Read.Projections.Notifications;

/// <summary>Which reminders are asked for; a null field asks nothing.</summary>
public sealed record ReminderQuery(MessageChannel? Channel, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of the reminders that partners were sent.</summary>
public sealed class ReminderReads(IDbContextFactory<ReadModel<MessageProjection>> messages)
    : HistoryReads<MessageProjection, ReminderRow, ReminderQuery>(messages, row => row.PartnerId, row => row.Position, row => row.RecipientId)
{
    protected override IQueryable<ReminderRow> Matching(IQueryable<ReminderRow> rows, IReadOnlyCollection<string> of, ReminderQuery query)
    {
        rows = rows.Where(row => of.Contains(row.PartnerId)).During(query.Window, row => row.SentAt);
        return query.Channel is { } channel ? rows.Where(row => row.Channel == channel) : rows;
    }
}
