using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Quotas.Budgets;

public sealed class BudgetProjection : Projection
{
    public BudgetProjection()
    {
        On<BudgetSet>(Set);
        On<BudgetAdjusted>(Adjust);
        On<BudgetRemoved>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var row = await db.Row<BudgetRow>(cancellation, e.CustomerId);
            Remember(db, recorded, BudgetStep.Removed, row);
            db.Remove(row);
        });
        On<BudgetPeriodStarted>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<BudgetRow>(cancellation, recorded.Event.CustomerId);
            row.Month = recorded.Event.Month;
        });
    }

    public const string ReadModelName = "budgets";

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override int Version => 2;

    public override void Map(ModelBuilder model)
    {
        model.Entity<BudgetRow>(budget =>
        {
            budget.ToTable("budget");
            budget.HasKey(row => row.CustomerId);
            budget.HasIndex(row => row.PartnerId);
        });
        model.Entity<BudgetHistoryRow>(history =>
        {
            history.ToTable("budget_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.CustomerId, row.Position });
        });
    }

    private static async ValueTask Set(ReadModelContext db, Recorded<BudgetSet> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await db.RowOrNew<BudgetRow>(
            () => new() { CustomerId = e.CustomerId, PartnerId = e.PartnerId, AlertRatios = "" }, cancellation, e.CustomerId);
        (row.PartnerId, row.Kind, row.Amount, row.OnExceeded) = (e.PartnerId, e.Kind, e.Amount, e.OnExceeded);
        (row.First, row.Month, row.Version) = (e.Month, e.StartedMonth, recorded.ClientVersion);
        row.AlertRatios = AlertRatios.Format(e.AlertRatios);
        Remember(db, recorded, BudgetStep.Set, row);
    }

    private static async ValueTask Adjust(ReadModelContext db, Recorded<BudgetAdjusted> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await db.Row<BudgetRow>(cancellation, e.CustomerId);
        (row.Kind, row.Amount, row.OnExceeded, row.Version) = (e.Kind, e.To, e.OnExceeded, recorded.ClientVersion);
        row.AlertRatios = AlertRatios.Format(e.AlertRatios);
        Remember(db, recorded, BudgetStep.Adjusted, row);
    }

    private static void Remember<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, BudgetStep step, BudgetRow budget)
        where TEvent : IDomainEvent => db.Add(new BudgetHistoryRow
        {
            Id = recorded.Place,
            CustomerId = budget.CustomerId,
            PartnerId = budget.PartnerId,
            Step = step,
            Amount = budget.Amount,
            Kind = budget.Kind,
            AlertRatios = budget.AlertRatios,
            OnExceeded = budget.OnExceeded,
            Operator = recorded.Metadata.Actor,
            At = recorded.Metadata.OccurredAt,
            Position = recorded.Position,
        });
}
