using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>
/// How a statement is restated (ADR 63): computed anew by the policies that hold now, but what is given back of other statements at what these gave. What was
/// put right by hand stays put right. One that is not confirmed is reconciled anew.
/// </summary>
internal static class RestatementDecisions
{
    private const int MostVersions = 99;

    public static Decision Order(OrderIncentiveRestatement order, IncentiveLedger state)
    {
        if (!state.Statements.TryGetValue(order.StatementId, out var of)) return Decision.Reject(IncentiveRules.StatementUnknown.Refuse("statementId"));
        // What was looked at is older than the last restatement, or that is not stated yet: sent again, it is done already.
        if (of.LastOrdered > Math.Min(order.Seen, of.Version))
            return of.Ordered?.Reason == order.Reason ? Decision.Nothing : Decision.Reject(IncentiveRules.RestatementPending.Refuse("statementId"));
        if (of.Stated.ShowsPerformance) return Decision.Reject(IncentiveRules.PerformanceOnly.Refuse("statementId"));
        var lines = order.Model == AssociationModel.Referral ? Referral(order.Usage, order.Terms, state) : Quarter(order, of, null, order.Terms, state);
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(order.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        if (IsSame(of.Lines, lines)) refusals.Add(IncentiveRules.NothingToRestate.Refuse("statementId"));
        if (of.LastOrdered >= MostVersions) refusals.Add(IncentiveRules.TooManyRestatements.Refuse("statementId"));
        return Decision.RejectOr(refusals, () =>
        {
            var ordered = new IncentiveRestatementOrdered(
                order.PartnerId, order.StatementId, order.Model, of.Stated.Period, of.LastOrdered + 1, order.Reason, order.At);
            return StatementDecisions.Accept(
                [ordered, .. order.Model == AssociationModel.Referral ? [] : Restated(new(of, ordered.Version, order.Reason, order.Terms.Policies.Version, order.Calendar, order.Policy, order.At), lines, state)],
                IncentiveRules.Restated);
        });
    }

    public static Decision OfReferral(RestateReferralIncentive restate, IncentiveLedger state)
    {
        if (!state.Statements.TryGetValue(restate.StatementId, out var of) || of.LastOrdered < restate.Version) return Decision.Reject(IncentiveRules.StatementUnknown.Refuse("statementId"));
        return of.Version >= restate.Version ? Decision.Nothing : StatementDecisions.Accept(
            Restated(
                new(of, restate.Version, of.Ordered!.Reason, restate.Terms.Policies.Version, restate.Calendar, restate.Policy, restate.At),
                Referral(restate.Usage, restate.Terms, state), state),
            IncentiveRules.Restated, IncentiveRules.PercentageByDiscount, IncentiveRules.RebateOfListPrice);
    }

    public static Decision OfReseller(RestateResellerMonth restate, IncentiveLedger state)
    {
        List<IDomainEvent> events = [];
        var (id, quarter) = (StatementDecisions.IdOf(restate, IncentiveSpan.Of(restate.Month)), IncentiveSpan.QuarterOf(restate.Month));
        var month = ResellerRebate.OfMonth(restate.Billed, restate.Terms.Policies.Version);
        if (!state.Statements.TryGetValue(id, out var shown))
        {
            if (month.Length > 0) events.Add(StatementDecisions.Statement(restate, id, IncentiveSpan.Of(restate.Month), month, restate.Terms, restate.At, claim: null));
        }
        else if (!IsSame(shown.Lines, month))
        {
            events.AddRange(Restated(Change(shown), month, state));
        }

        if (restate.IsQuarterBilled) events.AddRange(OfQuarter(restate, quarter, month, Change, state));
        return events.Count == 0 ? Decision.Nothing : StatementDecisions.Accept(events, IncentiveRules.Restated, IncentiveRules.PerformanceIsBilled, IncentiveRules.Threshold);

        StatementChange Change(StatedIncentive of) =>
            new(of, of.LastOrdered + 1, restate.Reason, restate.Terms.Policies.Version, restate.Calendar, restate.Policy, restate.At);
    }

    private static IReadOnlyList<IDomainEvent> OfQuarter(
        RestateResellerMonth restate, IncentiveSpan quarter, ImmutableArray<StatementLine> month, Func<StatedIncentive, StatementChange> change, IncentiveLedger state)
    {
        var id = StatementDecisions.IdOf(restate, quarter);
        var held = state.Statements.GetValueOrDefault(id);
        var lines = Quarter(restate, held, (restate.Month, month), restate.Terms, state, quarter);
        if (held is null) return lines.Length == 0 ? [] : [StatementDecisions.Statement(restate, id, quarter, lines, restate.Terms, restate.At, state.Claim)];
        return IsSame(held.Lines, lines) ? [] : Restated(change(held), lines, state);
    }

    private static ImmutableArray<StatementLine> Referral(ImmutableArray<ReferralUsage> usage, IncentiveTerms terms, IncentiveLedger state) =>
        ReferralRebate.Lines(usage, terms, statement => state.Statements.TryGetValue(statement, out var earlier) ? earlier.Lines : []);

    /// <param name="changed">A month as it is billed now; null when all are as they were stated.</param>
    private static ImmutableArray<StatementLine> Quarter(
        IncentiveCommand command, StatedIncentive? of, (BillingMonth Month, ImmutableArray<StatementLine> Lines)? changed, IncentiveTerms terms, IncentiveLedger state,
        IncentiveSpan? span = null)
    {
        var quarter = span ?? StatementIds.Parse(of!.Stated.StatementId)!.Value.Span;
        List<StatementLine> months = [];
        for (var month = quarter.First; month <= quarter.Last; month = month.Next)
        {
            if (month == changed?.Month) months.AddRange(changed.Value.Lines);
            else if (state.Statements.TryGetValue(StatementDecisions.IdOf(command, IncentiveSpan.Of(month)), out var stated)) months.AddRange(stated.Lines);
        }

        return ResellerRebate.OfQuarter(
            quarter, months, terms, month => state.Statements.GetValueOrDefault(StatementDecisions.IdOf(command, IncentiveSpan.QuarterOf(month))), evenOfNothing: of is not null);
    }

    // Lines have other names in another version, and rates that give the same may come from a later version of the policies.
    private static bool IsSame(ImmutableArray<StatementLine> stated, ImmutableArray<StatementLine> lines) =>
        stated.Select(Bare).SequenceEqual(lines.Select(Bare));

    private static StatementLine Bare(StatementLine line) => line with { LineId = "", PolicyVersion = 0 };

    private static IReadOnlyList<IDomainEvent> Restated(StatementChange change, ImmutableArray<StatementLine> lines, IncentiveLedger state)
    {
        var (of, stated) = (change.Of, change.Of.Stated);
        lines = [.. lines.Select((line, index) => line with { LineId = StatementIds.NumberOf(change.Version, index + 1) })];
        ImmutableArray<LineCorrected> corrections = [.. Carried(of, lines)];
        var incentive = corrections.Aggregate(
            ResellerRebate.Sum(lines.Select(line => line.Amount)), (sum, corrected) => sum - lines.First(line => line.LineId == corrected.LineId).Amount + new Money(corrected.Amount));
        var claim = state.ClaimWithout(of);
        var net = stated.ShowsPerformance ? Money.Zero : IncentiveLedger.NetOf(incentive, claim);
        var restated = new IncentiveStatementRestated(
            stated.PartnerId, stated.StatementId, stated.Model, stated.Period, change.Version, change.Reason, ResellerRebate.Sum(lines.Select(line => line.Performance)), incentive,
            claim, net, of.Net, of.State == IncentiveStatementState.Confirmed, change.PolicyVersion, lines, corrections, change.At);
        return !stated.ShowsPerformance && of.State is IncentiveStatementState.ReconciliationOpen or IncentiveStatementState.Rejected
            ? [restated, ReconciliationDecisions.Opened(of, net, change.Calendar, change.Policy, change.At)]
            : [restated];
    }

    // A line that was put right is as much above or below what it comes to now.
    private static IEnumerable<LineCorrected> Carried(StatedIncentive of, ImmutableArray<StatementLine> lines)
    {
        foreach (var (lineId, amount) in of.Corrected.OrderBy(line => line.Key, StringComparer.Ordinal))
        {
            var was = of.Lines.First(line => line.LineId == lineId);
            var now = lines.FirstOrDefault(line => (line.Month, line.ServiceType, line.Offering, line.CustomerDiscount, line.EarnedIn, line.From)
                == (was.Month, was.ServiceType, was.Offering, was.CustomerDiscount, was.EarnedIn, was.From));
            if (now is not null) yield return new(now.LineId, (now.Amount + (amount - was.Amount)).Amount);
        }
    }

    private sealed record StatementChange(
        StatedIncentive Of, int Version, string Reason, int PolicyVersion, WorkingCalendar Calendar, IncentivePolicy Policy, DateTimeOffset At);
}
