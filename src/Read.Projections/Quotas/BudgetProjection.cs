using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>A customer's budget as it stands.</summary>
public sealed class BudgetRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; set; }

    public BudgetKind Kind { get; set; }

    public Money Amount { get; set; }

    /// <summary>Shares of the budget that warn, ascending, separated by spaces.</summary>
    public required string AlertRatios { get; set; }

    public BudgetExceededAction OnExceeded { get; set; }

    /// <summary>The version of the budget's last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

public sealed class BudgetProjection : Projection
{
    public BudgetProjection()
    {
        On<BudgetSet>((db, recorded, cancellation) => Set(db, recorded.Event, recorded.Version, cancellation));
        On<BudgetAdjusted>((db, recorded, cancellation) => Adjust(db, recorded.Event, recorded.Version, cancellation));
        On<BudgetRemoved>(async (db, recorded, cancellation) => db.Remove(await db.Row<BudgetRow>(cancellation, recorded.Event.CustomerId)));
    }

    public override string Name => "budgets";

    public override void Map(ModelBuilder model) => model.Entity<BudgetRow>(budget =>
    {
        budget.ToTable("budget");
        budget.HasKey(row => row.CustomerId);
        budget.HasIndex(row => row.PartnerId);
    });

    private static async ValueTask Set(ReadModelContext db, BudgetSet e, long version, CancellationToken cancellation)
    {
        if (await db.FindAsync<BudgetRow>([e.CustomerId], cancellation) is { } left) db.Remove(left);
        db.Add(new BudgetRow
        {
            CustomerId = e.CustomerId,
            PartnerId = e.PartnerId,
            Kind = e.Kind,
            Amount = e.Amount,
            AlertRatios = string.Join(' ', e.AlertRatios.Order()),
            OnExceeded = e.OnExceeded,
            Version = version,
        });
    }

    private static async ValueTask Adjust(ReadModelContext db, BudgetAdjusted e, long version, CancellationToken cancellation)
    {
        var row = await db.Row<BudgetRow>(cancellation, e.CustomerId);
        (row.Kind, row.Amount, row.OnExceeded, row.Version) = (e.Kind, e.To, e.OnExceeded, version);
        row.AlertRatios = string.Join(' ', e.AlertRatios.Order());
    }
}
