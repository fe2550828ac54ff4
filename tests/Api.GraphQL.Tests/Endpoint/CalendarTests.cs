using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>Dates at the ends of the calendar are refused as input, never as a fault.</summary>
public sealed class CalendarTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Any = "x";

    public static TheoryData<string, string, string> Fields()
    {
        var data = new TheoryData<string, string, string>();
        string[] months =
        [
            "expenditureDashboard(month: $x) { month }", "expenditureOverview(month: $x) { month }", "expenditureSummary(filter: { month: $x }) { __typename }",
            "expenditureDetails(month: $x) { monthTotal }",
        ];
        foreach (var field in months)
        {
            foreach (var month in new[] { "9999-12", "9999-11", "3000-01", "0001-01", "1969-12", "0000-01", "2024-13" }) data.Add("Month!", field, month);
        }

        foreach (var day in new[] { "9999-12-31", "0001-01-01", "1969-12-31", "3000-01-01" })
            data.Add("Date!", "expenditureDistribution(from: $x, to: $x) { __typename }", day);
        return data;
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Outside_of_the_calendar_is_bad_input(string type, string field, string value) =>
        Assert.Equal("INVALID_VARIABLES", await server.ErrorCode($"query($x: {type}) {{ {field} }}", server.Staff("finance"), new Dictionary<string, string> { [Any] = value }));

    [Theory]
    [InlineData("1970-01")]
    [InlineData("2999-12")]
    public async Task The_ends_themselves_are_answered(string month) =>
        Assert.Equal(
            $$$"""{"expenditureDashboard":{"month":"{{{month}}}"},"expenditureOverview":{"month":"{{{month}}}"}}""",
            (await server.Data("query($m: Month!) { expenditureDashboard(month: $m) { month } expenditureOverview(month: $m) { month } }", server.Member("p", Role.PartnerAdministrator), new { m = month })).ToJsonString());

    [Theory]
    [InlineData("9999-12-31T23:59:59-08:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("3000-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    public async Task An_instant_has_the_same_bounds(string registeredAt) =>
        Assert.Equal("INVALID_VARIABLES", await server.ErrorCode(
            "mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { errors { code } } }",
            server.Staff("operations_manager"), new { input = new { name = "C", country = "SG", email = "c@example.com", registeredAt } }));
}
