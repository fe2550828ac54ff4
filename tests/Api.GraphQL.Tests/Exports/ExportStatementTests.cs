using System.Text;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

public sealed class ExportStatementTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly ExportApi exports = new(server);

    [Fact, Trait("Rule", "INCENT-9")]
    public async Task A_statement_is_exported_with_its_lines_and_eight_decimals()
    {
        var (partner, id) = await Stated();
        var token = server.Administrator(partner);
        var export = await exports.Written(ExportApi.Statement, token, new { statementId = id, format = "CSV" });
        Assert.Equal(("COMPLETED", "3", "statement-referral-2024-10.csv"), (export["state"]!.GetValue<string>(), export["rows"]!.GetValue<string>(), export["fileName"]!.GetValue<string>()));
        using var answer = await exports.Fetch(export["url"]!.GetValue<string>());
        Assert.Equal(
            "period,model,number,month,from,to,serviceType,offering,currency,listPrice,performance,customerDiscount,rebateType,rebateRate,rebatePercentage,amount,corrected,policyVersion\r\n"
            + Line(1, "ECS", "200.00000000", "0.05", "0.15", "30.00000000") + Line(2, "OBS", "60.10500000", "0", "0.2", "12.02100000") + Line(3, "RDS", "-0.00000001", "0", "0.2", "0.00000000"),
            Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal(
            $$$"""{"export":{"kind":"INCENTIVE_STATEMENT","statementId":"{{{id}}}","statement":{"id":"{{{id}}}"},"from":"2024-10","to":"2024-10"}}""",
            (await server.Data($"{{ export(id: \"{export["id"]}\") {{ kind statementId statement {{ id }} from to }} }}", token)).ToJsonString());
        Assert.Equal("COMPLETED", (await exports.Written(ExportApi.Statement, token, new { statementId = id, format = "XLSX" }))["state"]!.GetValue<string>());

        static string Line(int number, string service, string list, string discount, string percentage, string amount) =>
            $"2024-10,REFERRAL,{number},2024-10,2024-10-01,2024-10-31,{service},{Words(default(Offering))},USD,{list},{list},{discount},LIST_PRICE_PRODUCTS,0.2,{percentage},{amount},false,0\r\n";
    }

    [Fact, Trait("Rule", "INCENT-9"), Trait("Rule", "CONV-7")]
    public async Task Whoever_sees_it_exports_it_and_foreign_and_absent_look_alike()
    {
        var (partner, id) = await Stated();
        Assert.Equal("COMPLETED", (await exports.Written(ExportApi.Statement, server.Staff("finance"), new { statementId = id, format = "CSV" }))["state"]!.GetValue<string>());
        var stranger = server.Administrator(await server.Partner());
        foreach (var (token, named) in new[]
        {
            (stranger, id), (stranger, GlobalId.Of("IncentiveStatement", "absent@Referral@2024-10")), (stranger, GlobalId.Of("IncentiveStatement", "nonsense")),
            (server.Administrator(partner), GlobalId.Of("IncentiveStatement", $"{partner}@Referral@2024-09")),
        })
            Assert.Equal(
                """{"export":null,"errors":[{"code":"INCENTIVE_STATEMENT_NOT_FOUND","ruleId":"CONV-7","path":["statementId"],"message":"There is no such incentive statement."}]}""",
                (await exports.Ask(ExportApi.Statement, token, new { statementId = named, format = "CSV" })).ToJsonString());
        Assert.Equal(["FORMAT_NOT_SUPPORTED"], (await exports.Ask(ExportApi.Statement, server.Administrator(partner), new { statementId = id, format = "FOCUS" })).Codes());
        foreach (var token in new[] { server.Member(partner, Role.AccountManager, "m"), server.Member(partner, Role.Operator, "none"), server.Customer("c") })
            Assert.Equal("FORBIDDEN", await server.ErrorCode(ExportApi.Statement, token, new { input = new { statementId = id, format = "CSV" } }));
    }

    private async Task<(string Partner, string Statement)> Stated()
    {
        var partner = await server.Partner();
        var month = new BillingMonth(2024, 10);
        var id = StatementIds.Of(partner, AssociationModel.Referral, IncentiveSpan.Of(month));
        await server.Append("incentive-ledger", StatementIds.LedgerOf(partner, AssociationModel.Referral), new IncentiveStatementGenerated(
            partner, id, AssociationModel.Referral, "2024-10", new(260.10499999m), new(42.021m), Money.Zero, new(42.021m), 0,
            [Line("1", "ECS", 200m, 0.05m, 0.15m, 30m), Line("2", "OBS", 60.105m, 0m, 0.2m, 12.021m), Line("3", "RDS", -0.00000001m, 0m, 0.2m, 0m)], server.Clock.GetUtcNow()));
        await server.Settle();
        return (partner, GlobalId.Of("IncentiveStatement", id));

        StatementLine Line(string line, string service, decimal list, decimal discount, decimal percentage, decimal amount) => new(
            line, month, new(2024, 10, 1), new(2024, 10, 31), service, default, new(list), new(list), discount, RebateType.ListPriceProducts, 0.2m, percentage, new(amount), 0, null);
    }

    private static string Words(Offering offering) => System.Text.RegularExpressions.Regex.Replace(offering.ToString(), "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant();
}
