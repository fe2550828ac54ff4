using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Bills;

/// <summary>What names a bill: its partner and its month.</summary>
public static class BillIds
{
    private const char Between = '@';

    public static string Of(string partnerId, BillingMonth month) => $"{partnerId}{Between}{month}";

    /// <summary>Null when the text names no bill.</summary>
    public static (string PartnerId, BillingMonth Month)? Parse(string id) =>
        id.LastIndexOf(Between) is > 0 and var at && BillingMonth.TryParse(id[(at + 1)..], out var month) ? (id[..at], month) : null;
}

/// <summary>A partner's bill of a month: the month was cut, and a moment later the bill exists.</summary>
public sealed class PartnerBillRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public BillingMonth Month { get; init; }

    /// <summary>Null only for a bill of the first version, which nothing was cut for.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Null while there is no bill yet.</summary>
    public DateTimeOffset? GeneratedAt { get; set; }

    /// <summary>The place of the bill in the log; 0 while there is none.</summary>
    public long Position { get; set; }

    public Money Usage { get; set; }

    public Money Coupons { get; set; }

    public Money Total { get; set; }

    public Money FromBalance { get; set; }

    public Money Credited { get; set; }

    /// <summary>The last day on which it is paid in time; null while there is no bill.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>1 as it was made, one more with each restatement; 0 while there is no bill.</summary>
    public int Version { get; set; }
}

/// <summary>A billing line in a bill, or its being taken out again in a later one. What the line says is in <c>expenditure_line</c> and never changes.</summary>
public sealed class BillLineRow
{
    /// <summary>The bill's id (<see cref="BillIds"/>).</summary>
    public required string Bill { get; init; }

    /// <summary>The line's place in the event log.</summary>
    public long LinePosition { get; init; }

    /// <summary>The version of the bill that took it in or out; one that was cut a moment ago may not be stated yet.</summary>
    public int Version { get; init; }

    /// <summary>The place in the log where that version was cut.</summary>
    public long Cut { get; init; }

    /// <summary>An earlier bill, or an earlier version of this one, held the line, which turned out to be somebody else's.</summary>
    public bool Reversal { get; init; }

    /// <summary>Under whose account it was used when the bill was made.</summary>
    public required string CustomerId { get; init; }
}

/// <summary>A line in a bill of the partner that is not the partner's any more: the next bill takes it out.</summary>
public sealed class BillReversalRow
{
    public required string PartnerId { get; init; }

    public long LinePosition { get; init; }

    /// <summary>The bill that holds it.</summary>
    public required string Bill { get; init; }

    /// <summary>For whom it was billed.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Where the log says that it is not: only a cut behind this place takes it out.</summary>
    public long Position { get; init; }
}

/// <summary>What lines of a bill that are alike add up to, those of one version.</summary>
public sealed class BillSumRow : ISummed
{
    /// <summary>The bill's id (<see cref="BillIds"/>).</summary>
    public required string Bill { get; init; }

    /// <summary>As of a line: what a bill comes to is the sum of its versions.</summary>
    public int Version { get; init; }

    /// <summary>In which it was used: the bill's own month, or an earlier one that it corrects.</summary>
    public BillingMonth Month { get; init; }

    public required string CustomerId { get; init; }

    public required string ServiceType { get; init; }

    public BillType BillType { get; init; }

    public required ExpenditureSums Sums { get; init; }
}

internal static class BillTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PartnerBillRow>(bill =>
        {
            bill.ToTable("partner_bill");
            bill.HasKey(row => new { row.PartnerId, row.Month });
            bill.HasIndex(row => new { row.PartnerId, row.Position });
        });
        model.Entity<BillVersionRow>(version =>
        {
            version.ToTable("bill_version");
            version.HasKey(row => new { row.Bill, row.Version });
        });
        model.Entity<BillLineRow>(line =>
        {
            line.ToTable("bill_line");
            line.HasKey(row => new { row.Bill, row.LinePosition, row.Version, row.Reversal });
            line.HasIndex(row => row.LinePosition);
        });
        model.Entity<BillReversalRow>(reversal =>
        {
            reversal.ToTable("bill_reversal");
            reversal.HasKey(row => new { row.PartnerId, row.LinePosition });
        });
        model.Entity<BillSumRow>(sum =>
        {
            sum.MapSums("bill_sum");
            sum.HasKey(row => new { row.Bill, row.Version, row.Month, row.CustomerId, row.ServiceType, row.BillType });
        });
    }
}
