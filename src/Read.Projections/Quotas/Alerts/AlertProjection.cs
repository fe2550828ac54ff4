using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Quotas.Alerts;

public enum AlertKind { Quota, Budget, Arrears }

/// <summary>An alert as it was raised.</summary>
public sealed class AlertRow : IPartnerRow
{
    public required string AlertId { get; init; }

    public AlertKind Kind { get; init; }

    public required string PartnerId { get; init; }

    /// <summary>The customer of a budget alert; empty for others.</summary>
    public string CustomerId { get; init; } = "";

    /// <summary>The level of a quota alert.</summary>
    public QuotaAlert? Level { get; init; }

    /// <summary>The share that a budget alert tells of.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>Null when the limit is 0.</summary>
    public decimal? Ratio { get; init; }

    /// <summary>What was used, spent or not paid.</summary>
    public Money Used { get; init; }

    /// <summary>The quota, the budget or the bill.</summary>
    public Money Limit { get; init; }

    public BillingMonth? Month { get; init; }

    /// <summary>The due day that has passed, of an alert about arrears.</summary>
    public DateOnly? DueOn { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>Raised by what was entered as history: nobody was reminded, nothing restricted or frozen.</summary>
    public bool Late { get; init; }

    public long Position { get; init; }
}

public sealed class AlertProjection : Projection
{
    public AlertProjection()
    {
        On<QuotaAlertRaised>((db, recorded) => db.Add(Of(recorded)));
        On<BudgetAlertRaised>((db, recorded) => db.Add(Of(recorded)));
        On<BillOverdue>((db, recorded) => db.Add(Of(recorded)));
    }

    public override string Name => "alerts";

    public override void Map(ModelBuilder model) => model.Entity<AlertRow>(alert =>
    {
        alert.ToTable("alert");
        alert.HasKey(row => row.AlertId);
        alert.HasIndex(row => new { row.PartnerId, row.Position });
        alert.HasIndex(row => row.Position);
    });

    /// <summary>The alert that an event is, the same in a list as for whoever is told at once.</summary>
    public static AlertRow Of(Recorded<QuotaAlertRaised> recorded) => new()
    {
        AlertId = recorded.Place,
        Kind = AlertKind.Quota,
        PartnerId = recorded.Event.PartnerId,
        Level = recorded.Event.Level,
        Ratio = recorded.Event.Ratio,
        Used = recorded.Event.Used,
        Limit = recorded.Event.Total,
        RaisedAt = recorded.Metadata.OccurredAt,
        Late = recorded.Metadata.Historical,
        Position = recorded.Position,
    };

    public static AlertRow Of(Recorded<BillOverdue> recorded) => new()
    {
        AlertId = recorded.Place,
        Kind = AlertKind.Arrears,
        PartnerId = recorded.Event.PartnerId,
        Ratio = recorded.Event.Unpaid.ShareOf(recorded.Event.Total),
        Used = recorded.Event.Unpaid,
        Limit = recorded.Event.Total,
        Month = recorded.Event.Month,
        DueOn = recorded.Event.DueOn,
        RaisedAt = recorded.Metadata.OccurredAt,
        Late = recorded.Metadata.Historical,
        Position = recorded.Position,
    };

    public static AlertRow Of(Recorded<BudgetAlertRaised> recorded) => new()
    {
        AlertId = recorded.Place,
        Kind = AlertKind.Budget,
        PartnerId = recorded.Event.PartnerId,
        CustomerId = recorded.Event.CustomerId,
        Threshold = recorded.Event.Threshold,
        Ratio = recorded.Event.Ratio,
        Used = recorded.Event.Spent,
        Limit = recorded.Event.Budget,
        Month = recorded.Event.Month,
        RaisedAt = recorded.Metadata.OccurredAt,
        Late = recorded.Metadata.Historical,
        Position = recorded.Position,
    };
}
