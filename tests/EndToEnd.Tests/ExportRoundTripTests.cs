using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Expenditure;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>What is exported is imported as the same lines, to the last digit and letter.</summary>
[Trait("Rule", "EXPEND-11")]
public sealed class ExportRoundTripTests
{
    private static readonly DateTimeOffset At = new(new DateTime(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 15, 0, 0, 0, DateTimeKind.Utc).AddMonths(-1), TimeSpan.Zero);

    [Fact, Trait("Rule", "CONV-10")]
    public async Task An_export_is_imported_again_as_repeats_and_into_an_empty_store_as_the_same_lines()
    {
        using var store = await TemporaryStore.WithPartner();
        var first = store.File("first.csv");
        await File.WriteAllTextAsync(first, FormattableString.Invariant(
            $"currency,lineId,customerId,chargedFrom,chargedTo,serviceType,billType,amountDue\nUSD,0,c-1,{At:O},{At:O},Compute,EXPENDITURE,1\n"));
        string[] create = ["--create-customers", "--partner", TemporaryStore.Partner, "--progress", "none"];
        Assert.Equal(0, (await Cli.Run(["import", "csv", first, "--data", store.Data, .. create])).ExitCode);
        await Record(store,
            Line("rest", 0.0000000015m, 10.123456789012345678m),
            Line("up", 0.0000000055m, 10.00000000999m) with { ResourceName = "None", ResourceId = " i-1 ", OrderId = "'=1", Region = "n/a" },
            Line("other", 3m, 3m) with { ResourceName = "=SUM(A1)", ResourceType = "a,\"b\"", ServiceType = "NULL", Source = "None" },
            new ExpenditureLine("erp", "tax", "c-1", At, At, "ECS", null, BillingMode.OneTime, BillType.ExpenditureTax, new LineAmounts { AmountDue = ExactAmount.Of(0.0000000055m) }),
            Line("last", 9.999999999m, 9.999999999m) with
            {
                Amounts = new LineAmounts
                {
                    ListPrice = ExactAmount.Of(20.000000000000000001m), DiscountedAmount = ExactAmount.Of(10.000000001m), AmountDue = ExactAmount.Of(9.999999999m),
                    CashPayment = ExactAmount.Of(1.000000000000000003m), CashCoupons = ExactAmount.Of(2.000000000000000005m),
                    MonthlySettlement = ExactAmount.Of(6.999999998999999992m), Tax = ExactAmount.Of(0.123456789123456789m),
                },
            });
        var exported = store.File("out.csv");
        await using (var server = await RunningServer.Start(store.Data))
        {
            await server.CaughtUp();
            var export = await Cli.Run("export", "expenditures", "--month", $"{At:yyyy-MM}", "--out", exported, "--server", server.Address, "--token", server.Operations);
            Assert.Equal((0, ""), (export.ExitCode, export.Error));
        }

        var again = await Cli.Run("import", "csv", exported, "--data", store.Data, "--progress", "none");
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(new Told(Read: 6, Recorded: 0, Repeated: 6, Rejected: 0), Told.In(again.Output));

        using var empty = await TemporaryStore.WithPartner();
        var fresh = await Cli.Run(["import", "csv", exported, "--data", empty.Data, .. create]);
        Assert.Equal((0, ""), (fresh.ExitCode, fresh.Error));
        Assert.Equal((await store.Lines()).OrderBy(line => line.LineId, StringComparer.Ordinal), (await empty.Lines()).OrderBy(line => line.LineId, StringComparer.Ordinal));
    }

    private static ExpenditureLine Line(string id, decimal due, decimal list) => new(
        "erp", id, "c-1", At, At.AddHours(1), "ECS", null, BillingMode.PayPerUse, BillType.Expenditure,
        new LineAmounts { AmountDue = ExactAmount.Of(due), ListPrice = ExactAmount.Of(list), MonthlySettlement = ExactAmount.Of(due) });

    private static async Task Record(TemporaryStore temporary, params ExpenditureLine[] lines)
    {
        await using var store = EmbeddedStore.Open(new DirectoryInfo(temporary.Data));
        var recorded = await store.Recorder(store.CustomerExists).Record(lines, AmountPrecision.WithRemainder, BatchMode.AllOrNothing, new CommandContext("test", "test"));
        Assert.Equal(lines.Length, recorded.Count(LineOutcome.Recorded));
    }
}
