using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Partners;

/// <summary>Who gave a partner which tier, and why.</summary>
public sealed class TierHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public PartnerTier Tier { get; init; }

    /// <summary>Null for the first one.</summary>
    public PartnerTier? Former { get; init; }

    public bool InAdvance { get; init; }

    public required string Basis { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}

/// <summary>Whether deciding a disassociation request needs a code at a partner that has switched it (ASSOC-22).</summary>
public sealed class VerificationSwitchRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public bool On { get; set; }

    public required string Operator { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal static class PartnerHistoryRows
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<TierHistoryRow>(history =>
        {
            history.ToTable("tier_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.PartnerId, row.Position, row.Id });
        });
        model.Entity<VerificationSwitchRow>(verification =>
        {
            verification.ToTable("verification_switch");
            verification.HasKey(row => row.PartnerId);
        });
    }

    public static void Remember<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string partnerId, PartnerTier? former, PartnerTier tier, bool inAdvance, string basis)
        where TEvent : Write.Domain.Kernel.IDomainEvent => db.Add(new TierHistoryRow
        {
            Id = recorded.Place,
            PartnerId = partnerId,
            Tier = tier,
            Former = former,
            InAdvance = inAdvance,
            Basis = basis,
            Operator = recorded.Metadata.Actor,
            At = recorded.Metadata.OccurredAt,
            Position = recorded.Position,
        });

    public static async ValueTask Switch(ReadModelContext db, Recorded<VerificationSwitched> recorded, CancellationToken cancellation)
    {
        var (partnerId, actor) = (recorded.Event.PartnerId, recorded.Metadata.Actor);
        var row = await db.RowOrNew<VerificationSwitchRow>(() => new() { PartnerId = partnerId, Operator = actor }, cancellation, partnerId);
        (row.On, row.Operator, row.ChangedAt) = (recorded.Event.On, actor, recorded.Metadata.OccurredAt);
    }
}
