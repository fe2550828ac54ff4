using PartnerGraph.Api.GraphQL.Security;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

/// <summary>Three years of spending in one request, by month and by day, in the order of time or of amounts.</summary>
public sealed class LongPeriodTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    private readonly string name = $"long-{Guid.NewGuid():N}";

    private string Token => server.Member($"p-{name}", Role.PartnerAdministrator);

    [Fact, Trait("Rule", "EXPEND-5"), Trait("Rule", "EXPEND-6")]
    public async Task Slices_are_months_of_the_billing_zone_in_the_order_that_is_asked_for()
    {
        await Arrange();
        Assert.Equal("2024-11 12|2021-12 2|2021-11 1", await Slices("MONTH", ""));
        Assert.Equal("2021-11 1|2021-12 2|2024-11 12", await Slices("MONTH", ", orderBy: LOWEST_AMOUNT_DUE_FIRST"));
        Assert.Equal("2021-11 1|2021-12 2|2024-11 12", await Slices("MONTH", ", orderBy: EARLIEST_FIRST"));
        Assert.Equal("2024-11 12|2021-12 2|2021-11 1", await Slices("MONTH", ", orderBy: LATEST_FIRST"));
        Assert.Equal("2021-11-30 1|2021-12-01 2|2024-11-01 8|2024-11-02 4", await Slices("DAY", ", orderBy: EARLIEST_FIRST"));
        Assert.Equal("2024-11-02 4|2024-11-01 8|2021-12-01 2|2021-11-30 1", await Slices("DAY", ", orderBy: LATEST_FIRST"));
        Assert.Equal("2024-11-01 8|2024-11-02 4|2021-12-01 2|2021-11-30 1", await Slices("DAY", ""));
        Assert.Equal("2021-11-30 1|2021-12-01 2|2024-11-01 8|2024-11-02 4", await Slices("SERVICE_TYPE, DAY, MONTH", ", orderBy: EARLIEST_FIRST"));
        Assert.Equal("2021-11 1|2021-12 2|2024-11 12", await Slices("SERVICE_TYPE, MONTH", ", orderBy: EARLIEST_FIRST"));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(
            "{ expenditureDistribution { slices(groupBy: [SERVICE_TYPE], orderBy: EARLIEST_FIRST) { totalCount } } }", Token));
    }

    [Fact]
    public async Task Pages_by_day_go_on_where_the_last_one_ended()
    {
        await Arrange();
        const string Page = "query($after: String) { expenditureDistribution { slices(groupBy: [DAY], orderBy: EARLIEST_FIRST, first: 1, after: $after) { nodes { day } pageInfo { endCursor hasNextPage } } } }";
        var (days, cursor) = (new List<string>(), (string?)null);
        do
        {
            var slices = (await server.Data(Page, Token, new { after = cursor }))["expenditureDistribution"]!["slices"]!;
            days.Add(slices["nodes"]![0]!["day"]!.GetValue<string>());
            cursor = slices["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? slices["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
        }
        while (cursor is not null);

        Assert.Equal(["2021-11-30", "2021-12-01", "2024-11-01", "2024-11-02"], days);
    }

    [Fact, Trait("Rule", "EXPEND-17"), Trait("Rule", "EXPEND-22")]
    public async Task The_summary_spans_months_with_both_ends_included()
    {
        await Arrange();
        const string Rows = "{ totals { amountDue } rows(orderBy: EARLIEST_FIRST) { nodes { month amount } } }";
        Assert.Equal(
            """{"expenditureSummary":{"totals":{"amountDue":"14.00000000"},"rows":{"nodes":[{"month":"2021-12","amount":"2.00000000"},{"month":"2024-11","amount":"12.00000000"}]}}}""",
            await spending.Ask($$"""{ expenditureSummary(filter: { from: "2021-12", to: "2024-11" }) {{Rows}} }""", Token));
        Assert.Equal(
            """{"expenditureSummary":{"totals":{"amountDue":"3.00000000"},"rows":{"nodes":[{"month":"2021-11","amount":"1.00000000"},{"month":"2021-12","amount":"2.00000000"}]}}}""",
            await spending.Ask($$"""{ expenditureSummary(filter: { to: "2021-12" }) {{Rows}} }""", Token));
        Assert.Equal(
            """{"expenditureSummary":{"totals":{"amountDue":"0.00000000"},"rows":{"nodes":[]}}}""",
            await spending.Ask($$"""{ expenditureSummary(filter: { month: "2021-11", from: "2021-12" }) {{Rows}} }""", Token));
    }

    private async Task Arrange()
    {
        await spending.Customer(name, $"p-{name}", since: new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        // The last second of November and the first of December in the billing zone.
        await spending.Record(
            Line($"{name}-1", name, "1", "2021-11-30T15:59:59Z", service: "Of a later name"), Line($"{name}-2", name, "2", "2021-11-30T16:00:00Z"),
            Line($"{name}-3", name, "8", "2024-11-01T04:00:00Z"), Line($"{name}-4", name, "4", "2024-11-02T04:00:00Z"));
        await Arranging.Settle(server);
    }

    private async Task<string> Slices(string by, string order) => string.Join('|', (await server.Data(
        $$"""{ expenditureDistribution(from: "2021-01-01", to: "2024-12-31") { slices(groupBy: [{{by}}]{{order}}) { nodes { day month amounts { amountDue } } } } }""", Token))
        ["expenditureDistribution"]!["slices"]!["nodes"]!.AsArray()
        .Select(slice => $"{slice!["day"] ?? slice["month"]} {decimal.Parse(slice["amounts"]!["amountDue"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture):0}"));
}
