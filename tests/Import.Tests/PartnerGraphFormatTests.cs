using System.Text;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Import.Tests;

public sealed class PartnerGraphFormatTests
{
    [Fact, Trait("Rule", "EXPEND-9")]
    public async Task Every_field_of_a_line_has_a_column()
    {
        await using var store = new TemporaryStore();
        await Import(store, """
            lineId,customerId,chargedFrom,chargedTo,serviceType,region,billingMode,billType,resourceId,resourceName,resourceType,orderId,listPrice,discountedAmount,amountDue,cashPayment,cashCoupons,monthlySettlement,tax,currency,source
            l1,c1,2024-11-30T16:00:00Z,2024-11-30T17:00:00Z,ECS,r1,YEARLY_MONTHLY,EXPENDITURE,i-1,web,vm,o1,120,20,100,60,30,10,5,USD,erp
            """, []);
        var line = Assert.Single(await store.Recorded());
        Assert.Equal(("erp", "l1", "c1", "ECS", "r1"), (line.Source, line.LineId, line.CustomerId, line.ServiceType, line.Region));
        Assert.Equal((BillingMode.YearlyMonthly, "i-1", "web", "vm", "o1"), (line.BillingMode, line.ResourceId, line.ResourceName, line.ResourceType, line.OrderId));
        Assert.Equal(
            [120m, 20m, 100m, 60m, 30m, 10m, 5m],
            new[] { line.ListPrice, line.DiscountedAmount, line.AmountDue, line.CashPayment, line.CashCoupons, line.MonthlySettlement, line.Tax }
                .Select(money => money.Amount));
    }

    [Fact, Trait("Rule", "BILL-1")]
    public async Task A_charge_without_an_amount_is_priced_and_what_cannot_be_is_told()
    {
        await using var store = new TemporaryStore();
        var problems = new List<LineProblem>();
        await Import(store, """
            lineId,customerId,chargedFrom,chargedTo,serviceType,billType,listPrice,discountedAmount,amountDue,currency
            l1,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,120,20,,USD
            l2,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,,,,USD
            l3,c1,2024-11-01,2024-11-02,ECS,REFUND_UNSUBSCRIPTION,-120,,,USD
            """, problems);
        var line = Assert.Single(await store.Recorded());
        Assert.Equal((100m, 120m, new LinePricing(new(100m), null, 0)), (line.AmountDue.Amount, line.ListPrice.Amount, line.Pricing));
        Assert.Equal([(3, "amountDue"), (4, "amountDue")], problems.Select(problem => ((int)problem.LineNumber, problem.Column)));
    }

    [Fact]
    public async Task Good_lines_are_stored_and_bad_ones_stand_in_the_reject_file_as_they_were()
    {
        await using var store = new TemporaryStore();
        var problems = new List<LineProblem>();
        const string header = "currency,lineId,customerId,chargedFrom,chargedTo,serviceType,billType,amountDue";
        string[] bad =
        [
            "USD,l2,c1,2024-11-01,2024-11-02,ECS,GIFT,1", "USD,l3,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,-1",
            "USD,l4,c1,2024-11-02,2024-11-01,\"E\"\"C\",EXPENDITURE,1",
        ];
        var totals = await Import(
            store, $"{header}\nUSD,l1,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,1\n{string.Join("\n", bad)}", problems, store.PathOf("rejects.csv"));
        Assert.Equal((1, 0, 3), (totals.Recorded, totals.Repeated, totals.Rejected));
        Assert.Equal(
            [
                "own.csv:3: billType: 'GIFT' is none of EXPENDITURE, EXPENDITURE_TAX, REFUND_UNSUBSCRIPTION, REFUND_TAX.",
                "own.csv:4: amountDue: A charge is not negative.",
                "own.csv:5: chargedTo: The charge ends before it begins.",
            ],
            problems.Select(problem => problem.ToString()));
        Assert.Equal($"{header}\n{string.Join("\n", bad)}\n", await File.ReadAllTextAsync(store.PathOf("rejects.csv")));
    }

    [Fact, Trait("Rule", "EXPEND-11")]
    public async Task What_stands_beyond_the_eighth_decimal_in_a_column_of_its_own_is_part_of_the_amount()
    {
        await using var store = new TemporaryStore();
        var problems = new List<LineProblem>();
        await Import(store, """
            lineId,customerId,chargedFrom,chargedTo,serviceType,billType,currency,amountDue,roundingRemainder,listPrice,listPriceRemainder
            l1,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,USD,1.00000001,-0.000000005,2,0.000000000000000001
            l2,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,USD,1,0.000000006,2,
            l3,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,USD,1,,2,1
            """, problems, store.PathOf("rejects.csv"));
        var line = Assert.Single(await store.Recorded());
        Assert.Equal((1.00000001m, -5_000_000_000), (line.AmountDue.Amount, line.Remainder!.AmountDue));
        Assert.Equal((2m, 1), (line.ListPrice.Amount, line.Remainder.ListPrice));
        Assert.Equal(["roundingRemainder", "listPriceRemainder"], problems.Select(problem => problem.Column));
    }

    [Fact, Trait("Rule", "ASSOC-16")]
    public async Task Metered_lines_of_a_freeze_are_reported_with_the_rule()
    {
        await using var store = new TemporaryStore();
        var frozen = new CustomerResourcesFrozen("c1", "p", CustomerFreezeCause.Partner, new(2024, 11, 1, 12, 0, 0, TimeSpan.Zero), new(2024, 11, 16, 12, 0, 0, TimeSpan.Zero));
        await store.Store.Append("customer-status-c1", ExpectedVersion.NoStream,
            [new NewEvent(Guid.NewGuid(), EventTypeRegistry.Domain.NameOf<CustomerResourcesFrozen>(), EventTypeRegistry.Serialize(frozen),
                new CommandContext("test", "test").Metadata(DateTimeOffset.UnixEpoch, []).Encode())]);
        var problems = new List<LineProblem>();
        var totals = await Import(
            store, """
            lineId,customerId,chargedFrom,chargedTo,serviceType,billingMode,billType,currency,amountDue
            l1,c1,2024-11-01T11:59:59Z,2024-11-01T12:59:59Z,ECS,PAY_PER_USE,EXPENDITURE,USD,1
            l2,c1,2024-11-01T12:00:00Z,2024-11-01T13:00:00Z,ECS,PAY_PER_USE,EXPENDITURE,USD,1
            l3,c1,2024-11-01T12:00:00Z,2024-12-01T12:00:00Z,ECS,YEARLY_MONTHLY,EXPENDITURE,USD,1
            """, problems, store.PathOf("rejects.csv"));
        Assert.Equal((2, 0, 1), (totals.Recorded, totals.Repeated, totals.Rejected));
        Assert.Equal(
            "own.csv:3: chargedFrom: The customer's resources were frozen from 2024-11-01T12:00:00Z on: nothing is metered then.",
            Assert.Single(problems).ToString());
    }

    [Fact]
    public async Task A_repeat_with_another_content_is_refused_by_its_column()
    {
        await using var store = new TemporaryStore();
        var problems = new List<LineProblem>();
        const string header = "currency,lineId,customerId,chargedFrom,chargedTo,serviceType,billType,amountDue\n";
        await Import(store, header + "USD,l1,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,1\n", problems);
        await Import(store, header + "USD,l1,c1,2024-11-01,2024-11-02,ECS,EXPENDITURE,2\n", problems);
        Assert.Equal(["own.csv:2: lineId: Line l1 of csv is stored with another content."], problems.Select(problem => problem.ToString()));
        Assert.Equal(1m, Assert.Single(await store.Recorded()).AmountDue.Amount);
    }

    private static async Task<ImportTotals> Import(TemporaryStore store, string text, List<LineProblem> problems, string? rejectPath = null)
    {
        using var file = new ExpenditureFile("own.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), new PartnerGraphFormat());
        using var rejects = rejectPath is null ? null : new RejectFile(rejectPath, file.HeaderRecord);
        return await store.Import(problems, rejects).Run(file);
    }
}
