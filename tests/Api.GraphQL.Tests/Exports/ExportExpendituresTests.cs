using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Ledger;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>Billing lines as files: each caller's own, with all decimals.</summary>
public sealed class ExportExpendituresTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly DateTimeOffset November = new(2024, 11, 3, 1, 2, 3, TimeSpan.Zero);

    private readonly LedgerApi api = new(server);
    private readonly ExportApi exports = new(server);

    [Fact, Trait("Rule", "EXPEND-11")]
    public async Task Lines_have_eight_decimals_and_what_sources_state_beyond()
    {
        var (partner, customer) = await Customer();
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 10.00499999m, November), LedgerApi.Line($"{customer}-2", customer, 0.123456785m, November.AddSeconds(1)));
        var rows = await Rows(api.Administrator(partner), new { from = "2024-11", format = "CSV" });
        Assert.Equal([$"{customer}-1", $"{customer}-2"], rows.Select(row => row["lineId"]));
        Assert.Equal(["10.00499999", "0.12345679"], rows.Select(row => row["amountDue"]));
        Assert.Equal(["0", "-0.000000005"], rows.Select(row => row["roundingRemainder"]));
        Assert.All(rows, row => Assert.Equal((customer, $"Name of {customer}", "2024-11", "2024-11-03", "USD"), (row["customerId"], row["customerName"], row["billingMonth"], row["billingDay"], row["currency"])));
        Assert.Equal("2024-11-03T01:02:03.000Z", rows[0]["chargedFrom"]);
    }

    [Fact, Trait("Rule", "EXPEND-11"), Trait("Rule", "EXPEND-2")]
    public async Task A_manager_exports_its_own_customers_and_a_customer_itself()
    {
        var (partner, mine) = await Customer();
        var (_, others) = await Customer(partner, "REFERRAL");
        var (_, foreign) = await Customer();
        await server.Append("customer", mine, new CustomerAllocated(mine, partner, $"m-{partner}", server.Clock.GetUtcNow()));
        foreach (var customer in new[] { mine, others, foreign }) await api.Record(LedgerApi.Line($"{customer}-1", customer, 1m, November));
        await server.Settle();
        var all = new { from = "2024-11", format = "CSV" };
        Assert.Equal([mine], await Of(api.Manager(partner, $"m-{partner}")));
        Assert.Empty(await Of(server.Member(partner, Role.AccountDirector, "director", managers: [])));
        Assert.Equal(new[] { mine, others }.Order(), (await Of(api.Administrator(partner))).Order());
        Assert.Equal([others], await Of(server.Customer(others)));
        // What a reseller customer uses has a price between its partner and the vendor (BILL-9).
        Assert.Empty(await Of(server.Customer(mine)));
        Assert.Empty(await Rows(api.Administrator(partner), new { from = "2024-11", format = "CSV", filter = new { customerId = LedgerApi.Customer(foreign) } }));

        async Task<string[]> Of(string token) => [.. (await Rows(token, all)).Select(row => row["customerId"])];
    }

    [Fact, Trait("Rule", "EXPEND-11")]
    public async Task Filters_and_periods_are_those_of_the_details()
    {
        var (partner, customer) = await Customer();
        await api.Record(
            LedgerApi.Line($"{customer}-1", customer, 1m, new(2024, 10, 31, 15, 59, 59, TimeSpan.Zero)), LedgerApi.Line($"{customer}-2", customer, 2m, new(2024, 10, 31, 16, 0, 0, TimeSpan.Zero)),
            LedgerApi.Line($"{customer}-3", customer, 0m, November));
        await server.Settle();
        var token = api.Administrator(partner);
        Assert.Equal([$"{customer}-1"], await Ids(new { from = "2024-10", format = "CSV" }));
        Assert.Equal([$"{customer}-2", $"{customer}-3"], await Ids(new { from = "2024-11", format = "CSV" }));
        Assert.Equal([$"{customer}-1", $"{customer}-2"], await Ids(new { from = "2024-10", to = "2024-11", hideZero = true, format = "CSV" }));
        Assert.Equal([$"{customer}-3"], await Ids(new { from = "2024-10", to = "2024-11", format = "CSV", filter = new { orderOrTransactionId = $"{customer}-3" } }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(ExportApi.Expenditures, token, new { input = new { from = "2024-11", to = "2024-10", format = "CSV" } }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(ExportApi.Expenditures, token, new { input = new { from = "2023-04", format = "CSV" } }));

        async Task<string[]> Ids(object input) => [.. (await Rows(token, input)).Select(row => row["lineId"])];
    }

    [Fact, Trait("Rule", "EXPEND-11")]
    public async Task What_looks_like_a_formula_is_none_and_numbers_stay_numbers()
    {
        var (partner, customer) = await Customer();
        await api.Record(new
        {
            lineId = $"{customer}-1", customerId = LedgerApi.Customer(customer), chargedFrom = November, chargedTo = November, serviceType = "=HYPERLINK(\"http://evil\")",
            resourceName = "@SUM(A1)", resourceId = "+1", billType = "REFUND_UNSUBSCRIPTION", amountDue = "-0.10500000", listPrice = "-0.10500000",
        });
        await server.Settle();
        var row = Assert.Single(await Rows(api.Administrator(partner), new { from = "2024-11", format = "CSV" }));
        Assert.Equal(("'=HYPERLINK(\"http://evil\")", "'@SUM(A1)", "'+1", "-0.10500000"), (row["serviceType"], row["resourceName"], row["resourceId"], row["amountDue"]));
    }

    [Theory]
    [InlineData(true, 0xEF)]
    [InlineData(false, (byte)'s')]
    public async Task A_byte_order_mark_is_there_when_it_is_asked_for(bool mark, byte first)
    {
        var (partner, _) = await Customer();
        Assert.Equal(first, (await exports.File(ExportApi.Expenditures, api.Administrator(partner), new { from = "2024-11", format = "CSV", byteOrderMark = mark }))[0]);
    }

    [Fact, Trait("Rule", "BILL-13"), Trait("Rule", "BILL-15")]
    public async Task A_workbook_has_numbers_and_their_exact_texts()
    {
        var (partner, customer) = await Customer();
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 0.105m, November), LedgerApi.Line($"{customer}-2", customer, 123_456_789_012.12345678m, November.AddSeconds(1)));
        await server.Settle();
        using var book = new ZipArchive(new MemoryStream(await exports.File(ExportApi.Expenditures, api.Administrator(partner), new { from = "2024-11", format = "XLSX" })));
        await using var sheet = await book.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        var rows = (await XDocument.LoadAsync(sheet, LoadOptions.None, default)).Descendants().Where(element => element.Name.LocalName == "row")
            .Select(row => row.Elements().Select(cell => (Type: (string?)cell.Attribute("t"), cell.Value)).ToArray()).ToList();
        var header = rows[0].Select(cell => cell.Value).ToList();
        var (due, exact) = (header.IndexOf("amountDue"), header.IndexOf("amountDueExact"));
        Assert.Equal([0.105, 123456789012.12346], rows.Skip(1).Select(row => double.Parse(row[due].Value, CultureInfo.InvariantCulture)));
        Assert.All(rows.Skip(1), row => Assert.True(row[due].Type is null or "n"));
        Assert.Equal([("inlineStr", "0.10500000"), ("inlineStr", "123456789012.12345678")], rows.Skip(1).Select(row => row[exact]));
        Assert.DoesNotContain(rows.SelectMany(row => row), cell => cell.Type == "str");
    }

    [Fact, Trait("Rule", "EXPEND-11")]
    public async Task What_the_vendors_staff_exports_is_kept_as_a_reading_of_the_partner()
    {
        var (partner, customer) = await Customer();
        await exports.Written(ExportApi.Expenditures, api.Operations, new { from = "2024-11", format = "CSV", filter = new { customerId = LedgerApi.Customer(customer) } });
        await server.Settle();
        var readings = await server.Data($"{{ expenditureReadings(partnerId: \"{GlobalId.Of("Partner", partner)}\", first: 1) {{ nodes {{ readerId fields {{ field from to }} }} }} }}", api.Operations);
        Assert.Equal(
            """{"expenditureReadings":{"nodes":[{"readerId":"staff-operations_manager","fields":[{"field":"exportExpenditures","from":"2024-11-01","to":"2024-11-30"}]}]}}""",
            readings.ToJsonString());
    }

    private async Task<(string Partner, string Customer)> Customer(string? partner = null, string model = "RESELLER")
    {
        partner ??= await server.Partner();
        var customer = $"c{Guid.NewGuid():N}";
        Assert.True(await api.Register(customer, new DateTimeOffset(2024, 9, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.True(await api.Associate(customer, partner, model, new DateTimeOffset(2024, 10, 1, 0, 0, 0, TimeSpan.Zero)));
        await server.Settle();
        return (partner, customer);
    }

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows(string token, object input)
    {
        await server.Settle();
        using var text = new StringReader(Encoding.UTF8.GetString(await exports.File(ExportApi.Expenditures, token, input)));
        var header = text.ReadLine()!.Split(',');
        List<IReadOnlyDictionary<string, string>> rows = [];
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',').Select(field => field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field).ToArray();
            rows.Add(header.Zip(fields).ToDictionary(cell => cell.First, cell => cell.Second));
        }

        return rows;
    }
}
