using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Domain.Billing;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Projections.Contract;
using PartnerGraph.Projections.Quotas;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Tests.Quotas;

public sealed class SpendingTests : ProjectionContract<SpendingProjection>
{
    protected override IEnumerable<PastEvent> History { get; } =
    [
        Past.Associated("c"), Past.Associated("d", AssociationModel.Referral), Past.Associated("e"),
        Past.Line("1", "c", 100m, 90m, 0), Past.Line("2", "d", 50m, 50m, 1), Past.Line("3", "e", 10m, 9.00000001m, 29.999), Past.Line("4", "c", 7m, 6m, 30),
        Past.Changed("d", AssociationModel.Referral, AssociationModel.Reseller, 3), Past.Line("5", "d", 5m, 4m, 2), Past.Line("6", "d", 5m, 4m, 3),
        Past.Left("e", 5), Past.Line("7", "e", 1m, 1m, 5), Past.Line("8", "e", 1m, 1m, 6), Past.Line("9", "nobody", 1m, 1m, 6),
        Past.TopUp("t", 20m), Past.Coupon("k", 10m),
        Past.Bill(Past.September, 104.00000001m, 10m, 20m), Past.Line("10", "c", -2m, -1m, 4), Past.Repaid("r", 70m, 0m), Past.TopUp("u", 4m),
        Past.Repaid("s", 4m, 0m, PaymentSource.Balance), Past.Repaid("v", 0.00000001m, 3m),
    ];

    protected override void Configure(IServiceCollection services) => services.AddSingleton(BusinessTime.Default);

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "BUDGET-3"), Trait("Rule", "BILL-22")]
    public async Task Lines_of_reseller_customers_count_at_settlement_price_for_the_partner_and_at_list_price_for_the_customer()
    {
        await using var run = await Run(History.Take(14));
        await using var db = run.Open<SpendingProjection>();
        // 90 + 9.00000001 + 6 of two customers, 4 of the one whose model changed, 1 in the last second of an association.
        Assert.Equal(new Money(110.00000001m), (await db.Set<PartnerDebtRow>().SingleAsync()).Unbilled);
        var months = await db.Set<CustomerMonthRow>().OrderBy(row => row.CustomerId).ThenBy(row => row.Month).ToListAsync();
        Assert.Equal(
            ["c 2024-09 100.00000000", "c 2024-10 7.00000000", "d 2024-09 5.00000000", "e 2024-09 11.00000000"],
            months.Select(row => $"{row.CustomerId} {row.Month} {row.Spent.ToExactString()}"));
    }

    [Fact, Trait("Rule", "BILL-3"), Trait("Rule", "BILL-21"), Trait("Rule", "QUOTA-14"), Trait("Rule", "QUOTA-16")]
    public async Task A_bill_turns_what_is_unbilled_into_what_is_due_less_coupons_and_balance()
    {
        await using var run = await Run(History);
        await using var db = run.Open<SpendingProjection>();
        var debt = (await db.Set<PartnerDebtRow>().SingleAsync()).Debt;
        // October's 6 and the late refund of 1 wait for their bill; the 74.00000001 due were paid, and 3 in advance.
        Assert.Equal(new(Money.Zero, new(5m), new(3m), Money.Zero), debt);
        Assert.All(await db.Set<PartnerMonthRow>().ToListAsync(), month => Assert.Equal(Money.Zero, month.Unpaid));
    }

    private static async Task<ProjectionRun> Run(IEnumerable<PastEvent> history)
    {
        var run = await ProjectionRun.Start(
            Directory.CreateTempSubdirectory("partnergraph-read-").FullName, EventStore.Types.EventTypeRegistry.Domain,
            services => services.AddSingleton(BusinessTime.Default).AddProjection<SpendingProjection>());
        await run.Append(history);
        Assert.True((await run.CatchUp()).Reached);
        return run;
    }
}
