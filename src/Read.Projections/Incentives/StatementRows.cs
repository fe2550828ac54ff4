using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>An incentive statement as it stands.</summary>
public sealed class IncentiveStatementRow : IPartnerRow
{
    public required string StatementId { get; init; }

    public required string PartnerId { get; init; }

    public AssociationModel Model { get; init; }

    /// <summary>Such as 2024-11 or 2024-Q4.</summary>
    public required string Period { get; init; }

    public Money Performance { get; set; }

    public Money Incentive { get; set; }

    public Money Claim { get; set; }

    public Money Net { get; set; }

    public int PolicyVersion { get; set; }

    /// <summary>1 as it was generated, one more with each restatement.</summary>
    public int Version { get; set; }

    public IncentiveStatementState State { get; set; }

    public DateTimeOffset? DeadlineAt { get; set; }

    /// <summary>Of the last rejection.</summary>
    public string? Reason { get; set; }

    /// <summary>To the last rejection.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset GeneratedAt { get; init; }

    /// <summary>When it came to its present state.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of the event that generated it: lists do not move while statements are reconciled.</summary>
    public long Position { get; init; }
}

/// <summary>A line of a statement; see <see cref="StatementLine"/>.</summary>
public sealed class IncentiveLineRow : IPartnerRow
{
    /// <summary>The statement's id and the line's (<see cref="StatementIds.LineOf"/>).</summary>
    public required string Id { get; init; }

    public required string StatementId { get; init; }

    public required string PartnerId { get; init; }

    /// <summary>The version of the statement that states it.</summary>
    public int Version { get; init; }

    /// <summary>Its place in the statement, from 1.</summary>
    public int Number { get; init; }

    public BillingMonth Month { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    public required string ServiceType { get; init; }

    public Offering Offering { get; init; }

    public Money ListPrice { get; init; }

    public Money Performance { get; init; }

    public decimal CustomerDiscount { get; init; }

    public RebateType? Type { get; init; }

    public decimal Rate { get; init; }

    public decimal Percentage { get; init; }

    public Money Amount { get; set; }

    /// <summary>The amount as the version stated it.</summary>
    public Money Stated { get; init; }

    /// <summary>Whether the amount was put right after a rejection.</summary>
    public bool Corrected { get; set; }

    public int PolicyVersion { get; init; }

    public string? EarnedIn { get; init; }

    /// <summary>The line as it stands.</summary>
    public StatementLine ToLine() => new(
        Id, Month, From, To, ServiceType, Offering, ListPrice, Performance, CustomerDiscount, Type, Rate, Percentage, Amount, PolicyVersion, EarnedIn);

    internal static IncentiveLineRow Of(IncentiveStatementGenerated e, StatementLine line, int number) => Of(e.PartnerId, e.StatementId, 1, line, number, null);

    /// <param name="corrected">The amount instead of the line's own; null when it was not put right.</param>
    internal static IncentiveLineRow Of(string partnerId, string statementId, int version, StatementLine line, int number, Money? corrected) => new()
    {
        Id = StatementIds.LineOf(statementId, line.LineId), StatementId = statementId, PartnerId = partnerId, Version = version, Number = number, Month = line.Month,
        From = line.From, To = line.To, ServiceType = line.ServiceType, Offering = line.Offering, ListPrice = line.ListPrice, Performance = line.Performance,
        CustomerDiscount = line.CustomerDiscount, Type = line.Type, Rate = line.Rate, Percentage = line.Percentage, Amount = corrected ?? line.Amount, Stated = corrected ?? line.Amount, Corrected = corrected is not null,
        PolicyVersion = line.PolicyVersion, EarnedIn = line.EarnedIn,
    };
}

public enum IncentiveStatementStep { Generated, ReconciliationOpened, Rejected, Resolved, Confirmed, Restated }

/// <summary>Who had a statement restated.</summary>
internal sealed class IncentiveOrderRow
{
    public required string StatementId { get; init; }

    public int Version { get; init; }

    public required string Operator { get; init; }
}

/// <summary>A line's amount as it was put right.</summary>
public sealed class IncentiveCorrectionRow
{
    /// <summary>As <see cref="IncentiveLineRow.Id"/>.</summary>
    public required string LineId { get; init; }

    public long Position { get; init; }

    public DateTimeOffset At { get; init; }

    public Money Amount { get; init; }
}

/// <summary>Who did what with a statement, and when, and as what it stood from then on.</summary>
public sealed class IncentiveHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    public int Version { get; init; }

    public IncentiveStatementState State { get; init; }

    public Money Performance { get; init; }

    public Money Incentive { get; init; }

    public Money Claim { get; init; }

    /// <summary>Of a restatement: what it paid out before.</summary>
    public Money Before { get; init; }

    public int PolicyVersion { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public string? Reason { get; init; }

    public string? Answer { get; init; }

    public required string StatementId { get; init; }

    public required string PartnerId { get; init; }

    public IncentiveStatementStep Step { get; init; }

    /// <summary>What it paid out from then on.</summary>
    public Money Net { get; init; }

    /// <summary>Of a rejection or a restatement its reason, of the follow-up of a rejection the answer.</summary>
    public string? Text { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}

internal static class StatementTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<IncentiveStatementRow>(statement =>
        {
            statement.ToTable("incentive_statement");
            statement.HasKey(row => row.StatementId);
            statement.HasIndex(row => new { row.PartnerId, row.Position, row.StatementId });
            statement.HasIndex(row => new { row.Position, row.StatementId });
        });
        model.Entity<IncentiveLineRow>(line =>
        {
            line.ToTable("incentive_line");
            line.HasKey(row => row.Id);
            line.HasIndex(row => new { row.StatementId, row.Version, row.Number });
        });
        model.Entity<IncentiveCorrectionRow>(correction =>
        {
            correction.ToTable("incentive_correction");
            correction.HasKey(row => new { row.LineId, row.Position });
        });
        model.Entity<IncentiveOrderRow>(order =>
        {
            order.ToTable("incentive_order");
            order.HasKey(row => new { row.StatementId, row.Version });
        });
        model.Entity<IncentiveHistoryRow>(history =>
        {
            history.ToTable("incentive_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.StatementId, row.Position });
        });
    }
}
