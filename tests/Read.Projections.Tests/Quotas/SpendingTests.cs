using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Tests.Quotas;

public sealed class SpendingTests
{
    private static readonly IReadOnlyList<PastEvent> History =
    [
        Past.Associated("c"), Past.Associated("d", AssociationModel.Referral), Past.Associated("e"),
        Past.Line("1", "c", 100m, 90m, 0), Past.Line("2", "d", 50m, 50m, 1), Past.Line("3", "e", 10m, 9.00000001m, 29.999), Past.Line("4", "c", 7m, 6m, 30),
        Past.Changed("d", AssociationModel.Referral, AssociationModel.Reseller, 3), Past.Line("5", "d", 5m, 4m, 2), Past.Line("6", "d", 5m, 4m, 3),
        Past.Left("e", 5), Past.Line("7", "e", 1m, 1m, 5), Past.Line("8", "e", 1m, 1m, 6), Past.Line("9", "nobody", 1m, 1m, 6),
        Past.TopUp("t", 20m), Past.Coupon("k", 10m),
        Past.Bill(Past.September, 95m, 10m, 20m), Past.Line("10", "c", -2m, -1m, 4), Past.Repaid("r", 60m, 0m), Past.TopUp("u", 4m),
        Past.Repaid("s", 4m, 0m, PaymentSource.Balance), Past.Repaid("v", 1m, 3m),
    ];

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "BUDGET-3"), Trait("Rule", "BILL-22")]
    public async Task Lines_of_reseller_customers_count_at_settlement_price_for_the_partner_and_at_list_price_for_the_customer()
    {
        await using var run = await Run(History.Take(14));
        await using var db = run.Open<ExpenditureProjection>();
        // 90 and 6 of one customer, 4 of the one whose model changed, 1 in the last second of an association that the other lines are after.
        Assert.Equal(new Money(101m), (await db.Set<PartnerDebtRow>().SingleAsync()).Unbilled);
        var months = await db.Set<CustomerMonthRow>().OrderBy(row => row.CustomerId).ThenBy(row => row.Month).ToListAsync();
        Assert.Equal(
            ["c 2024-09 100.00000000", "c 2024-10 7.00000000", "d 2024-09 5.00000000", "e 2024-09 1.00000000"],
            months.Select(row => $"{row.CustomerId} {row.Month} {row.Spent.ToExactString()}"));
    }

    [Fact, Trait("Rule", "BILL-3"), Trait("Rule", "BILL-21"), Trait("Rule", "QUOTA-14"), Trait("Rule", "QUOTA-16")]
    public async Task A_bill_turns_what_is_unbilled_into_what_is_due_less_coupons_and_balance()
    {
        await using var run = await Run(History);
        await using var db = run.Open<ExpenditureProjection>();
        var debt = (await db.Set<PartnerDebtRow>().SingleAsync()).Debt;
        // October's 6 and the late refund of 1 wait for their bill; the 65 due were paid, and 3 in advance.
        Assert.Equal(new(Money.Zero, new(5m), new(3m), Money.Zero), debt);
        Assert.All(await db.Set<PartnerMonthRow>().ToListAsync(), month => Assert.Equal(Money.Zero, month.Unpaid));
    }

    [Theory, Trait("Rule", "QUOTA-3"), Trait("Rule", "BUDGET-3"), Trait("Rule", "BILL-22")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_association_covers_counts_whether_it_is_told_before_the_lines_or_after_them(bool linesFirst)
    {
        PastEvent[] lines = [Past.Line("1", "c", 600m, 500m, 1), Past.Line("2", "c", 7m, 6m, 40)];
        await using var run = await Run(linesFirst ? [.. lines, Past.Associated("c")] : [Past.Associated("c"), .. lines]);
        Assert.Equal("debt 506.00000000; 2024-09 500.00000000; 2024-10 6.00000000; c 600.00000000; c 7.00000000", await Figures(run, "p"));
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "EXPEND-13")]
    public async Task A_line_charged_later_than_the_customer_left_goes_where_the_customer_goes()
    {
        await using var run = await Run(
            [Past.Associated("c"), Past.Line("1", "c", 20m, 10m, 1), Past.Line("2", "c", 200m, 150m, 6), Past.Left("c", 5), Past.Associated("c", partner: "q", days: 5)]);
        Assert.Equal("debt 10.00000000; 2024-09 10.00000000; c 20.00000000", await Figures(run, "p"));
        Assert.Equal("debt 150.00000000; 2024-09 150.00000000; c 200.00000000", await Figures(run, "q"));
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "BILL-22")]
    public async Task A_change_of_model_takes_out_and_brings_in_what_is_charged_after_it()
    {
        PastEvent[] lines = [Past.Line("1", "c", 20m, 10m, 1), Past.Line("2", "c", 200m, 150m, 6)];
        await using var away = await Run([Past.Associated("c"), .. lines, Past.Changed("c", AssociationModel.Reseller, AssociationModel.Referral, 5)]);
        Assert.Equal("debt 10.00000000; 2024-09 10.00000000; c 20.00000000", await Figures(away, "p"));
        await using var here = await Run(
            [Past.Associated("c", AssociationModel.Referral), .. lines, Past.Changed("c", AssociationModel.Referral, AssociationModel.Reseller, 5)]);
        Assert.Equal("debt 150.00000000; 2024-09 150.00000000; c 200.00000000", await Figures(here, "p"));
    }

    [Fact, Trait("Rule", "EXPEND-14"), Trait("Rule", "QUOTA-3"), Trait("Rule", "BUDGET-3")]
    public async Task What_goes_to_the_master_is_its_partners_to_owe_and_counts_in_its_budget()
    {
        await using var run = await Run(
        [
            Past.Associated("master", partner: "q"), Past.Associated("member", AssociationModel.Referral),
            new("customer-member", new EnterpriseJoined("member", "master", EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Unified)),
            Past.Line("1", "member", 20m, 10m, 1), Past.Line("2", "member", 200m, 150m, 6),
            new("association-member", new CustomerDisassociated("member", "p", AssociationModel.Referral, Past.Day(5))),
        ]);
        Assert.Equal("debt 150.00000000; 2024-09 150.00000000; master 200.00000000", await Figures(run, "q"));
    }

    /// <summary>What the partner owes, its months, and the months of its customers, those at nothing left out.</summary>
    private static async Task<string> Figures(ProjectionRun run, string partner)
    {
        await using var db = run.Open<ExpenditureProjection>();
        var debt = await db.Set<PartnerDebtRow>().SingleAsync(row => row.PartnerId == partner);
        var months = await db.Set<PartnerMonthRow>().Where(row => row.PartnerId == partner).OrderBy(row => row.Month).ToListAsync();
        var customers = await db.Set<CustomerMonthRow>().Where(row => row.PartnerId == partner).OrderBy(row => row.CustomerId).ThenBy(row => row.Month).ToListAsync();
        return string.Join(
            "; ",
            [
                $"debt {debt.Unbilled.ToExactString()}", .. months.Where(row => row.Spent != Money.Zero).Select(row => $"{row.Month} {row.Spent.ToExactString()}"),
                .. customers.Where(row => row.Spent != Money.Zero).Select(row => $"{row.CustomerId} {row.Spent.ToExactString()}"),
            ]);
    }

    private static async Task<ProjectionRun> Run(IEnumerable<PastEvent> history)
    {
        var run = await ProjectionRun.Start(
            Directory.CreateTempSubdirectory("partnergraph-read-").FullName, Write.EventStore.Types.EventTypeRegistry.Domain,
            services => services.AddSingleton(QuotaPolicy.Default).AddProjection<ExpenditureProjection>());
        await run.Append(history);
        Assert.True((await run.CatchUp()).Reached);
        return run;
    }
}
