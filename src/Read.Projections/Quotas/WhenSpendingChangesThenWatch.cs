using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Billing;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>
/// Watches quotas and budgets: after every single line, bill and payment it judges with the deciders' own functions, and tells
/// the decider only when the judgement has changed. So the alerts do not depend on how the log is cut into batches.
/// </summary>
public sealed class WhenSpendingChangesThenWatch : Reaction
{
    private readonly BusinessTime time;
    private readonly CommandRunner runner;
    private readonly QuotaPolicy policy;

    public WhenSpendingChangesThenWatch(BusinessTime time, CommandRunner runner, QuotaPolicy policy)
    {
        (this.time, this.runner, this.policy) = (time, runner, policy);
        On<CustomerAssociated>((_, _) => { });
        On<CustomerDisassociated>((_, _) => { });
        On<AssociationModelChanged>((_, _) => { });
        On<ExpenditureRecorded>((_, _) => { });
        On<BalanceToppedUp>((_, _) => { });
        On<CouponIssued>((_, _) => { });
        On<BillGenerated>((_, _) => { });
        On<RepaymentRecorded>((_, _) => { });
        On<QuotaGranted>((_, _) => { });
        On<QuotaChanged>((_, _) => { });
        On<BudgetSet>((_, _) => { });
        On<BudgetAdjusted>((_, _) => { });
        On<BudgetRemoved>((_, _) => { });
        On<BudgetPeriodStarted>((_, _) => { });
    }

    public override string Name => "when-spending-changes-then-watch";

    public override void Map(ModelBuilder model)
    {
        SpendingTables.Map(model);
        WatchTables.Map(model);
    }

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var ledger = new SpendingLedger(db, time);
        await ledger.Load(batch, cancellation);
        var tell = new FollowUp(runner, Name);
        var quotas = new QuotaWatcher(db, policy, ledger, tell);
        var budgets = new BudgetWatcher(db, ledger, tell);
        await quotas.Load(cancellation);
        await budgets.Load(batch, cancellation);
        foreach (var recorded in batch)
        {
            var change = ledger.Apply(recorded.Event);
            await quotas.After(recorded, change, cancellation);
            await budgets.After(recorded, change, cancellation);
        }
    }
}
