using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Quotas;

/// <summary>A partner's quota as it stands.</summary>
public sealed class QuotaRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public Money Total { get; set; }

    /// <summary>What the partner asked for on top and was not answered yet; null when nothing is open.</summary>
    public Money? RequestedIncrease { get; set; }

    public DateTimeOffset? RequestedAt { get; set; }

    /// <summary>The version of the last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

public enum QuotaStep { Granted, Changed, IncreaseRequested, IncreaseDeclined }

/// <summary>Who did what to a quota, and when.</summary>
public sealed class QuotaHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public QuotaStep Step { get; init; }

    /// <summary>The new quota, or what was asked for on top.</summary>
    public Money Amount { get; init; }

    public string? Reason { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}

public sealed class QuotaProjection : Projection
{
    public QuotaProjection()
    {
        On<QuotaGranted>(async (db, recorded, cancellation) =>
        {
            await QuotaRequestRows.Close(db, recorded.Event.PartnerId, cancellation);
            db.Add(new QuotaRow { PartnerId = recorded.Event.PartnerId, Total = recorded.Event.Total, Version = recorded.ClientVersion });
            Remember(db, recorded, recorded.Event.PartnerId, QuotaStep.Granted, recorded.Event.Total, null);
        });
        On<QuotaChanged>(async (db, recorded, cancellation) =>
        {
            await QuotaRequestRows.Close(db, recorded.Event.PartnerId, cancellation);
            var row = await db.Row<QuotaRow>(cancellation, recorded.Event.PartnerId);
            (row.Total, row.RequestedIncrease, row.RequestedAt, row.Version) = (recorded.Event.To, null, null, recorded.ClientVersion);
            Remember(db, recorded, row.PartnerId, QuotaStep.Changed, recorded.Event.To, recorded.Event.Reason);
        });
        On<QuotaIncreaseRequested>(async (db, recorded, cancellation) =>
        {
            Remember(db, recorded, recorded.Event.PartnerId, QuotaStep.IncreaseRequested, recorded.Event.Amount, recorded.Event.Reason);
            await QuotaRequestRows.Open(db, recorded, cancellation);
            if (await db.FindAsync<QuotaRow>([recorded.Event.PartnerId], cancellation) is not { } row) return;
            (row.RequestedIncrease, row.RequestedAt, row.Version) = (recorded.Event.Amount, recorded.Metadata.OccurredAt, recorded.ClientVersion);
        });
        On<QuotaIncreaseDeclined>(async (db, recorded, cancellation) =>
        {
            Remember(db, recorded, recorded.Event.PartnerId, QuotaStep.IncreaseDeclined, recorded.Event.Amount, recorded.Event.Reason);
            await QuotaRequestRows.Close(db, recorded.Event.PartnerId, cancellation);
            if (await db.FindAsync<QuotaRow>([recorded.Event.PartnerId], cancellation) is not { } row) return;
            (row.RequestedIncrease, row.RequestedAt, row.Version) = (null, null, recorded.ClientVersion);
        });
    }

    public const string ReadModelName = "quotas";

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override int Version => 2;

    public override void Map(ModelBuilder model)
    {
        model.Entity<QuotaRow>(quota =>
        {
            quota.ToTable("quota");
            quota.HasKey(row => row.PartnerId);
        });
        QuotaRequestRows.Map(model);
        model.Entity<QuotaHistoryRow>(history =>
        {
            history.ToTable("quota_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.PartnerId, row.Position });
        });
    }

    private static void Remember<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, string partnerId, QuotaStep step, Money amount, string? reason)
        where TEvent : IDomainEvent => db.Add(new QuotaHistoryRow
        {
            Id = recorded.Place,
            PartnerId = partnerId,
            Step = step,
            Amount = amount,
            Reason = reason,
            Operator = recorded.Metadata.Actor,
            At = recorded.Metadata.OccurredAt,
            Position = recorded.Position,
        });
}
