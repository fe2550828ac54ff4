using System.Net;
using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>Bills as files, while the clock of a sandbox moves; every server begins at 2024-11-04.</summary>
public sealed class ExportBillTests : IAsyncLifetime
{
    private const string Run = "2024-12-04T16:00:00Z";

    private static readonly DateTimeOffset November = new(2024, 11, 10, 1, 2, 3, TimeSpan.Zero);

    private readonly SandboxServer server = new();
    private readonly LedgerApi api;
    private readonly ExportApi exports;

    public ExportBillTests() => (api, exports) = (new(server), new(server));

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "BILL-14"), Trait("Rule", "BILL-15")]
    public async Task A_bill_as_csv_has_its_lines_with_eight_decimals()
    {
        var partner = await Billed(("1", 0.105m), ("2", -0m), ("3", 12_345_678.00000001m));
        var token = api.Administrator(partner);
        var export = await exports.Written(ExportApi.Bill, token, new { month = "2024-11", format = "CSV" });
        Assert.Equal(("COMPLETED", 100, "3", "bill-2024-11.csv"), (
            export["state"]!.GetValue<string>(), export["progress"]!.GetValue<int>(), export["rows"]!.GetValue<string>(), export["fileName"]!.GetValue<string>()));
        using var answer = await exports.Fetch(export["url"]!.GetValue<string>());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(("attachment", "bill-2024-11.csv"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal(export["bytes"]!.GetValue<string>(), $"{bytes.Length}");
        Assert.Equal(export["sha256"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(
            "billingMonth,kind,isCorrection,billingDay,source,lineId,customerId,customerName,chargedFrom,chargedTo,serviceType,region,billingMode,billType,resourceId,orderId,currency,listPrice,amount\r\n"
            + Line("1", "0.10500000") + Line("2", "0.00000000") + Line("3", "12345678.00000001"),
            Encoding.UTF8.GetString(bytes));

        static string Line(string id, string amount) =>
            $"2024-11,CHARGE,false,2024-11-10,ledger,{id},c,Name of c,2024-11-10T01:02:03.000Z,2024-11-10T01:02:03.000Z,ECS,,PAY_PER_USE,EXPENDITURE,,,USD,{amount},{amount}\r\n";
    }

    [Fact, Trait("Rule", "BILL-14")]
    public async Task A_pdf_is_refused_with_its_rule_and_a_month_without_a_bill_with_its_own()
    {
        var partner = await Billed(("1", 1m));
        var token = api.Administrator(partner);
        Assert.Equal(
            """{"export":null,"errors":[{"code":"FORMAT_NOT_SUPPORTED","ruleId":"BILL-14","path":["format"],"message":"What is exported is written as CSV or as XLSX, bills and billing lines in the columns of FOCUS too, and nothing as PDF."}]}""",
            (await exports.Ask(ExportApi.Bill, token, new { month = "2024-11", format = "PDF" })).ToJsonString());
        var early = await exports.Ask(ExportApi.Bill, token, new { month = "2024-12", format = "CSV" });
        Assert.Equal(["BILL_NOT_GENERATED"], early.Codes());
    }

    [Fact, Trait("Rule", "BILL-14")]
    public async Task A_closed_month_stays_as_it_was_closed_and_the_next_one_takes_out_and_corrects()
    {
        var partner = await Billed(("1", 10m));
        var token = api.Administrator(partner);
        var before = await exports.File(ExportApi.Bill, token, new { month = "2024-11", format = "CSV" });
        await api.Record(LedgerApi.Line("late", "c", 5m, November));
        await server.Settle();
        Assert.Equal(before, await exports.File(ExportApi.Bill, token, new { month = "2024-11", format = "CSV" }));
        await server.MoveTo("2025-01-04T16:00:00Z");
        Assert.Equal(before, await exports.File(ExportApi.Bill, token, new { month = "2024-11", format = "CSV" }));
        var next = Encoding.UTF8.GetString(await exports.File(ExportApi.Bill, token, new { month = "2024-12", format = "CSV" }));
        Assert.Contains("2024-12,CHARGE,true,2024-11-10,ledger,late,c,", Assert.Single(next.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "BILL-14")]
    public async Task The_file_reconciles_with_the_bill()
    {
        var partner = await Billed(("1", 0.10500001m), ("2", 7.3m), ("3", 0.00000001m));
        var token = api.Administrator(partner);
        var rows = Encoding.UTF8.GetString(await exports.File(ExportApi.Bill, token, new { month = "2024-11", format = "CSV" })).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        var sum = rows.Sum(row => decimal.Parse(row.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(
            (await server.Data("""{ partnerBill(month: "2024-11") { usage } }""", token))["partnerBill"]!["usage"]!.GetValue<string>(),
            sum.ToString("F8", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact, Trait("Rule", "BILL-13"), Trait("Rule", "CONV-7")]
    public async Task Whoever_sees_the_bill_exports_it_and_nobody_else()
    {
        var (partner, other) = (await Billed(("1", 1m)), await server.Partner());
        Assert.Equal("COMPLETED", (await exports.Written(ExportApi.Bill, server.Staff("finance"), new { month = "2024-11", format = "CSV", partnerId = GlobalId.Of("Partner", partner) }))["state"]!.GetValue<string>());
        Assert.Equal("COMPLETED", (await exports.Written(ExportApi.Bill, server.Member(partner, Role.Operator, "o", permissions: "bill.view"), new { month = "2024-11", format = "CSV" }))["state"]!.GetValue<string>());
        foreach (var named in new[] { partner, "absent" })
            Assert.Equal(["PARTNER_NOT_FOUND"], (await exports.Ask(ExportApi.Bill, api.Administrator(other), new { month = "2024-11", format = "CSV", partnerId = GlobalId.Of("Partner", named) })).Codes());
        foreach (var token in new[] { server.Member(partner, Role.Operator, "none"), server.Member(partner, Role.AccountManager, "m"), server.Customer("c"), server.Staff("operations_manager") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(ExportApi.Bill, token, new { input = new { month = "2024-11", format = "CSV" } }));
    }

    private async Task<string> Billed(params (string Id, decimal Amount)[] lines)
    {
        var partner = await server.Partner();
        Assert.True(await api.Register("c", server.Clock.GetUtcNow()));
        Assert.True(await api.Associate("c", partner, "RESELLER"));
        await api.Record(lines.Select(line => LedgerApi.Line(line.Id, "c", line.Amount, November)));
        await server.Settle();
        await server.MoveTo(Run);
        return partner;
    }
}
