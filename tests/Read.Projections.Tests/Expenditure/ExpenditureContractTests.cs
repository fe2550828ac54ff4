using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Read.Projections.Tests.Customers;
using PartnerGraph.Read.Projections.Tests.Quotas;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Expenditure;

/// <summary>Lines before, within and after what says whose they are, so that much of it is attributed anew.</summary>
public class ExpenditureContractTests : ProjectionContract<ExpenditureProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        Past.Line("early", "c", 10m, 9m, 1), Happened.Registered(), Past.Line("before", "c", 20m, 19m, 0.5), Happened.Associated(), Happened.Allocated("m", 1),
        Past.Line("managed", "c", 30.00000001m, 29m, 1.5),
        Happened.Member(new RoleAssigned("m", "p", BuiltInRole.Operator, null)), Happened.Member(new RoleAssigned("m", "p", BuiltInRole.AccountManager, null)),
        Happened.Member(new MemberRemoved("m", "p", Happened.Start.AddDays(1.75))), Past.Line("refund", "c", -5m, -4m, 2),
        Happened.Association(new AssociationModelChanged("c", "p", AssociationModel.Reseller, AssociationModel.Referral, "ticket", Happened.Start.AddDays(2))),
        Past.Line("referral", "c", 40m, 40m, 3), Past.Line("late", "c", 1m, 1m, 1.2),
        Happened.Registered("d"), Happened.Customer(new EnterpriseJoined("d", "c", EnterpriseAccountKind.ResourceAccount, EnterpriseAccounting.Unified), "d"),
        Past.Line("member", "d", 7m, 6m, 2.5), Happened.Customer(new EnterpriseLeft("d", "c"), "d"), Past.Line("alone", "d", 8m, 7m, 3.5),
        Past.Line("after", "c", 50m, 49m, 6), Happened.Left(5), Happened.Associated(partner: "q", days: 7), Past.Line("again", "c", 60m, 59m, 8),
        Happened.Allocated("n", 8, "q"), Happened.Allocated(null, 9, "q"),
        Past.Associated("e"), Past.Granted(100m), Past.Budget("e", 50m), Past.Line("e1", "e", 60m, 95m, 1), Past.TopUp("t", 20m), Past.Coupon("k", 10m),
        Past.QuotaChanged(100m, 70m), Past.Bill(Past.September, 95m, 10m, 20m), Past.Overdue(Past.September, 65m, 85m), Past.Repaid("r", 65m, 1m), Past.Credited("o-1-refund-1", 2m), Past.Credited("o-2-refund-1", 3m), Past.Settled(5m), Past.Credited("o-3-refund-1", 1m), Past.Adjusted("e", 50m, 200m, ratios: 0.2m),
        Past.Line("e2", "e", 41m, 1m, 31, recorded: 31), Past.Started("e", Past.September.Next, 200m, 31), Past.Line("e3", "e", -20m, -1m, 1),
        Past.Removed("e", 200m), Past.Budget("e", 10m, BudgetKind.Package), Past.Line("e4", "e", 5m, 5m, 70), Past.Left("e", 60),
        .. Bills, .. Incentives,
    ];

    // g is referred: its first month is stated, then a line is given back, one arrives late, and everything turns out to be q's.
    private static IEnumerable<PastEvent> Incentives =>
    [
        Past.Associated("g", AssociationModel.Referral), Past.Paid("g1", "g", 100m, 90m, 1), Past.Paid("g2", "g", 10m, 10m, 2), Past.Paid("g3", "g", 30m, 30m, 40),
        Past.MonthClosed(Past.September, "2024-09", 30), Past.Stated("p", Past.September, "Compute"), Past.Paid("g1~reversal-1", "g", -100m, -90m, 1),
        Past.Paid("g4", "g", 7m, 7m, 3), Past.MonthClosed(Past.September.Next, null, 61), Past.Left("g", 2), Past.Associated("g", AssociationModel.Referral, "q", 3),
        Past.MonthClosed(Past.September.Next.Next, "2024-Q4", 91), Past.MonthClosed(Past.September, "2024-09", 92, "q"),
        // September is restated: what has left went out with the quarter, and h comes in; then h leaves, and the next version has nothing of it.
        Past.Associated("h", AssociationModel.Referral), Past.Paid("h1", "h", 110m, 110m, 4), Past.Paid("h2", "h", 9m, 9m, 200), Past.RestatementOrdered("2024-09", 2, 100),
        Past.Restated("2024-09", 2, Past.September, "Compute"), Past.Left("h", 1), Past.RestatementOrdered("2024-09", 3, 101), Past.Restated("2024-09", 3, Past.September, "Compute"),
        // i is given back what it used, after it has become a reseller customer; then that turns out to have been so before.
        Past.Associated("i", AssociationModel.Referral), Of("i1", 20m, 5), Past.Changed("i", AssociationModel.Referral, AssociationModel.Reseller, 92), Of("i2", -3m, 93),
        Past.MonthClosed(new(2024, 12), "2024-12", 122), Past.Changed("i", AssociationModel.Reseller, AssociationModel.Referral, 94), Of("i3", -2m, 95),
        Past.MonthClosed(new(2025, 1), "2025-01", 153), Past.Left("i", 4), Past.MonthClosed(new(2025, 2), "2025-02", 181),
    ];

    private static PastEvent Of(string id, decimal list, double days)
    {
        var line = Past.Paid(id, "i", list, list, days);
        return line with { Event = (ExpenditureRecorded)line.Event with { ResourceId = "i-server" } };
    }

    // f spends in September and October; the first cut takes some, a late line and one that has left are corrected by the next.
    private static IEnumerable<PastEvent> Bills =>
    [
        Past.Associated("f"), Past.Line("f1", "f", 100m, 90m, 1), Past.Line("f2", "f", 10m, 9m, 40, recorded: 40),
        Past.Closed(Past.September, 34), Past.Bill(Past.September, 200m, 0m, 0m), Past.Line("f3", "f", 5m, 4m, 2, recorded: 40),
        Past.Changed("f", AssociationModel.Reseller, AssociationModel.Referral, 1), Past.Line("f4", "f", 1m, 1m, 0.5, recorded: 41),
        Past.Closed(Past.September.Next, 64), Past.Bill(Past.September.Next, 20m, 0m, 0m),
        Past.Changed("f", AssociationModel.Referral, AssociationModel.Reseller, 1), Past.Closed(Past.September.Next.Next, 95),
        Past.Coupon("k2", 5m), Past.Expired("k2", 4m),
        // October is restated: a late line comes in, and one that has left goes out.
        Past.Coupon("k", 3m), Past.Line("f5", "f", 6m, 5m, 41, recorded: 96), Past.Line("f6", "f", 2m, 2m, 3, recorded: 96), Past.Left("f", 50),
        Past.RestatementOrdered(Past.September.Next, 2, 97), Past.Restated(Past.September.Next, 2, 20m, 5m, 22m, coupon: 3m),
        Past.RestatementOrdered(Past.September, 2, 98), Past.Restated(Past.September, 2, 200m, 2m, 2m),
    ];

    protected override void Configure(IServiceCollection services) => services.AddSingleton(QuotaPolicy.Default);

    [Fact]
    public async Task After_every_event_whole_days_are_what_their_lines_add_up_to()
    {
        await using var run = await StartAt("days");
        var days = 0;
        foreach (var past in History)
        {
            await run.Append(past);
            Assert.True((await run.CatchUp()).Reached);
            await using var db = run.Open<ExpenditureProjection>();
            var lines = await db.Set<ExpenditureLineRow>().ToListAsync();
            Assert.Equal(
                lines.GroupBy(Day).Select(day => $"{day.Key}: {day.Count()}, {day.Sum(line => line.Sums.AmountDue.Money.Amount):F8}, {day.Sum(line => line.Sums.ListPrice.Money.Amount):F8}").Order(),
                (await db.Set<ExpenditureDayRow>().ToListAsync())
                    .Select(row => $"{Day(row)}: {row.Sums.Lines}, {row.Sums.AmountDue.Money.Amount:F8}, {row.Sums.ListPrice.Money.Amount:F8}").Order());
            days = Math.Max(days, lines.Select(Day).Distinct().Count());
        }

        Assert.True(days > 10);

        static string Day(object row) => row switch
        {
            ExpenditureLineRow line => $"{line.PartnerId} {line.Day} {line.ServiceType} {line.Region} {line.BillingMode} {line.Model} {line.AccountManagerId}",
            ExpenditureDayRow day => $"{day.PartnerId} {day.Day} {day.ServiceType} {day.Region} {day.BillingMode} {day.Model} {day.AccountManagerId}",
            _ => throw new ArgumentException("No row of expenditure.", nameof(row)),
        };
    }

    [Fact]
    public async Task Who_asks_for_no_customer_reads_whole_days_alone()
    {
        await using var run = await StartAt("whole");
        await run.Append(History);
        Assert.True((await run.CatchUp()).Reached);
        var reads = new DistributionReads(run.Services.GetRequiredService<IDbContextFactory<ReadModel<ExpenditureProjection>>>());
        var (partner, self) = (new CustomerScope.OfPartner("p"), new CustomerScope.Self("c"));
        ExpenditureDimension[] services = [ExpenditureDimension.ServiceType, ExpenditureDimension.Day], customers = [ExpenditureDimension.Customer];
        var before = (await Due(partner, new()), await Slices(partner, services), await reads.Services(partner, new(), default));
        Assert.NotEqual(0, before.Item1);
        Assert.NotEqual(0, await Due(self, new()));
        Assert.NotEqual(0, await Due(partner, new() { CustomerId = "c" }));
        Assert.NotEmpty(await Slices(partner, customers));
        await using (var db = run.Open<ExpenditureProjection>()) await db.Database.ExecuteSqlRawAsync("DELETE FROM expenditure_bucket");

        Assert.Equal((before.Item1, before.Item2), (await Due(partner, new()), await Slices(partner, services)));
        Assert.Equal(before.Item3, await reads.Services(partner, new(), default));
        Assert.Equal(0, await Due(self, new()));
        Assert.Equal(0, await Due(new CustomerScope.OfManagers("p", ["m"]), new()));
        Assert.Equal(0, await Due(partner, new() { CustomerId = "c" }));
        Assert.Empty(await Slices(partner, customers));

        async Task<decimal> Due(CustomerScope scope, ExpenditureQuery query) => (await reads.Total(scope, query, default)).AmountDue.Money.Amount;

        async Task<string> Slices(CustomerScope scope, ExpenditureDimension[] by) => string.Join(
            '\n', (await reads.Slices(scope, new(), by, PageRequest.Of(100, null, null, null), default)).Items.Select(slice => $"{slice.Id} {slice.Sums.AmountDue.Money}"));
    }
}

/// <summary>The heaviest read model, on a server.</summary>
public sealed class ExpenditureInPostgreSqlTests : ExpenditureContractTests
{
    protected override bool InPostgreSql => true;
}
