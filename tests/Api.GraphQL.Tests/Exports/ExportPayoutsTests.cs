using System.Text;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Api.GraphQL.Tests.Incentives;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>Payouts as files: a partner's own, and for the vendor those of all.</summary>
public sealed class ExportPayoutsTests : IAsyncLifetime
{
    private const string Header =
        "payoutId,partnerId,method,state,appliedAt,beforeTax,tax,gross,withheld,net,currency,exchangeRate,paidOut,bankAccount,invoiceNumber,signingEntity,invoiceAmount,invoiceReceivedOn,invoiceQualified,dueAt,overdue,submittedAt,paidAt,failureCause,failureReason,remainderTaken,remainderCarried\r\n";

    private readonly SandboxServer server = new();
    private readonly PayoutWorld world;
    private readonly ExportApi exports;

    public ExportPayoutsTests() => (world, exports) = (new(server), new(server));

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact, Trait("Rule", "INCENT-9")]
    public async Task Payouts_are_exported_as_they_stand_each_partners_own()
    {
        var (partner, other) = (await world.Partner(), await world.Partner());
        // The payment system knows the account a day later (INCENT-31).
        await server.MoveTo("2024-11-06T02:00:00Z");
        await world.Applied(partner, "CASH_COUPONS", await world.Earning(partner, 100.105m));
        var transfer = await world.Applied(partner, "BANK_TRANSFER", await world.Earning(partner, 300m));
        await world.Invoiced(partner, transfer, "300.00");
        await world.Applied(other, "CASH_COUPONS", await world.Earning(other, 7m));
        await server.Settle();
        var mine = await Rows(world.Admin(partner), new { from = "2024-11", format = "CSV" });
        Assert.Equal(2, mine.Length);
        Assert.Equal((partner, "CASH_COUPONS", "PAID", "100.10500000", "0.00000000", "100.10500000"), (mine[0][1], mine[0][2], mine[0][3], mine[0][5], mine[0][6], mine[0][9]));
        Assert.Equal(
            (GlobalId.KeyOf("Payout", transfer), "BANK_TRANSFER", "INVOICE_RECEIVED", "300.00000000", "USD", "INV-1", "300.00000000", "2024-11-06", "true", "false"),
            ($"{partner}/{mine[1][0]}", mine[1][2], mine[1][3], mine[1][5], mine[1][10], mine[1][14], mine[1][16], mine[1][17], mine[1][18], mine[1][20]));
        Assert.Equal("2024-11-06T02:00:00.000Z", mine[1][4]);

        Assert.Equal("BANK_TRANSFER", Assert.Single(await Rows(world.Admin(partner), new { from = "2024-11", format = "CSV", state = "INVOICE_RECEIVED" }))[2]);
        Assert.Equal("CASH_COUPONS", Assert.Single(await Rows(world.Admin(partner), new { from = "2024-11", format = "CSV", method = "CASH_COUPONS" }))[2]);
        Assert.Empty(await Rows(world.Admin(partner), new { from = "2024-12", format = "CSV" }));
        Assert.Empty(await Rows(world.Admin(partner), new { from = "2024-10", format = "CSV" }));
        Assert.Empty(await Rows(world.Admin(partner), new { from = "2024-11", format = "CSV", overdue = true }));
        // Another partner's, and one that there is not, look alike.
        foreach (var named in new[] { other, "absent" })
            Assert.Empty(await Rows(world.Admin(partner), new { from = "2024-11", format = "CSV", partnerId = GlobalId.Of("Partner", named) }));
        Assert.Equal(3, (await Rows(world.Finance, new { from = "2024-10", to = "2024-11", format = "CSV" })).Length);
        Assert.Equal(other, Assert.Single(await Rows(world.Finance, new { from = "2024-11", format = "CSV", partnerId = GlobalId.Of("Partner", other) }))[1]);

        var sheet = await exports.Written(ExportApi.Payouts, world.Finance, new { from = "2024-10", to = "2024-11", format = "XLSX" });
        Assert.Equal(("COMPLETED", "3", "payouts-2024-10-to-2024-11.xlsx"), (sheet["state"]!.GetValue<string>(), sheet["rows"]!.GetValue<string>(), sheet["fileName"]!.GetValue<string>()));
    }

    [Fact, Trait("Rule", "BILL-14")]
    public async Task What_is_not_written_and_who_may_not_is_refused()
    {
        var partner = await server.Partner();
        foreach (var format in new[] { "FOCUS", "PDF" })
            Assert.Equal(["FORMAT_NOT_SUPPORTED"], (await exports.Ask(ExportApi.Payouts, world.Admin(partner), new { from = "2024-11", format })).Codes());
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(ExportApi.Payouts, world.Admin(partner), new { input = new { from = "2024-11", to = "2024-10", format = "CSV" } }));
        foreach (var token in new[] { server.Member(partner, Role.AccountManager, "m"), server.Member(partner, Role.Operator, "none"), server.Customer("c") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(ExportApi.Payouts, token, new { input = new { from = "2024-11", format = "CSV" } }));
    }

    private async Task<string[][]> Rows(string token, object input)
    {
        var text = Encoding.UTF8.GetString(await exports.File(ExportApi.Payouts, token, input));
        Assert.StartsWith(Header, text, StringComparison.Ordinal);
        return [.. text[Header.Length..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
    }
}
