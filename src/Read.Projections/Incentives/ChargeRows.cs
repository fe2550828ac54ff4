using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Incentives;

/// <summary>A billing line in a statement of the referral model, or its being taken out again in a later one. Each version of a statement has all of its own.</summary>
public sealed class IncentiveChargeRow
{
    /// <summary>The statement's id (<see cref="Write.Domain.Incentives.Statements.StatementIds"/>).</summary>
    public required string StatementId { get; init; }

    /// <summary>The version of the statement; one that was cut a moment ago may not be stated yet.</summary>
    public int Version { get; init; }

    /// <summary>The place in the log where that version was cut.</summary>
    public long Cut { get; init; }

    /// <summary>The line's place in the event log.</summary>
    public long LinePosition { get; init; }

    /// <summary>An earlier statement held the line, which turned out to be somebody else's.</summary>
    public bool Reversal { get; init; }

    /// <summary>Under whose account it was used when the statement was cut.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Of the sale that it is, or gives back, in the billing zone.</summary>
    public required string Day { get; init; }

    public required string ServiceType { get; init; }

    public Offering Offering { get; init; }

    /// <summary>The customer's, in parts of ten thousand of the list price.</summary>
    public int Discount { get; init; }

    /// <summary>Of what was paid in money, in hundreds and in units of the eighth decimal above them, as <see cref="SplitAmount"/>.</summary>
    public long ListHigh { get; init; }

    /// <inheritdoc cref="ListHigh"/>
    public long ListLow { get; init; }

    /// <summary>The statement that stated the sale which is given back here; empty for one that earned nothing, null for what earns now.</summary>
    public string? EarnedIn { get; init; }

    /// <summary>The place of the sale that is given back here; null for what is stated as itself.</summary>
    public long? Sale { get; init; }

    /// <summary>The line of the statement, once it was generated.</summary>
    public string? Line { get; set; }

    public Money ListPrice => Money.FromUnits(((Int128)ListHigh * SplitAmount.Base) + ListLow);
}

/// <summary>A statement of the referral model as it was cut last.</summary>
public sealed class IncentiveCutRow
{
    public required string StatementId { get; init; }

    public int Version { get; set; }
}

/// <summary>A line in a statement of the partner that is not the partner's any more: the next statement takes it out.</summary>
public sealed class IncentiveReversalRow
{
    public required string PartnerId { get; init; }

    public long LinePosition { get; init; }

    /// <summary>The statement that holds it.</summary>
    public required string StatementId { get; init; }

    /// <summary>The place of the event that made it somebody else's: a statement that was cut before it holds none of it.</summary>
    public long Position { get; init; }
}

internal static class ChargeTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<IncentiveChargeRow>(charge =>
        {
            charge.ToTable("incentive_charge");
            charge.HasKey(row => new { row.StatementId, row.Version, row.LinePosition, row.Reversal });
            charge.HasIndex(row => row.LinePosition);
            charge.HasIndex(row => new { row.StatementId, row.Version, row.ServiceType, row.Day });
            charge.HasIndex(row => new { row.Line, row.LinePosition });
            charge.HasIndex(row => row.Sale).HasFilter("\"Sale\" IS NOT NULL");
            charge.Ignore(row => row.ListPrice);
        });
        model.Entity<IncentiveCutRow>(cut =>
        {
            cut.ToTable("incentive_cut");
            cut.HasKey(row => row.StatementId);
        });
        model.Entity<IncentiveReversalRow>(reversal =>
        {
            reversal.ToTable("incentive_reversal");
            reversal.HasKey(row => new { row.PartnerId, row.LinePosition });
        });
    }
}
