using PartnerGraph.Read.Projections.Quotas;
using PartnerGraph.Read.Projections.Quotas.Budgets;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Expenditure.Attributing;

/// <summary>What owes and budgets come to in a batch, and what is to be told of it: judged after every single event.</summary>
internal sealed class SpendingJudges
{
    private readonly BusinessTime time;
    private readonly QuotaJudge quotas;
    private readonly BudgetJudge budgets;

    public SpendingJudges(ReadModelContext db, BusinessTime time, QuotaPolicy policy)
    {
        this.time = time;
        View = new SpendingView(db);
        var observations = new Observations(db);
        (quotas, budgets) = (new QuotaJudge(db, policy, View, observations), new BudgetJudge(db, time, View, observations));
    }

    public SpendingView View { get; }

    public async Task Load(IReadOnlyList<Recorded> batch, BatchCustomers customers, CancellationToken cancellation)
    {
        List<BillingMonth> months = [.. batch.Select(recorded => recorded.Event).OfType<ExpenditureRecorded>().Select(line => time.MonthOf(line.ChargedFrom)).Distinct()];
        List<string> customerIds = [.. customers.Ids.Concat(batch.Select(recorded => BudgetOf(recorded.Event)).OfType<string>()).Distinct()];
        List<string> partnerIds = [.. customers.PartnerIds.Concat(batch.Select(recorded => AccountOf(recorded.Event)).OfType<string>()).Distinct()];
        await Load(customerIds, partnerIds, months, cancellation);
    }

    /// <summary>Makes sure that what counts for these is known.</summary>
    public async Task Load(
        IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> partnerIds, IReadOnlyCollection<BillingMonth> months,
        CancellationToken cancellation)
    {
        await View.Load(customerIds, partnerIds, months, cancellation);
        await quotas.Load(partnerIds, cancellation);
        await budgets.Load(customerIds, cancellation);
    }

    /// <summary>Judges what the event has changed.</summary>
    public async ValueTask After(Recorded recorded, CancellationToken cancellation)
    {
        quotas.After(recorded);
        await budgets.After(recorded, cancellation);
        View.Judged();
    }

    private static string? BudgetOf(IDomainEvent @event) => @event switch
    {
        BudgetSet e => e.CustomerId,
        BudgetAdjusted e => e.CustomerId,
        BudgetRemoved e => e.CustomerId,
        BudgetPeriodStarted e => e.CustomerId,
        _ => null,
    };

    private static string? AccountOf(IDomainEvent @event) => @event switch
    {
        BalanceToppedUp e => e.PartnerId,
        CouponIssued e => e.PartnerId,
        CouponExpired e => e.PartnerId,
        BillOverdue e => e.PartnerId,
        BillGenerated e => e.PartnerId,
        BillRestated e => e.PartnerId,
        RepaymentRecorded e => e.PartnerId,
        RefundCredited e => e.PartnerId,
        RefundSettled e => e.PartnerId,
        QuotaGranted e => e.PartnerId,
        QuotaChanged e => e.PartnerId,
        _ => null,
    };
}
