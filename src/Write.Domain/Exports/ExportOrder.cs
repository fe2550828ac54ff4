using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Exports;

/// <summary>What can be written into a file.</summary>
public enum ExportKind
{
    /// <summary>A partner's bill of a month, line by line (BILL-13, BILL-14).</summary>
    Bill,

    /// <summary>Billing lines of customers (EXPEND-11).</summary>
    Expenditures,

    /// <summary>An incentive statement, line by line (INCENT-9).</summary>
    IncentiveStatement,

    /// <summary>What customers spent, by month, customer, service, billing mode and model (EXPEND-17).</summary>
    ExpenditureSummary,

    /// <summary>Payouts of partners, one a row.</summary>
    Payouts,
}

public enum ExportFormat
{
    Csv,

    Xlsx,

    /// <summary>CSV in the columns of FOCUS 1.0, the FinOps Open Cost and Usage Specification.</summary>
    Focus,

    /// <summary>Asked for by some, written for nobody (BILL-14).</summary>
    Pdf,
}

/// <summary>Whose exports are counted together: a partner, a customer, or one of the vendor's staff (both null).</summary>
/// <param name="Subject">Of the token of whoever asks; what it asked for is its own.</param>
[GivenTexts]
public sealed record ExportOwner(string? PartnerId, string? CustomerId, [property: Text(TextKind.Caller)] string Subject)
{
    [JsonIgnore]
    public string Key => this switch
    {
        { PartnerId: { } partner } => $"partner:{partner}",
        { CustomerId: { } customer } => $"customer:{customer}",
        _ => $"vendor:{Subject}",
    };
}

/// <summary>What is to be written.</summary>
/// <param name="From">The first month, in the billing zone; of a bill, its only one; of a statement, that of its period; of payouts, that of their application.</param>
/// <param name="To">The last month, included.</param>
/// <param name="PartnerId">Whose bill it is; null for any other kind.</param>
/// <param name="Lines">Which lines of expenditure, or which of them are summed up; null for any other kind.</param>
/// <param name="ByteOrderMark">Whether a CSV file begins with one, which some spreadsheets need to know UTF-8 by.</param>
[GivenTexts]
public sealed record ExportOrder(
    ExportKind Kind, ExportFormat Format, BillingMonth From, BillingMonth To, string? PartnerId, ExportedLines? Lines, bool ByteOrderMark)
{
    /// <summary>The statement that is written; null for any other kind.</summary>
    public string? StatementId { get; init; }

    /// <summary>Which payouts; null for any other kind.</summary>
    public ExportedPayouts? Payouts { get; init; }
}

/// <summary>Which payouts are written: those that were applied for in the months and asked for, within what the asker might see when it asked.</summary>
[GivenTexts]
public sealed record ExportedPayouts(ExportSight Sight)
{
    public string? PartnerId { get; init; }

    public PayoutMethod? Method { get; init; }

    public PayoutState? State { get; init; }

    public bool? Overdue { get; init; }
}

/// <summary>Which lines of expenditure are written: those that were asked for, within what the asker might see when it asked.</summary>
[GivenTexts]
public sealed record ExportedLines(ExportSight Sight)
{
    public string? CustomerId { get; init; }

    public string? PartnerId { get; init; }

    public string? AccountManagerId { get; init; }

    public AssociationModel? Model { get; init; }

    public string? OrderOrLineId { get; init; }

    public string? ResourceId { get; init; }

    public string? ResourceType { get; init; }

    public string? ServiceType { get; init; }

    public BillType? BillType { get; init; }

    public string? Region { get; init; }

    public BillingMode? BillingMode { get; init; }

    /// <summary>Leaves out lines whose amount due is 0 (EXPEND-20).</summary>
    public bool HideZero { get; init; }
}

public enum ExportSightKind { Nobody, Everybody, Partners, Managers, Customer }

/// <summary>What an asker may see of customers, or of partners.</summary>
/// <param name="PartnerIds">All customers of these, or with <see cref="ExportSightKind.Managers"/> those of some managers of the only one.</param>
/// <param name="ManagerIds">The account managers whose customers are seen.</param>
/// <param name="CustomerId">The only customer that is seen: the asker.</param>
public sealed record ExportSight(ExportSightKind Kind, ImmutableArray<string> PartnerIds, ImmutableArray<string> ManagerIds, string? CustomerId)
{
    public static readonly ExportSight Nobody = new(ExportSightKind.Nobody, [], [], null);

    public static readonly ExportSight Everybody = Nobody with { Kind = ExportSightKind.Everybody };

    public bool Equals(ExportSight? other) => other is not null && Kind == other.Kind
        && CustomerId == other.CustomerId && PartnerIds.SequenceEqual(other.PartnerIds) && ManagerIds.SequenceEqual(other.ManagerIds);

    public override int GetHashCode() => HashCode.Combine(Kind, CustomerId, PartnerIds.Length, ManagerIds.Length);
}
