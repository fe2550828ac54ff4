using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using static PartnerGraph.Api.GraphQL.Tests.Expenditure.Spending;

namespace PartnerGraph.Api.GraphQL.Tests.Expenditure;

public sealed class RecordExpendituresTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly Spending spending = new(server);

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Each_line_is_stored_once_and_repeats_are_told()
    {
        await spending.Customer("once", "p-once");
        Assert.Equal(
            """{"recorded":2,"repeated":0,"rejected":0,"outcomes":["RECORDED","RECORDED"],"errors":[]}""",
            (await spending.Record(Line("once-1", "once", "1"), Line("once-2", "once", "2"))).ToJsonString());
        Assert.Equal(
            """{"recorded":1,"repeated":1,"rejected":0,"outcomes":["REPEATED","RECORDED"],"errors":[]}""",
            (await spending.Record(Line("once-1", "once", "1"), Line("once-3", "once", "3"))).ToJsonString());
    }

    [Fact, Trait("Rule", "EXPEND-9"), Trait("Rule", "EXPEND-23")]
    public async Task A_refused_line_keeps_all_from_being_stored_unless_good_lines_are_asked_for()
    {
        await spending.Customer("bad", "p-bad");
        object[] lines = [Line("bad-1", "bad", "0.000000001"), Line("bad-2", "bad", "-1"), Line("bad-3", "nobody", "1"), Line("bad-4", "bad", "1")];
        const string errors = """
            "errors":[{"code":"AMOUNT_TOO_PRECISE","ruleId":"EXPEND-9","path":["lines","0","amountDue"]},{"code":"AMOUNT_NEGATIVE","ruleId":"EXPEND-23","path":["lines","1","amountDue"]},{"code":"CUSTOMER_UNKNOWN","ruleId":"CONV-7","path":["lines","2","customerId"]}]
            """;
        Assert.Equal(
            $$"""{"recorded":0,"repeated":0,"rejected":3,"outcomes":["REJECTED","REJECTED","REJECTED","WITHHELD"],{{errors}}}""",
            (await spending.Record(lines)).ToJsonString());
        Assert.Equal(
            $$"""{"recorded":1,"repeated":0,"rejected":3,"outcomes":["REJECTED","REJECTED","REJECTED","RECORDED"],{{errors}}}""",
            (await spending.Send(new { source = "test", mode = "GOOD_LINES", lines })).ToJsonString());
    }

    [Theory, Trait("Rule", "CONV-5"), Trait("Rule", "BILL-23")]
    [InlineData("1000000000000.00000001", "2024-11-01T00:00:00Z", null, "AMOUNT_OUT_OF_RANGE lines.0.amountDue")]
    [InlineData("9999999999999", "2024-11-01T00:00:00Z", null, "AMOUNT_OUT_OF_RANGE lines.0.amountDue")]
    [InlineData("1", "1999-12-31T23:59:59Z", null, "INSTANT_INVALID lines.0.chargedFrom,INSTANT_INVALID lines.0.chargedTo")]
    [InlineData("1", "2024-11-01T00:00:00Z", "EUR", "CURRENCY_NOT_SUPPORTED lines.0.currency")]
    public async Task What_cannot_be_is_named_and_stores_nothing(string amount, string at, string? currency, string expected)
    {
        await spending.Customer($"odd-{expected.Length}-{amount.Length}", "p-odd");
        var answer = await spending.Record(new
        {
            lineId = "odd", customerId = GlobalId.Of("Customer", $"odd-{expected.Length}-{amount.Length}"), chargedFrom = at, chargedTo = at, serviceType = "ECS", amountDue = amount, currency,
        });
        Assert.Equal(expected, string.Join(',', answer["errors"]!.AsArray().Select(error => $"{error!["code"]} {string.Join('.', error["path"]!.AsArray())}")));
        Assert.Equal(0, answer["recorded"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_repeated_request_answers_as_the_first_time()
    {
        await spending.Customer("key", "p-key");
        var input = new { source = "test", idempotencyKey = "key-1", lines = new[] { Line("key-1", "key", "1"), Line("key-2", "key", "2") } };
        var first = await spending.Send(input);
        Assert.Equal(2, first["recorded"]!.GetValue<int>());
        Assert.Equal(first.ToJsonString(), (await spending.Send(input)).ToJsonString());
    }

    [Fact]
    public async Task More_than_a_thousand_lines_are_refused()
    {
        const string document = "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { recorded } }";
        var input = new { source = "test", lines = Enumerable.Range(0, 1_001).Select(n => Line($"many-{n}", "nobody", "1")) };
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(document, server.Staff("operations_manager"), new { input }));
    }

    [Fact]
    public async Task Only_operations_record()
    {
        const string document = """mutation { recordExpenditures(input: { source: "s", lines: [] }) { recorded } }""";
        Assert.Equal("UNAUTHENTICATED", await server.ErrorCode(document));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(document, server.Member("p", Role.PartnerAdministrator)));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(document, server.Customer("c")));
    }
}
