using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

public abstract record IncentiveCommand(string PartnerId, AssociationModel Model);

/// <summary>Closes a month of referral incentives. A month closes with all that were before it, so that closing one of them changes nothing.</summary>
/// <param name="Period">By which the policies reckon at the end of the month.</param>
public sealed record CloseIncentiveMonth(string PartnerId, BillingMonth Month, IncentivePeriod Period, BusinessTime Time, DateTimeOffset At)
    : IncentiveCommand(PartnerId, AssociationModel.Referral);

/// <summary>States what a closed period of the referral model earned (INCENT-7).</summary>
/// <param name="Usage">What the period was cut with; a period without any has no statement.</param>
public sealed record StateReferralIncentive(string PartnerId, IncentiveSpan Span, ImmutableArray<ReferralUsage> Usage, IncentiveTerms Terms, DateTimeOffset At)
    : IncentiveCommand(PartnerId, AssociationModel.Referral);

/// <summary>States a month of the reseller model as it was billed, and with the last month of a quarter the quarter's rebate.</summary>
/// <param name="Billed">What the month's bill came to; a month without any has no statement.</param>
public sealed record StateResellerMonth(string PartnerId, BillingMonth Month, ImmutableArray<BilledProduct> Billed, IncentiveTerms Terms, DateTimeOffset At)
    : IncentiveCommand(PartnerId, AssociationModel.Reseller);

public sealed record OpenReconciliation(string PartnerId, AssociationModel Model, string StatementId, WorkingCalendar Calendar, IncentivePolicy Policy, DateTimeOffset At)
    : IncentiveCommand(PartnerId, Model);

public sealed record RejectIncentiveStatement(
    string PartnerId, AssociationModel Model, string StatementId, [property: Text(TextKind.Reason)] string Reason, DateTimeOffset At) : IncentiveCommand(PartnerId, Model);

/// <summary>Follows a rejection up: what is wrong is put right, and a new reconciliation opens (INCENT-20, GAP-89).</summary>
/// <param name="Answer">Told to the partner.</param>
public sealed record ResolveIncentiveRejection(
    string PartnerId, AssociationModel Model, string StatementId, [property: Text(TextKind.Reason)] string Answer, ImmutableArray<LineCorrected> Corrections,
    WorkingCalendar Calendar, IncentivePolicy Policy, DateTimeOffset At) : IncentiveCommand(PartnerId, Model);

/// <summary>Confirms a statement whose reconciliation ended without an objection (INCENT-21).</summary>
public sealed record ConfirmIncentiveStatement(string PartnerId, AssociationModel Model, string StatementId, DateTimeOffset At) : IncentiveCommand(PartnerId, Model);

/// <summary>Orders the restatement of a statement (ADR 63). A quarter's rebate follows from its months, and is restated at once.</summary>
/// <param name="Seen">The version of the statement up to which <paramref name="Usage"/> was looked at.</param>
/// <param name="Usage">What the statement would hold now (referral model).</param>
public sealed record OrderIncentiveRestatement(
    string PartnerId, AssociationModel Model, string StatementId, [property: Text(TextKind.Reason)] string Reason, int Seen, ImmutableArray<ReferralUsage> Usage,
    IncentiveTerms Terms, WorkingCalendar Calendar, IncentivePolicy Policy, DateTimeOffset At) : IncentiveCommand(PartnerId, Model);

/// <summary>Restates a statement of the referral model by what the place of the order cut it with.</summary>
public sealed record RestateReferralIncentive(
    string PartnerId, string StatementId, int Version, ImmutableArray<ReferralUsage> Usage, IncentiveTerms Terms, WorkingCalendar Calendar, IncentivePolicy Policy,
    DateTimeOffset At) : IncentiveCommand(PartnerId, AssociationModel.Referral);

/// <summary>A bill was restated: its month shows what is billed now, and its quarter gives what follows from that.</summary>
/// <param name="Billed">What the month's bill comes to now.</param>
/// <param name="IsQuarterBilled">Whether the last month of the quarter has its bill.</param>
public sealed record RestateResellerMonth(
    string PartnerId, BillingMonth Month, ImmutableArray<BilledProduct> Billed, bool IsQuarterBilled, [property: Text(TextKind.Reason)] string Reason, IncentiveTerms Terms,
    WorkingCalendar Calendar, IncentivePolicy Policy, DateTimeOffset At) : IncentiveCommand(PartnerId, AssociationModel.Reseller);
