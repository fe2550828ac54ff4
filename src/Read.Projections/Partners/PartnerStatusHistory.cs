using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Read.Projections.Partners;

public enum PartnerStatusStep { Restricted, RestrictionLifted, Frozen, Unfrozen }

/// <summary>Who restricted, froze or freed a partner, when, and why.</summary>
public sealed class PartnerStatusHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public PartnerStatusStep Step { get; init; }

    /// <summary>Null for a freeze.</summary>
    public RestrictionCause? RestrictionCause { get; init; }

    /// <summary>Null for a restriction.</summary>
    public FreezeCause? FreezeCause { get; init; }

    /// <summary>Null where something was lifted.</summary>
    public string? Reason { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}

internal static class PartnerStatusHistory
{
    public static void Map(ModelBuilder model) => model.Entity<PartnerStatusHistoryRow>(history =>
    {
        history.ToTable("partner_status_history");
        history.HasKey(row => row.Id);
        history.HasIndex(row => new { row.PartnerId, row.Position });
    });

    public static void Remember<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string partnerId, PartnerStatusStep step, Enum cause, string? reason)
        where TEvent : IDomainEvent => db.Add(new PartnerStatusHistoryRow
        {
            Id = recorded.Place,
            PartnerId = partnerId,
            Step = step,
            RestrictionCause = cause as RestrictionCause?,
            FreezeCause = cause as FreezeCause?,
            Reason = reason,
            Operator = recorded.Metadata.Actor,
            At = recorded.Metadata.OccurredAt,
            Position = recorded.Position,
        });
}

/// <summary>Which steps of a partner's status are asked for; a null field asks nothing.</summary>
public sealed record PartnerStatusHistoryQuery(PartnerStatusStep? Step, TimeWindow Window) : IHistoryQuery;

/// <summary>Reads of what partners were kept from, and of its end.</summary>
public sealed class PartnerStatusHistoryReads(IDbContextFactory<ReadModel<PartnerProjection>> partners)
    : HistoryReads<PartnerProjection, PartnerStatusHistoryRow, PartnerStatusHistoryQuery>(partners, row => row.PartnerId, row => row.Position, row => row.Id)
{
    protected override IQueryable<PartnerStatusHistoryRow> Matching(
        IQueryable<PartnerStatusHistoryRow> rows, IReadOnlyCollection<string> of, PartnerStatusHistoryQuery query) =>
        rows.Where(row => of.Contains(row.PartnerId) && (query.Step == null || row.Step == query.Step)).During(query.Window, row => row.At);
}
