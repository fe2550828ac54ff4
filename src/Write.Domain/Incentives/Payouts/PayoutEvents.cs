using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>What a payout's partner owes as tax and the vendor keeps for the authority.</summary>
/// <param name="Rate">Of the amount before tax; 0.10 is ten percent.</param>
public sealed record WithheldTax(string Kind, decimal Rate, Money Amount);

/// <summary>A partner asks for earnings in one way. All amounts are fixed here.</summary>
/// <param name="EarningIds">Each is in one payout at most.</param>
/// <param name="BeforeTax">What the earnings hold.</param>
/// <param name="Tax">On top of it; 0 for coupons, which exclude it.</param>
/// <param name="Gross">Both.</param>
/// <param name="Withheld">What is not paid out of the gross.</param>
/// <param name="Currency">In which it is paid; null for coupons, which are in that of the earnings.</param>
/// <param name="DueAt">By when a payout without an invoice is to be paid; null where an invoice starts the time.</param>
[EventType("incentives.payout-applied")]
public sealed record PayoutApplied(
    string PartnerId, string PayoutId, PayoutMethod Method, ImmutableArray<string> EarningIds, Money BeforeTax, Money Tax, Money Gross,
    ImmutableArray<WithheldTax> Withheld, string? Currency, DateTimeOffset? DueAt, DateTimeOffset AppliedAt) : IDomainEvent;

/// <summary>The partner is told to send an invoice, to whom and where (INCENT-3, INCENT-32).</summary>
/// <param name="SigningEntity">The code of the vendor's company that the invoice names.</param>
/// <param name="MailingAddress">Where invoice and billing list are sent by post.</param>
[EventType("incentives.invoice-requested")]
public sealed record InvoiceRequested(
    string PartnerId, string PayoutId, Money Amount, string SigningEntity, string MailingAddress, DateTimeOffset RequestedAt) : IDomainEvent;

/// <param name="TaxId">The vendor's tax number on the invoice; null when it states none.</param>
[EventType("incentives.invoice-registered")]
public sealed record InvoiceRegistered(
    string PartnerId, string PayoutId, string InvoiceNumber, string SigningEntity, string? TaxId, Money Amount, DateTimeOffset RegisteredAt) : IDomainEvent;

/// <summary>Why an invoice is not in order, as it was told.</summary>
public sealed record InvoiceDefect(string RuleId, string Code, string Message, string Remedy);

/// <summary>The invoice arrived on paper. One in order starts the time of the payment, another starts none (GAP-98).</summary>
/// <param name="ReceivedOn">A day of the business zone.</param>
/// <param name="DueAt">The last second in time; null when it is not in order.</param>
[EventType("incentives.invoice-received")]
public sealed record InvoiceReceived(
    string PartnerId, string PayoutId, DateOnly ReceivedOn, bool Qualified, ImmutableArray<InvoiceDefect> Defects, DateTimeOffset? DueAt,
    DateTimeOffset RecordedAt) : IDomainEvent;

/// <param name="BankAccount">As it was authenticated.</param>
/// <param name="ExchangeRate">Units of the currency for one USD on that day.</param>
/// <param name="Transferred">What the bank was told to pay, in the currency of the payout.</param>
/// <param name="ArrivesFrom">The first and the last day on which it normally arrives (INCENT-43).</param>
/// <param name="Taken">What earlier transfers in the currency had left, below 0 where others took what this one had left; null in the first version: nothing.</param>
/// <param name="Carried">What is too small for the currency, and waits for the next transfer in it; null in the first version: nothing.</param>
[EventType("incentives.payout-submitted-to-bank", 2)]
public sealed record PayoutSubmittedToBank(
    string PartnerId, string PayoutId, DateOnly SubmittedOn, string BankAccount, decimal ExchangeRate, Money Transferred, DateOnly ArrivesFrom, DateOnly ArrivesUntil,
    DateTimeOffset SubmittedAt, Money? Taken = null, Money? Carried = null) : IDomainEvent;

/// <param name="ExchangeRate">Units of the currency for one USD on the day of the payment (INCENT-48).</param>
/// <param name="Credited">In the currency of the cloud account.</param>
[EventType("incentives.account-topped-up")]
public sealed record AccountToppedUp(string PartnerId, string PayoutId, decimal ExchangeRate, Money Credited, DateTimeOffset ToppedUpAt) : IDomainEvent;

/// <summary>A tax that was kept when the payout was paid.</summary>
[EventType("incentives.tax-withheld")]
public sealed record TaxWithheld(string PartnerId, string PayoutId, string Kind, decimal Rate, Money Amount) : IDomainEvent;

/// <param name="Net">The gross without what was withheld.</param>
[EventType("incentives.payout-paid")]
public sealed record PayoutPaid(string PartnerId, string PayoutId, Money Net, DateTimeOffset PaidAt) : IDomainEvent;

/// <summary>Why the bank returned a payment.</summary>
public enum PaymentFailureCause { BankInformation, Other }

[EventType("incentives.payout-failed")]
public sealed record PayoutFailed(string PartnerId, string PayoutId, PaymentFailureCause Cause, string Reason, DateTimeOffset FailedAt) : IDomainEvent;

/// <summary>A failed payout goes on without a new application (INFO-18).</summary>
/// <param name="DueAt">As its invoice set it.</param>
[EventType("incentives.payout-resumed")]
public sealed record PayoutResumed(string PartnerId, string PayoutId, DateTimeOffset? DueAt, DateTimeOffset ResumedAt) : IDomainEvent;

/// <summary>The time of a payout has passed without it.</summary>
[EventType("incentives.payout-overdue")]
public sealed record PayoutOverdue(string PartnerId, string PayoutId, DateTimeOffset DueAt) : IObservation;
