using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>A row of what was attributed to a customer and its partner.</summary>
public interface IAttributedRow : ICustomerRow
{
    /// <summary>The association model of the time; empty when there was none.</summary>
    string Model { get; }
}

/// <summary>
/// A billing line, and whose it is. Instants are UTC milliseconds since 1970.
/// </summary>
public sealed class ExpenditureLineRow : IAttributedRow, ISummed
{
    /// <summary>The line's place in the event log.</summary>
    public long Position { get; init; }

    public required string Source { get; init; }

    public required string LineId { get; init; }

    /// <summary>The customer that used the service.</summary>
    public required string MemberId { get; init; }

    /// <summary>The customer under whose account it is shown: the member, or the master of its enterprise (EXPEND-14).</summary>
    public required string CustomerId { get; init; }

    /// <summary>The customer under whose account the summary shows it (EXPEND-12).</summary>
    public required string SummaryId { get; init; }

    /// <summary>The customer's partner in the second of the charge; empty when it had none.</summary>
    public required string PartnerId { get; init; }

    /// <summary>The account manager of that second; empty when there was none.</summary>
    public required string AccountManagerId { get; init; }

    /// <summary>The association model of that second; empty when there was none.</summary>
    public required string Model { get; init; }

    public long ChargedFrom { get; init; }

    public long ChargedTo { get; init; }

    /// <summary>The day of the charge in the billing zone, such as 2024-09-18.</summary>
    public required string Day { get; init; }

    public required string ServiceType { get; init; }

    /// <summary>Empty when the source names none.</summary>
    public required string Region { get; init; }

    public BillingMode BillingMode { get; init; }

    public BillType BillType { get; init; }

    public string? ResourceId { get; init; }

    public string? ResourceName { get; init; }

    public string? ResourceType { get; init; }

    public string? OrderId { get; init; }

    /// <summary>The partner whose next bill the line goes into (BILL-22); null when a bill holds it, or when nobody owes it in the reseller model.</summary>
    public string? UnbilledOf { get; init; }

    /// <summary>The partner whose next referral statement the line goes into; null when a statement holds it, or when nobody earns by it.</summary>
    public string? UnstatedOf { get; init; }

    public Offering Offering { get; init; }

    /// <summary>What <see cref="PaymentText"/> makes of <see cref="OtherPayments"/>: few lines have any, and most cost nothing here.</summary>
    public string? Payments { get; init; }

    public OtherPayments OtherPayments => PaymentText.Of(Payments);

    /// <summary>Whether a statement of its partner holds the line.</summary>
    public bool IsStated => Model == nameof(AssociationModel.Referral) && UnstatedOf is null;

    /// <summary>Whether a bill of its partner holds the line.</summary>
    public bool IsBilled => Model == nameof(AssociationModel.Reseller) && UnbilledOf is null;

    /// <summary>The amounts of this one line.</summary>
    public required ExpenditureSums Sums { get; init; }
}

/// <summary>The sums of all lines that are alike in everything but amount and resource, on one day.</summary>
public class ExpenditureBucketRow : IAttributedRow, ISummed
{
    public required string PartnerId { get; init; }

    public required string Day { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>As of a line.</summary>
    public required string SummaryId { get; init; }

    public required string ServiceType { get; init; }

    public required string Region { get; init; }

    public BillingMode BillingMode { get; init; }

    public required string Model { get; init; }

    public required string AccountManagerId { get; init; }

    public required ExpenditureSums Sums { get; init; }
}

/// <summary>
/// The sums of a partner's day over all of its customers, the columns of which are empty: whoever asks for no customer reads these, and ten
/// times the customers cost the same.
/// </summary>
public sealed class ExpenditureDayRow : ExpenditureBucketRow;

/// <summary>A customer and to whom it belonged when, as JSON of <see cref="CustomerHistory"/>.</summary>
public sealed class ExpenditureCustomerRow
{
    public required string CustomerId { get; init; }

    public string Name { get; set; } = "";

    public string History { get; set; } = "{}";
}

/// <summary>Who looks after a customer for a partner; the last one after it has left, whoever takes it later (EXPEND-2).</summary>
public sealed class ExpenditureManagerRow : IAllocatedRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; init; }

    public string AllocatedTo { get; set; } = "";

    public string AccountManagerId { get; set; } = "";
}
