using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>
/// A month of referral incentives is over for a partner. Where a period ends with it, what the log says up to this place decides which lines its
/// statement holds; what comes for it afterwards is a correction in the next one.
/// </summary>
/// <param name="Period">The period that ends with the month; null while it goes on.</param>
[EventType("incentives.incentive-month-closed")]
public sealed record IncentiveMonthClosed(string PartnerId, BillingMonth Month, string? Period, DateTimeOffset ClosedAt) : IDomainEvent;

/// <summary>What a partner earned in a period, and how it was computed.</summary>
/// <param name="Incentive">What the lines come to; below 0 where more was given back than earned.</param>
/// <param name="Claim">What was still to be taken back of earlier earnings when it was generated.</param>
/// <param name="Net">What is paid out: the incentive less the claim, never below 0. The rest is the next statement's claim.</param>
/// <param name="PolicyVersion">The version of the policies that it was computed by.</param>
[EventType("incentives.incentive-statement-generated")]
public sealed record IncentiveStatementGenerated(
    string PartnerId, string StatementId, AssociationModel Model, string Period, Money Performance, Money Incentive, Money Claim, Money Net, int PolicyVersion,
    ImmutableArray<StatementLine> Lines, DateTimeOffset GeneratedAt) : IDomainEvent
{
    /// <summary>Whether it is a month of the reseller model, which shows a performance and pays nothing (INCENT-12).</summary>
    [JsonIgnore]
    public bool ShowsPerformance => Model == AssociationModel.Reseller && IncentiveSpan.Parse(Period) is { } span && span.First == span.Last;
}

/// <param name="DeadlineAt">The last second in which the partner may reject it (INCENT-19).</param>
[EventType("incentives.reconciliation-opened")]
public sealed record ReconciliationOpened(
    string PartnerId, string StatementId, AssociationModel Model, string Period, Money Net, DateTimeOffset OpenedAt, DateTimeOffset DeadlineAt) : IDomainEvent;

[EventType("incentives.incentive-statement-rejected")]
public sealed record IncentiveStatementRejected(string PartnerId, string StatementId, string Reason, DateTimeOffset RejectedAt) : IDomainEvent;

/// <param name="Corrections">The lines that were put right; none when the statement stands.</param>
/// <param name="Incentive">What the lines come to from now on.</param>
/// <param name="Claim">As of a generated statement.</param>
/// <param name="Net">As of a generated statement.</param>
[EventType("incentives.incentive-rejection-resolved")]
public sealed record IncentiveRejectionResolved(
    string PartnerId, string StatementId, string Answer, ImmutableArray<LineCorrected> Corrections, Money Incentive, Money Claim, Money Net,
    DateTimeOffset ResolvedAt) : IDomainEvent;

/// <param name="Automatic">Whether the period ended without an objection (INCENT-21).</param>
[EventType("incentives.incentive-statement-confirmed")]
public sealed record IncentiveStatementConfirmed(
    string PartnerId, string StatementId, AssociationModel Model, string Period, Money Net, bool Automatic, DateTimeOffset ConfirmedAt) : IDomainEvent;

/// <summary>
/// The vendor has a statement restated. In the referral model what the log says up to this place decides which lines it takes in besides those that it holds;
/// they are then in no later statement.
/// </summary>
/// <param name="Version">Of the statement as it will be: 2 for the first restatement.</param>
[EventType("incentives.incentive-restatement-ordered")]
public sealed record IncentiveRestatementOrdered(
    string PartnerId, string StatementId, AssociationModel Model, string Period, int Version, string Reason, DateTimeOffset OrderedAt) : IDomainEvent;

/// <summary>A statement as it stands from now on, computed anew by the policies that hold now.</summary>
/// <param name="Version">As ordered; the next one where a restated bill changed it.</param>
/// <param name="Claim">As of a generated statement.</param>
/// <param name="Net">As of a generated statement.</param>
/// <param name="Before">What it paid out before.</param>
/// <param name="IsConfirmed">Whether it was confirmed before: then the difference to <paramref name="Before"/> is an earning, or a claim against those to come.</param>
/// <param name="Lines">All of its lines, with what the policies give.</param>
/// <param name="Corrections">Lines whose amount was put right before, and so stays above or below that.</param>
[EventType("incentives.incentive-statement-restated")]
public sealed record IncentiveStatementRestated(
    string PartnerId, string StatementId, AssociationModel Model, string Period, int Version, string Reason, Money Performance, Money Incentive, Money Claim, Money Net,
    Money Before, bool IsConfirmed, int PolicyVersion, ImmutableArray<StatementLine> Lines, ImmutableArray<LineCorrected> Corrections, DateTimeOffset RestatedAt) : IDomainEvent;
