using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Incentives.Payouts;

/// <summary>What a partner earned with one statement, and what became of it.</summary>
public sealed class EarningRow : IPartnerRow
{
    /// <summary>The partner and its earning.</summary>
    public required string Id { get; init; }

    public required string EarningId { get; init; }

    public required string PartnerId { get; init; }

    public AssociationModel Model { get; init; }

    public Money Net { get; init; }

    /// <summary>What claims of the vendor took of it.</summary>
    public Money Claimed { get; set; }

    public EarningState State { get; set; }

    /// <summary>The last day of the business zone on which it can be applied for.</summary>
    public DateOnly ValidTo { get; init; }

    public DateTimeOffset NotifiedAt { get; init; }

    /// <summary>Whether nobody had applied for it five working days after its reconciliation.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>The payout that holds it, as <see cref="PayoutRow.Id"/>; empty while none does.</summary>
    public required string PayoutId { get; set; }

    public long Position { get; init; }

    public static string IdOf(string partnerId, string earningId) => $"{partnerId}/{earningId}";
}

/// <summary>A payout as it stands.</summary>
public sealed class PayoutRow : IPartnerRow
{
    /// <summary>The partner and its payout.</summary>
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public PayoutMethod Method { get; init; }

    public PayoutState State { get; set; }

    public Money BeforeTax { get; init; }

    public Money Tax { get; init; }

    public Money Gross { get; init; }

    public Money Withheld { get; init; }

    public string? Currency { get; init; }

    public decimal? ExchangeRate { get; set; }

    /// <summary>In <see cref="Currency"/>: what the bank was told to pay, or the account was credited; null before.</summary>
    public decimal? PaidOut { get; set; }

    /// <summary>In <see cref="Currency"/>: what earlier transfers had left and this one took; null before, and for other methods.</summary>
    public decimal? RemainderTaken { get; set; }

    /// <summary>In <see cref="Currency"/>: what was too small to be transferred and waits for the next one; null before, and for other methods.</summary>
    public decimal? RemainderCarried { get; set; }

    public string? BankAccount { get; set; }

    public string? InvoiceNumber { get; set; }

    public string? SigningEntity { get; set; }

    public string? TaxId { get; set; }

    public Money? InvoiceAmount { get; set; }

    public DateTimeOffset? InvoiceRegisteredAt { get; set; }

    public DateOnly? InvoiceReceivedOn { get; set; }

    /// <summary>Null before the paper arrived.</summary>
    public bool? InvoiceQualified { get; set; }

    /// <summary>Why the invoice is not in order: a JSON list as the event has it; null when nothing is wrong.</summary>
    public string? InvoiceDefects { get; set; }

    /// <summary>Where the notification says that invoices are sent; null for coupons.</summary>
    public string? MailingAddress { get; set; }

    public string? RequestedEntity { get; set; }

    public DateTimeOffset? InvoiceRequestedAt { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public bool IsOverdue { get; set; }

    public DateOnly? ArrivesFrom { get; set; }

    public DateOnly? ArrivesUntil { get; set; }

    public PaymentFailureCause? FailureCause { get; set; }

    public string? FailureReason { get; set; }

    public DateTimeOffset AppliedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    public long Position { get; init; }

    public static string IdOf(string partnerId, string payoutId) => $"{partnerId}/{payoutId}";
}

public enum PayoutStep
{
    Applied, InvoiceRequested, InvoiceRegistered, InvoiceReceived, InvoiceRefused, SubmittedToBank, ToppedUp, TaxWithheld, Paid, Failed, Resumed, Overdue,
}

/// <summary>What was done with a payout, by whom and when.</summary>
public sealed class PayoutHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    /// <summary>As <see cref="PayoutRow.Id"/>.</summary>
    public required string PayoutId { get; init; }

    public required string PartnerId { get; init; }

    public PayoutStep Step { get; init; }

    /// <summary>Why, of what failed or was not in order; the kind of a tax.</summary>
    public string? Reason { get; init; }

    /// <summary>What the step is about, in USD; null where it is about no amount.</summary>
    public Money? Amount { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}
