using System.Text;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>The summary as a file: what expenditureSummary shows, row by row, each caller's own.</summary>
public sealed class ExportSummaryTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Header =
        "month,customerId,customerName,associationModel,serviceType,billingMode,currency,listPrice,discountedAmount,amount,refunds,cashPayment,cashCoupons,monthlySettlement,tax,preTaxAmount,roundingRemainder\r\n";

    private static readonly DateTimeOffset November = new(2024, 11, 3, 1, 2, 3, TimeSpan.Zero);

    private readonly LedgerApi api = new(server);
    private readonly ExportApi exports = new(server);

    [Fact, Trait("Rule", "EXPEND-17"), Trait("Rule", "EXPEND-11")]
    public async Task Months_of_customers_are_exported_with_eight_decimals()
    {
        var partner = await server.Partner();
        var (a, b) = ($"a{partner}", $"b{partner}");
        await Customer(a, partner, "REFERRAL");
        await Customer(b, partner, "RESELLER");
        await api.Lines(
            a, November.AddMonths(-1), new { lineId = $"{a}-1", listPrice = "12", discountedAmount = "2", amountDue = "10.00499999", cashPayment = "10.00499999", billingMode = "YEARLY_MONTHLY" });
        await api.Lines(
            a, November, new { lineId = $"{a}-2", amountDue = "105", tax = "5" }, new { lineId = $"{a}-3", amountDue = "-21", tax = "-1", billType = "REFUND_UNSUBSCRIPTION" });
        await api.Lines(b, November, new { lineId = $"{b}-1", serviceType = "OBS", amountDue = "0.105", monthlySettlement = "0.105" });
        var october = $"2024-10,{a},Name of {a},REFERRAL,ECS,YEARLY_MONTHLY,USD,12.00000000,2.00000000,10.00499999,0.00000000,10.00499999,0.00000000,0.00000000,0.00000000,10.00499999,0\r\n";
        var referral = $"2024-11,{a},Name of {a},REFERRAL,ECS,PAY_PER_USE,USD,0.00000000,0.00000000,105.00000000,-21.00000000,0.00000000,0.00000000,0.00000000,4.00000000,80.00000000,0\r\n";
        var reseller = $"2024-11,{b},Name of {b},RESELLER,OBS,PAY_PER_USE,USD,0.00000000,0.00000000,0.10500000,0.00000000,0.00000000,0.00000000,0.10500000,0.00000000,0.10500000,0\r\n";
        var admin = api.Administrator(partner);
        Assert.Equal(Header + october + referral + reseller, await Text(admin, new { from = "2024-10", to = "2024-11", format = "CSV" }));
        Assert.Equal(Header + october, await Text(admin, new { from = "2024-10", format = "CSV" }));
        Assert.Equal(Header + referral, await Text(admin, new { from = "2024-10", to = "2024-11", format = "CSV", filter = new { model = "REFERRAL", month = "2024-11" } }));
        Assert.Equal(Header + reseller, await Text(admin, new { from = "2024-10", to = "2024-11", format = "CSV", filter = new { customerId = LedgerApi.Customer(b) } }));
        // A customer's own, without what its partner settles; another partner's nothing.
        Assert.Equal(Header + october + referral, await Text(server.Customer(a), new { from = "2024-10", to = "2024-11", format = "CSV" }));
        Assert.Equal(Header, await Text(server.Customer(b), new { from = "2024-10", to = "2024-11", format = "CSV" }));
        Assert.Equal(Header, await Text(api.Administrator(await server.Partner()), new { from = "2024-10", to = "2024-11", format = "CSV" }));
        var sheet = await exports.Written(ExportApi.Summary, admin, new { from = "2024-10", to = "2024-11", format = "XLSX" });
        Assert.Equal(("COMPLETED", "3", "summary-2024-10-to-2024-11.xlsx"), (sheet["state"]!.GetValue<string>(), sheet["rows"]!.GetValue<string>(), sheet["fileName"]!.GetValue<string>()));
    }

    [Fact, Trait("Rule", "BILL-14")]
    public async Task What_is_not_written_and_who_may_not_is_refused()
    {
        var admin = server.Administrator(await server.Partner());
        foreach (var format in new[] { "FOCUS", "PDF" })
            Assert.Equal(["FORMAT_NOT_SUPPORTED"], (await exports.Ask(ExportApi.Summary, admin, new { from = "2024-10", format })).Codes());
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(ExportApi.Summary, admin, new { input = new { from = "2024-11", to = "2024-10", format = "CSV" } }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(ExportApi.Summary, admin, new { input = new { from = "2024-11", format = "CSV", filter = new { month = "2024-10" } } }));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(ExportApi.Summary, server.Member("p", Role.Operator, "none"), new { input = new { from = "2024-11", format = "CSV" } }));
    }

    private async Task<string> Text(string token, object input) => Encoding.UTF8.GetString(await exports.File(ExportApi.Summary, token, input));

    private async Task Customer(string customer, string partner, string model)
    {
        Assert.True(await api.Register(customer, new DateTimeOffset(2024, 9, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.True(await api.Associate(customer, partner, model, new DateTimeOffset(2024, 9, 2, 0, 0, 0, TimeSpan.Zero)));
    }
}
