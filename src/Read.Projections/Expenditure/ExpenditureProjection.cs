using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
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
        Follow<BillGenerated>();
        Follow<RepaymentRecorded>();
        Follow<QuotaGranted>();
        Follow<QuotaChanged>();
        Follow<BudgetSet>();
        Follow<BudgetAdjusted>();
        Follow<BudgetRemoved>();
        Follow<BudgetPeriodStarted>();
    }

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    /// <summary>Days follow the billing zone: in another zone the read model is another one.</summary>
    public override int Version => 30_000 + (int)time.Offset.TotalMinutes;

    public override void Map(ModelBuilder model)
    {
        model.Entity<ExpenditureLineRow>(line =>
        {
            line.MapSums("expenditure_line");
            line.HasKey(row => row.Position);
            line.Property(row => row.Position).ValueGeneratedNever();
            line.HasIndex(row => new { row.CustomerId, row.ChargedFrom });
            line.HasIndex(row => new { row.PartnerId, row.ChargedFrom });
            line.HasIndex(row => new { row.MemberId, row.ChargedFrom }).HasFilter("MemberId <> CustomerId");
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
                writer.Insert(LineRows.Of(line, recorded.Position, time, Attribution.Of(line.CustomerId, line.ChargedFrom, customers.HistoryOf, time)));
            else if (await HistoryChanges.Apply(recorded, customers, cancellation) is { Count: > 0 } changes)
                foreach (var change in changes) await Reattribution.Apply(db, writer, judges, change, customers, time, cancellation);
            else
                judges.View.Apply(recorded.Event);
            await judges.After(recorded, cancellation);
        }

        writer.Flush();
    }

    // Apply takes whole batches.
    private void Follow<TEvent>() where TEvent : IDomainEvent => On<TEvent>((_, _) => throw new NotSupportedException());
}
