using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Revenue;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Expenditure;

/// <summary>
/// Every billing line with whose it is, and all that is a view of that: what they add up to a day, what partners owe, what budgets are
/// compared with. It commits together, so that no figure contradicts another.
/// </summary>
public sealed class ExpenditureProjection : Projection
{
    public const string ReadModelName = "expenditure";

    private readonly BusinessTime time;
    private readonly QuotaPolicy policy;

    public ExpenditureProjection(BusinessTime time, QuotaPolicy policy)
    {
        (this.time, this.policy) = (time, policy);
        Follow<ExpenditureRecorded>();
        Follow<CustomerRegistered>();
        Follow<CustomerAssociated>();
        Follow<AssociationModelChanged>();
        Follow<CustomerDisassociated>();
        Follow<CustomerAllocated>();
        Follow<RoleAssigned>();
        Follow<MemberRemoved>();
        Follow<EnterpriseJoined>();
        Follow<EnterpriseLeft>();
        Follow<BalanceToppedUp>();
        Follow<CouponIssued>();
        Follow<CouponExpired>();
        Follow<BillingMonthClosed>();
        Follow<BillGenerated>();
        Follow<BillRestatementOrdered>();
        Follow<BillRestated>();
        Follow<RepaymentRecorded>();
        Follow<BillOverdue>();
        Follow<RefundCredited>();
        Follow<RefundSettled>();
        Follow<QuotaGranted>();
        Follow<QuotaChanged>();
        Follow<BudgetSet>();
        Follow<BudgetAdjusted>();
        Follow<BudgetRemoved>();
        Follow<BudgetPeriodStarted>();
        Follow<IncentiveMonthClosed>();
        Follow<IncentiveStatementGenerated>();
        Follow<IncentiveRestatementOrdered>();
        Follow<IncentiveStatementRestated>();
    }

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    /// <summary>Days follow the billing zone: in another zone the read model is another one.</summary>
    public override int Version => 44_000 + (int)time.Offset.TotalMinutes;

    public override void Map(ModelBuilder model)
    {
        model.Entity<ExpenditureLineRow>(line =>
        {
            line.MapSums("expenditure_line");
            line.HasKey(row => row.Position);
            line.Property(row => row.Position).ValueGeneratedNever();
            line.HasIndex(row => new { row.CustomerId, row.ChargedFrom });
            line.HasIndex(row => new { row.PartnerId, row.ChargedFrom });
            line.HasIndex(row => new { row.MemberId, row.ChargedFrom }).HasFilter("\"MemberId\" <> \"CustomerId\"");
            line.HasIndex(row => new { row.UnbilledOf, row.Day }).HasFilter("\"UnbilledOf\" IS NOT NULL");
            line.HasIndex(row => new { row.UnstatedOf, row.Day }).HasFilter("\"UnstatedOf\" IS NOT NULL");
            line.HasIndex(row => new { row.CustomerId, row.Day }).HasFilter("\"BillType\" = 'RefundUnsubscription'");
            line.Ignore(row => row.IsBilled);
            line.Ignore(row => row.IsStated);
            line.Ignore(row => row.OtherPayments);
        });
        model.Entity<ExpenditureBucketRow>(bucket =>
        {
            bucket.MapSums("expenditure_bucket");
            bucket.HasKey(row => new
            {
                row.PartnerId, row.Day, row.CustomerId, row.SummaryId, row.ServiceType, row.Region, row.BillingMode, row.Model, row.AccountManagerId,
            });
            bucket.HasIndex(row => new { row.CustomerId, row.Day });
        });
        model.Entity<ExpenditureDayRow>(day =>
        {
            day.HasBaseType((Type?)null);
            day.MapSums("expenditure_day");
            day.HasKey(row => new { row.PartnerId, row.Day, row.ServiceType, row.Region, row.BillingMode, row.Model, row.AccountManagerId });
        });
        model.Entity<ExpenditureCustomerRow>(customer =>
        {
            customer.ToTable("expenditure_customer");
            customer.HasKey(row => row.CustomerId);
        });
        model.Entity<ExpenditureManagerRow>(manager =>
        {
            manager.ToTable("expenditure_manager");
            manager.HasKey(row => new { row.CustomerId, row.PartnerId });
            manager.HasIndex(row => new { row.PartnerId, row.AccountManagerId });
        });
        model.Entity<SourceMonthRow>(month =>
        {
            month.ToTable("expenditure_source_month");
            month.HasKey(row => new { row.Source, row.Month });
        });
        BillTables.Map(model);
        RevenueTables.Map(model);
        ChargeTables.Map(model);
        SpendingTables.Map(model);
        WatchTables.Map(model);
    }

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var customers = await BatchCustomers.Load(db, batch, cancellation);
        var judges = new SpendingJudges(db, time, policy);
        await judges.Load(batch, customers, cancellation);
        using var writer = new ExpenditureWriter(db, judges.View);
        foreach (var recorded in batch)
        {
            if (recorded.Event is ExpenditureRecorded line)
            {
                writer.Insert(LineRows.Of(line, recorded.Position, time, Attribution.Of(line.CustomerId, line.ChargedFrom, customers.HistoryOf, time)));
                await judges.After(recorded, cancellation);
                continue;
            }

            await writer.Send(cancellation);
            if (await HistoryChanges.Apply(recorded, customers, cancellation) is { Count: > 0 } changes)
                foreach (var change in changes) await Reattribution.Apply(db, writer, judges, change, recorded.Position, customers, time, cancellation);
            else
                await Account(db, judges, recorded, cancellation);
            await judges.After(recorded, cancellation);
        }

        await writer.Flush(cancellation);
    }

    // What happened on a partner's account, and with what it earns.
    private static async ValueTask Account(ReadModelContext db, SpendingJudges judges, Recorded recorded, CancellationToken cancellation)
    {
        if (recorded.Event is BillingMonthClosed closed) await BillCut.Apply(db, closed, recorded, cancellation);
        else if (recorded.Event is CouponIssued coupon) BillRevenue.Issue(db, coupon);
        else if (recorded.Event is CouponExpired expired) await BillRevenue.Expire(db, expired, cancellation);
        else if (recorded.Event is BillGenerated bill)
        {
            await BillBook.Enter(db, bill, recorded, cancellation);
            await BillRevenue.Enter(db, bill, cancellation);
        }
        else if (recorded.Event is BillRestatementOrdered ordered) await BillCut.Apply(db, ordered, recorded, cancellation);
        else if (recorded.Event is BillRestated restated)
        {
            await BillBook.Enter(db, restated, recorded, cancellation);
            await BillRevenue.Enter(db, restated, cancellation);
        }
        else if (recorded.Event is IncentiveMonthClosed month) await IncentiveCut.Apply(db, month, recorded, cancellation);
        else if (recorded.Event is IncentiveStatementGenerated statement) await IncentiveCut.Enter(db, statement, cancellation);
        else if (recorded.Event is IncentiveRestatementOrdered again) await IncentiveCut.Apply(db, again, recorded, cancellation);
        else if (recorded.Event is IncentiveStatementRestated stated) await IncentiveCut.Enter(db, stated, cancellation);

        judges.View.Apply(recorded.Event);
    }

    // Apply takes whole batches.
    private void Follow<TEvent>() where TEvent : IDomainEvent => On<TEvent>((_, _) => throw new NotSupportedException());
}
