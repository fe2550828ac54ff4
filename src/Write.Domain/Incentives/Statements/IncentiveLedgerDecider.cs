using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>
/// A partner's earnings of one model: one stream, because what is to be taken back moves from statement to statement, and a quarter's rebate follows
/// from its months (ADR 56).
/// </summary>
public static class IncentiveLedgerDecider
{
    public static readonly Decider<IncentiveCommand, IncentiveLedger> Definition =
        new("incentive-ledger", command => StatementIds.LedgerOf(command.PartnerId, command.Model), IncentiveLedger.Empty, Decide, IncentiveLedger.Evolve);

    public static Decision Decide(IncentiveCommand command, IncentiveLedger state) => command switch
    {
        CloseIncentiveMonth close when state.LastClosed >= close.Month => Decision.Nothing,
        CloseIncentiveMonth close when close.Time.MonthOf(close.At) <= close.Month => Decision.Reject(IncentiveRules.MonthRunning.Refuse("month")),
        CloseIncentiveMonth close => Decision.Accept(new IncentiveMonthClosed(
            close.PartnerId, close.Month, IncentiveSpan.Ending(close.Month, close.Period)?.ToString(), close.At)).By(IncentiveRules.ByPeriod, IncentiveRules.MonthRunning),
        StateReferralIncentive stated => StatementDecisions.OfReferral(stated, state),
        StateResellerMonth stated => StatementDecisions.OfReseller(stated, state),
        OrderIncentiveRestatement order => RestatementDecisions.Order(order, state),
        RestateReferralIncentive restate => RestatementDecisions.OfReferral(restate, state),
        RestateResellerMonth restate => RestatementDecisions.OfReseller(restate, state),
        OpenReconciliation open => ReconciliationDecisions.Open(open, state),
        RejectIncentiveStatement reject => ReconciliationDecisions.Reject(reject, state),
        ResolveIncentiveRejection resolve => ReconciliationDecisions.Resolve(resolve, state),
        ConfirmIncentiveStatement confirm => ReconciliationDecisions.Confirm(confirm, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };
}
