using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>What is stated of a period: once, whatever comes afterwards.</summary>
internal static class StatementDecisions
{
    public static Decision OfReferral(StateReferralIncentive stated, IncentiveLedger state)
    {
        var id = StatementIds.Of(stated.PartnerId, AssociationModel.Referral, stated.Span);
        if (state.Statements.ContainsKey(id) || stated.Usage.IsEmpty) return Decision.Nothing;
        if (!state.Periods.Contains(stated.Span.ToString())) return Decision.Reject(IncentiveRules.MonthRunning.Refuse("period"));
        var lines = ReferralRebate.Lines(stated.Usage, stated.Terms, statement =>
            state.Statements.TryGetValue(statement, out var of) ? of.Lines : []);
        return Accept([Statement(stated, id, stated.Span, lines, stated.Terms, stated.At, state.Claim)], IncentiveRules.PercentageByDiscount, IncentiveRules.RebateOfListPrice);
    }

    public static Decision OfReseller(StateResellerMonth stated, IncentiveLedger state)
    {
        List<IDomainEvent> events = [];
        var (id, quarter) = (IdOf(stated, IncentiveSpan.Of(stated.Month)), IncentiveSpan.QuarterOf(stated.Month));
        var month = state.Statements.TryGetValue(id, out var earlier) ? earlier.Lines : ResellerRebate.OfMonth(stated.Billed, stated.Terms.Policies.Version);
        if (earlier is null && month.Length > 0)
            events.Add(Statement(stated, id, IncentiveSpan.Of(stated.Month), month, stated.Terms, stated.At, claim: null));
        var quarterId = IdOf(stated, quarter);
        if (quarter.Last == stated.Month && !state.Statements.ContainsKey(quarterId))
        {
            List<StatementLine> months = [.. Before(stated, stated.Month, quarter, state), .. month];
            var lines = ResellerRebate.OfQuarter(quarter, months, stated.Terms, of =>
                state.Statements.TryGetValue(IdOf(stated, IncentiveSpan.QuarterOf(of)), out var held) ? held : null);
            if (lines.Length > 0) events.Add(Statement(stated, quarterId, quarter, lines, stated.Terms, stated.At, state.Claim));
        }

        return events.Count == 0 ? Decision.Nothing : Accept(events, IncentiveRules.PerformanceOnly, IncentiveRules.PerformanceIsBilled, IncentiveRules.Threshold);
    }

    private static IEnumerable<StatementLine> Before(IncentiveCommand stated, BillingMonth last, IncentiveSpan quarter, IncentiveLedger state)
    {
        for (var month = quarter.First; month < last; month = month.Next)
        {
            if (!state.Statements.TryGetValue(IdOf(stated, IncentiveSpan.Of(month)), out var of)) continue;
            foreach (var line in of.Lines) yield return line;
        }
    }

    /// <param name="claim">Null for what shows a performance and pays nothing out.</param>
    public static IncentiveStatementGenerated Statement(
        IncentiveCommand of, string id, IncentiveSpan span, ImmutableArray<StatementLine> lines, IncentiveTerms terms, DateTimeOffset at, Money? claim)
    {
        var incentive = ResellerRebate.Sum(lines.Select(line => line.Amount));
        var taken = claim ?? Money.Zero;
        return new(
            of.PartnerId, id, of.Model, span.ToString(), ResellerRebate.Sum(lines.Select(line => line.Performance)), incentive, taken,
            IncentiveLedger.NetOf(incentive, taken), terms.Policies.Version, lines, at);
    }

    public static Decision Accept(IReadOnlyList<IDomainEvent> events, params IReadOnlyList<Rule> rules) =>
        events.Select(e => e switch
        {
            IncentiveStatementGenerated of => AmountRules.Sum(of.Performance, "usage") ?? AmountRules.Sum(of.Incentive - of.Claim, "usage"),
            IncentiveStatementRestated of => AmountRules.Sum(of.Performance, "usage") ?? AmountRules.Sum(of.Incentive - of.Claim, "usage"),
            _ => null,
        }).FirstOrDefault(refusal => refusal is not null) is { } tooLarge
                ? Decision.Reject(tooLarge)
                : Decision.Accept(events).By(rules);

    public static string IdOf(IncentiveCommand of, IncentiveSpan span) => StatementIds.Of(of.PartnerId, of.Model, span);
}
