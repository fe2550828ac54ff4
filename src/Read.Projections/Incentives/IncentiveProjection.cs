using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>Incentive statements, their lines, and how each came to where it stands.</summary>
public sealed class IncentiveProjection : Projection
{
    public const string ReadModelName = "incentives";

    public IncentiveProjection()
    {
        // It changes no statement, and moves the version of all.
        On<IncentiveMonthClosed>((_, _) => { });
        On<IncentiveStatementGenerated>((db, recorded) =>
        {
            var e = recorded.Event;
            var row = new IncentiveStatementRow
            {
                StatementId = e.StatementId, PartnerId = e.PartnerId, Model = e.Model, Period = e.Period, Performance = e.Performance, Incentive = e.Incentive,
                Claim = e.Claim, Net = e.Net, PolicyVersion = e.PolicyVersion, Version = 1, GeneratedAt = e.GeneratedAt, Position = recorded.Position,
            };
            db.Add(row);
            db.AddRange(e.Lines.Select((line, index) => IncentiveLineRow.Of(e, line, index + 1)));
            Stand(db, row, recorded, IncentiveStatementState.Generated, IncentiveStatementStep.Generated);
        });
        On<ReconciliationOpened>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<IncentiveStatementRow>(cancellation, recorded.Event.StatementId);
            row.DeadlineAt = recorded.Event.DeadlineAt;
            Stand(db, row, recorded, IncentiveStatementState.ReconciliationOpen, IncentiveStatementStep.ReconciliationOpened);
        });
        On<IncentiveStatementRejected>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<IncentiveStatementRow>(cancellation, recorded.Event.StatementId);
            (row.Reason, row.Answer) = (recorded.Event.Reason, null);
            Stand(db, row, recorded, IncentiveStatementState.Rejected, IncentiveStatementStep.Rejected, row.Reason);
        });
        On<IncentiveRejectionResolved>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var row = await db.Row<IncentiveStatementRow>(cancellation, e.StatementId);
            (row.Incentive, row.Claim, row.Net, row.Answer) = (e.Incentive, e.Claim, e.Net, e.Answer);
            foreach (var correction in e.Corrections)
            {
                var line = await db.Row<IncentiveLineRow>(cancellation, StatementIds.LineOf(e.StatementId, correction.LineId));
                (line.Amount, line.Corrected) = (new(correction.Amount), true);
                db.Add(new IncentiveCorrectionRow { LineId = line.Id, Position = recorded.Position, At = recorded.Metadata.OccurredAt, Amount = line.Amount });
            }

            Stand(db, row, recorded, row.State, IncentiveStatementStep.Resolved, e.Answer);
        });
        On<IncentiveRestatementOrdered>((db, recorded) => db.Add(new IncentiveOrderRow
        {
            StatementId = recorded.Event.StatementId, Version = recorded.Event.Version, Operator = recorded.Metadata.Actor,
        }));
        On<IncentiveStatementRestated>(Restate);
        On<IncentiveStatementConfirmed>(async (db, recorded, cancellation) => Stand(
            db, await db.Row<IncentiveStatementRow>(cancellation, recorded.Event.StatementId), recorded, IncentiveStatementState.Confirmed, IncentiveStatementStep.Confirmed));
    }

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override void Map(ModelBuilder model)
    {
        StatementTables.Map(model);
        StreamVersions.Map(model, "incentive_ledger_version");
    }

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        await base.Apply(db, batch, cancellation);
        await StreamVersions.Keep(db, batch, cancellation);
    }

    private static async ValueTask Restate(ReadModelContext db, Recorded<IncentiveStatementRestated> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await db.Row<IncentiveStatementRow>(cancellation, e.StatementId);
        (row.Version, row.Performance, row.Incentive, row.Claim, row.Net, row.PolicyVersion) = (e.Version, e.Performance, e.Incentive, e.Claim, e.Net, e.PolicyVersion);
        var corrected = e.Corrections.ToDictionary(line => line.LineId, line => new Money(line.Amount));
        db.AddRange(e.Lines.Select((line, index) => IncentiveLineRow.Of(
            e.PartnerId, e.StatementId, e.Version, line, index + 1, corrected.TryGetValue(line.LineId, out var amount) ? amount : null)));
        // A bill that was restated orders nothing here.
        var order = await db.FindAsync<IncentiveOrderRow>([e.StatementId, e.Version], cancellation);
        Stand(db, row, recorded, row.State, IncentiveStatementStep.Restated, e.Reason, e.Before, order?.Operator);
    }

    /// <summary>Where the statement stands from the event on, and that it came there.</summary>
    private static void Stand<TEvent>(
        ReadModelContext db, IncentiveStatementRow row, Recorded<TEvent> recorded, IncentiveStatementState state, IncentiveStatementStep step, string? text = null,
        Money before = default, string? by = null)
        where TEvent : IDomainEvent
    {
        (row.State, row.ChangedAt) = (state, recorded.Metadata.OccurredAt);
        db.Add(new IncentiveHistoryRow
        {
            Id = $"{recorded.Stream}@{recorded.Version}", StatementId = row.StatementId, PartnerId = row.PartnerId, Step = step, Net = row.Net, Text = text,
            Operator = by ?? recorded.Metadata.Actor, At = row.ChangedAt, Position = recorded.Position, Version = row.Version, State = state, Performance = row.Performance,
            Incentive = row.Incentive, Claim = row.Claim, Before = before, PolicyVersion = row.PolicyVersion, DeadlineAt = row.DeadlineAt, Reason = row.Reason, Answer = row.Answer,
        });
    }
}
