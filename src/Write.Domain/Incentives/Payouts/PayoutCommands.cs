using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

public abstract record PayoutCommand(string PartnerId);

/// <summary>A confirmed statement becomes an earning; one of 0 becomes none.</summary>
/// <param name="EarningId">The same earning counts once.</param>
/// <param name="Net">Before tax, in USD.</param>
public sealed record NotifyEarning(string PartnerId, string EarningId, AssociationModel Model, Money Net, DateTimeOffset At, BusinessTime Zone) : PayoutCommand(PartnerId);

/// <summary>The year of an earning may be over.</summary>
public sealed record ExpireEarning(string PartnerId, string EarningId, DateTimeOffset At, BusinessTime Zone) : PayoutCommand(PartnerId);

/// <summary>The five working days after the reconciliation of an earning may be over (INCENT-5).</summary>
public sealed record FlagCouponsOverdue(string PartnerId, string EarningId, DateTimeOffset At, WorkingCalendar Calendar) : PayoutCommand(PartnerId);

/// <summary>The vendor wants back what it paid too much; earnings pay it before they are paid out.</summary>
/// <param name="Amount">In USD.</param>
public sealed record RaiseClaim(
    string PartnerId, string ClaimId, decimal Amount, [property: Text(TextKind.Reason)] string Reason, DateTimeOffset At, BusinessTime Zone) : PayoutCommand(PartnerId);

/// <param name="EarningIds">One or several, which are pooled (GAP-20).</param>
public sealed record ApplyForPayout(
    string PartnerId, string PayoutId, PayoutMethod Method, ImmutableArray<string> EarningIds, PayoutFacts Facts, DateTimeOffset At) : PayoutCommand(PartnerId);

/// <summary>What is done with a payout that was applied for.</summary>
public abstract record PayoutStepCommand(string PartnerId, string PayoutId) : PayoutCommand(PartnerId);

/// <summary>What an invoice to the vendor says.</summary>
/// <param name="SigningEntity">The code of the vendor's company that it names (GAP-73).</param>
/// <param name="TaxId">The vendor's tax number on it; null when it states none.</param>
/// <param name="Amount">In USD, tax included.</param>
[GivenTexts]
public sealed record InvoiceEntry(string SigningEntity, string? TaxId, decimal Amount);

/// <param name="Country">Where the partner is registered, ISO 3166-1 alpha-2.</param>
public sealed record RegisterInvoice(
    string PartnerId, string PayoutId, string InvoiceNumber, InvoiceEntry Entry, string Country, DateTimeOffset At, BusinessTime Zone) : PayoutStepCommand(PartnerId, PayoutId);

/// <summary>The paper arrived.</summary>
/// <param name="ReceivedOn">A day of the business zone; null for the day of the command.</param>
/// <param name="Stated">What the paper says; null for what was registered.</param>
public sealed record ReceiveInvoice(
    string PartnerId, string PayoutId, DateOnly? ReceivedOn, bool BillingListEnclosed, InvoiceEntry? Stated, string Country, DateTimeOffset At, WorkingCalendar Calendar)
    : PayoutStepCommand(PartnerId, PayoutId);

public sealed record SubmitToBank(string PartnerId, string PayoutId, PayoutFacts Facts, DateTimeOffset At) : PayoutStepCommand(PartnerId, PayoutId);

public sealed record TopUpAccount(string PartnerId, string PayoutId, PayoutFacts Facts, DateTimeOffset At) : PayoutStepCommand(PartnerId, PayoutId);

/// <summary>The bank paid.</summary>
public sealed record RecordPayment(string PartnerId, string PayoutId, DateTimeOffset At) : PayoutStepCommand(PartnerId, PayoutId);

/// <summary>The bank returned the payment.</summary>
public sealed record RecordPaymentFailure(
    string PartnerId, string PayoutId, PaymentFailureCause Cause, [property: Text(TextKind.Reason)] string Reason, DateTimeOffset At) : PayoutStepCommand(PartnerId, PayoutId);

public sealed record ResumePayout(string PartnerId, string PayoutId, PayoutFacts Facts, DateTimeOffset At) : PayoutStepCommand(PartnerId, PayoutId);

/// <summary>Corrected bank data was authenticated: what failed by the old goes on (INFO-18).</summary>
public sealed record ResumeFailedPayouts(string PartnerId, DateTimeOffset At) : PayoutCommand(PartnerId);

/// <summary>The time of a payout may have passed.</summary>
public sealed record FlagOverdue(string PartnerId, string PayoutId, DateTimeOffset At) : PayoutStepCommand(PartnerId, PayoutId);
