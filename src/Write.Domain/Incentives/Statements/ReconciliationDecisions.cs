using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>What partner and vendor do with a statement until it is confirmed.</summary>
internal static class ReconciliationDecisions
{
    /// <summary>The most lines that one answer puts right.</summary>
    private const int MostCorrections = TextBounds.MostValues;

    public static Decision Open(OpenReconciliation open, IncentiveLedger state) =>
        !state.Statements.TryGetValue(open.StatementId, out var of) ? Decision.Reject(IncentiveRules.StatementUnknown.Refuse("statementId"))
        : of.State != IncentiveStatementState.Generated ? Decision.Nothing
        : Decision.Accept(Opened(of, of.Net, open.Calendar, open.Policy, open.At)).By(IncentiveRules.OpenedInTime);

    public static Decision Reject(RejectIncentiveStatement reject, IncentiveLedger state)
    {
        if (!state.Statements.TryGetValue(reject.StatementId, out var of)) return Decision.Reject(IncentiveRules.StatementUnknown.Refuse("statementId"));
        if (of.State == IncentiveStatementState.Rejected && of.Reason == reject.Reason) return Decision.Nothing;
        List<Rejection> refusals = [.. new[] { Refusal(of, reject) }.OfType<Rejection>()];
        if (string.IsNullOrWhiteSpace(reject.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        return Decision.RejectOr(refusals, () => Decision.Accept(new IncentiveStatementRejected(
            reject.PartnerId, reject.StatementId, reject.Reason, reject.At)).By(IncentiveRules.Closed));
    }

    public static Decision Resolve(ResolveIncentiveRejection resolve, IncentiveLedger state)
    {
        if (!state.Statements.TryGetValue(resolve.StatementId, out var of)) return Decision.Reject(IncentiveRules.StatementUnknown.Refuse("statementId"));
        if (of.State != IncentiveStatementState.Rejected)
            return of.State == IncentiveStatementState.ReconciliationOpen && of.Resolved is { } last && last.Answer == resolve.Answer && last.Corrections.SequenceEqual(resolve.Corrections)
                ? Decision.Nothing
                : Decision.Reject(IncentiveRules.NotRejected.Refuse("statementId"));
        return Decision.RejectOr([.. Refusals(of, resolve)], () =>
        {
            var (incentive, claim) = (Incentive(of, resolve.Corrections), state.ClaimWithout(of));
            var net = IncentiveLedger.NetOf(incentive, claim);
            return AmountRules.Sum(incentive - claim, "corrections") is { } tooLarge
                ? Decision.Reject(tooLarge)
                : Decision.Accept(
                    new IncentiveRejectionResolved(resolve.PartnerId, resolve.StatementId, resolve.Answer, resolve.Corrections, incentive, claim, net, resolve.At),
                    Opened(of, net, resolve.Calendar, resolve.Policy, resolve.At)).By(IncentiveRules.NotRejected);
        });
    }

    public static Decision Confirm(ConfirmIncentiveStatement confirm, IncentiveLedger state)
    {
        if (!state.Statements.TryGetValue(confirm.StatementId, out var of)) return Decision.Reject(IncentiveRules.StatementUnknown.Refuse("statementId"));
        if (of.State != IncentiveStatementState.ReconciliationOpen) return Decision.Nothing;
        return of.DeadlineAt is { } deadline && BusinessTime.IsLate(confirm.At, deadline)
            ? Decision.Accept(new IncentiveStatementConfirmed(
                confirm.PartnerId, confirm.StatementId, of.Stated.Model, of.Stated.Period, of.Net, Automatic: true, confirm.At)).By(IncentiveRules.ConfirmedByTime)
            : Decision.Reject(IncentiveRules.ConfirmedByTime.Refuse("statementId"));
    }

    private static Rejection? Refusal(StatedIncentive of, RejectIncentiveStatement reject) => of.State switch
    {
        IncentiveStatementState.Rejected => IncentiveRules.RejectedBefore.Refuse("reason"),
        IncentiveStatementState.Generated => IncentiveRules.NotOpen.Refuse("statementId"),
        IncentiveStatementState.Confirmed => IncentiveRules.Closed.Refuse("statementId"),
        _ => BusinessTime.IsLate(reject.At, of.DeadlineAt!.Value) ? IncentiveRules.Closed.Refuse("statementId") : null,
    };

    private static IEnumerable<Rejection> Refusals(StatedIncentive of, ResolveIncentiveRejection resolve)
    {
        if (string.IsNullOrWhiteSpace(resolve.Answer)) yield return InputRules.Required.Refuse("answer");
        if (resolve.Corrections.Length > MostCorrections)
        {
            yield return InputRules.TooManyValues.Refuse("corrections");
            yield break;
        }

        if (resolve.Corrections.Length > 0 && of.Stated.ShowsPerformance)
            yield return IncentiveRules.PerformanceOnly.Refuse("corrections");
        foreach (var (index, correction) in resolve.Corrections.Index())
        {
            if (of.Lines.All(line => line.LineId != correction.LineId) || resolve.Corrections.Take(index).Any(before => before.LineId == correction.LineId))
                yield return IncentiveRules.LineUnknown.Refuse($"corrections[{index}].lineId");
            if (Math.Abs(correction.Amount) > AmountRules.MostOfMutation || !Money.Fits(correction.Amount))
                yield return IncentiveRules.AmountInvalid.Refuse($"corrections[{index}].amount");
        }
    }

    // What earlier answers put right stays, unless this one says otherwise.
    private static Money Incentive(StatedIncentive of, ImmutableArray<LineCorrected> corrections) =>
        corrections.Aggregate(of.Incentive, (sum, correction) => sum - of.AmountOf(correction.LineId) + new Money(correction.Amount));

    /// <summary>The reconciliation of a statement that comes to so much.</summary>
    public static ReconciliationOpened Opened(StatedIncentive of, Money net, WorkingCalendar calendar, IncentivePolicy policy, DateTimeOffset at) => new(
        of.Stated.PartnerId, of.Stated.StatementId, of.Stated.Model, of.Stated.Period, net, at, calendar.WorkingDaysAfter(at, policy.ReconciliationWorkingDays));
}
