using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Tests.Organization;

/// <summary>What members of partners see of the sales menu, and why not more: the menu and its diagnosis say the same.</summary>
public sealed class SalesMenuTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Whole = "{ salesMenu { variant groups { order step entries { entry path visible readOnly causes { code ruleId } } } } }";

    private const string Diagnosis = "query($entry: SalesMenuEntry!) { menuDiagnosis(entry: $entry) { entry path visible readOnly causes { code ruleId } } }";

    private static readonly string[] Entries =
    [
        "CUSTOMER_DEVELOPMENT", "CUSTOMER_MANAGEMENT", "PRODUCT_DISCOUNTS", "INCENTIVE_MANAGEMENT", "PARTNER_BILLS", "COUPONS", "WITHHOLDING_TAX_CREDENTIALS",
        "CUSTOMER_EXPENDITURE", "EXPENDITURE_STATISTICS",
    ];

    /// <summary>What each kind has in its menu, and what of it is visible to its administrator with credit, as the catalogue says.</summary>
    [Theory, Trait("Rule", "MENU-1"), Trait("Rule", "MENU-2"), Trait("Rule", "MENU-3"), Trait("Rule", "MENU-4")]
    [InlineData("DISTRIBUTOR", "(CUSTOMER_DEVELOPMENT) CUSTOMER_MANAGEMENT | | INCENTIVE_MANAGEMENT PARTNER_BILLS COUPONS | CUSTOMER_EXPENDITURE EXPENDITURE_STATISTICS")]
    [InlineData("SOLUTION_PROVIDER", "CUSTOMER_DEVELOPMENT CUSTOMER_MANAGEMENT | PRODUCT_DISCOUNTS | INCENTIVE_MANAGEMENT PARTNER_BILLS COUPONS | CUSTOMER_EXPENDITURE EXPENDITURE_STATISTICS")]
    [InlineData("RESELLER", "CUSTOMER_DEVELOPMENT CUSTOMER_MANAGEMENT | PRODUCT_DISCOUNTS | INCENTIVE_MANAGEMENT WITHHOLDING_TAX_CREDENTIALS | CUSTOMER_EXPENDITURE EXPENDITURE_STATISTICS")]
    public async Task Each_kind_has_its_menu_in_the_order_of_selling(string kind, string expected)
    {
        var partner = await Partner(kind, 0.01m);
        var menu = (await server.Data(Whole, Administrator(partner, kind)))["salesMenu"]!;
        Assert.Equal(kind, (string?)menu["variant"]);
        var groups = menu["groups"]!.AsArray();
        Assert.Equal(
            [(1, "DEVELOPING_CUSTOMERS"), (2, "INCREASING_SALES"), (3, "REVENUE_AND_INCENTIVES"), (4, "CONTINUOUS_OPERATIONS")],
            groups.Select(group => ((int)group!["order"]!, (string)group["step"]!)));
        Assert.Equal(
            expected.Replace("| |", "|  |", StringComparison.Ordinal),
            string.Join(" | ", groups.Select(group => string.Join(' ', group!["entries"]!.AsArray().Select(entry => (bool)entry!["visible"]! ? (string)entry["entry"]! : $"({(string)entry["entry"]!})")))));
    }

    [Theory, Trait("Rule", "MENU-1")]
    [InlineData("CARRIER"), InlineData("DEVELOPMENT_PATH")]
    public async Task Who_does_not_sell_has_no_sales_menu(string kind)
    {
        var token = server.Administrator(await server.Partner(kind));
        Assert.Null((await server.Data(Whole, token))["salesMenu"]);
        Assert.Equal("NOT_IN_MENU", (string?)(await Diagnose(token, "CUSTOMER_DEVELOPMENT"))["causes"]![0]!["code"]);
    }

    [Fact, Trait("Rule", "MENU-5")]
    public async Task Old_and_new_places_can_be_compared() => Assert.Equal(
        """{"salesMenuComparison":[{"entry":"CUSTOMER_MANAGEMENT","old":"Customers > Customer Management","new":"Sales > Customers > Customer Management"},{"entry":"COUPONS","old":"Financial Information > Cash Coupons","new":"Sales > Financial Information > Coupons"},{"entry":"CUSTOMER_EXPENDITURE","old":"Sales > Customer Business > Customer Expenditure","new":"Sales > Customers > Customer Expenditure"}]}""",
        (await server.Data("{ salesMenuComparison { entry old new } }", server.Administrator(await server.Partner()))).ToJsonString().Replace("\\u003E", ">", StringComparison.Ordinal));

    /// <summary>Every kind, credit and right: what hides Customer Development by a plain reading of the rules, told alike by the menu and by its diagnosis.</summary>
    [Theory, Trait("Rule", "MENU-6"), Trait("Rule", "MENU-7"), Trait("Rule", "MENU-8")]
    [InlineData("DISTRIBUTOR"), InlineData("SOLUTION_PROVIDER"), InlineData("RESELLER")]
    public async Task The_menu_and_its_diagnosis_agree(string kind)
    {
        foreach (var credit in new decimal?[] { null, 0m, 0.01m })
        {
            var partner = await Partner(kind, credit);
            foreach (var (token, isOperator, mayDevelop) in new[]
            {
                (Administrator(partner, kind), false, true), (server.Member(partner, Role.AccountDirector, "director"), false, true), (server.Member(partner, Role.AccountManager, "manager"), false, true),
                (server.Member(partner, Role.Operator, "idle"), true, false), (server.Member(partner, Role.Operator, "developer", [], [Permissions.DevelopCustomers]), true, true),
            })
            {
                var menu = (await server.Data(Whole, token))["salesMenu"]!["groups"]!.AsArray().SelectMany(group => group!["entries"]!.AsArray())
                    .ToDictionary(entry => (string)entry!["entry"]!, entry => entry!.ToJsonString());
                foreach (var entry in Entries)
                {
                    var diagnosis = await Diagnose(token, entry);
                    if (menu.TryGetValue(entry, out var shown)) Assert.Equal(shown, diagnosis.ToJsonString());
                    else Assert.Equal(["NOT_IN_MENU"], Causes(diagnosis));
                    Assert.Equal((bool)diagnosis["visible"]!, Causes(diagnosis).Length == 0);
                }

                string[] expected = kind == "DISTRIBUTOR" ? ["DISTRIBUTOR_ACCOUNT"]
                    : [.. credit is null or 0m ? (string[])["NO_CARD_OR_CREDIT"] : [], .. isOperator && !mayDevelop ? (string[])["OPERATOR_WITHOUT_PERMISSION"] : []];
                Assert.Equal(expected, Causes(await Diagnose(token, "CUSTOMER_DEVELOPMENT")));
            }
        }
    }

    [Fact, Trait("Rule", "MENU-7")]
    public async Task What_a_distributor_granted_is_a_resellers_credit()
    {
        var reseller = await Partner("RESELLER", null);
        var token = Administrator(reseller, "RESELLER");
        Assert.False((bool)(await Diagnose(token, "CUSTOMER_DEVELOPMENT"))["visible"]!);
        await server.Append("reseller-budget", reseller, new ResellerBudgetGranted(reseller, "d", new(0.01m)));
        await server.Settle();
        Assert.True((bool)(await Diagnose(token, "CUSTOMER_DEVELOPMENT"))["visible"]!);
    }

    private static string[] Causes(JsonNode diagnosis) => [.. diagnosis["causes"]!.AsArray().Select(cause => (string)cause!["code"]!)];

    private async Task<JsonNode> Diagnose(string token, string entry) => (await server.Data(Diagnosis, token, new { entry }))["menuDiagnosis"]!;

    private async Task<string> Partner(string kind, decimal? credit)
    {
        var partner = await server.Partner(kind, kind == "RESELLER" ? await server.Partner("DISTRIBUTOR") : null);
        if (credit is { } amount) await server.Append("quota", partner, new QuotaGranted(partner, new Money(amount), null));
        await server.Settle();
        return partner;
    }

    private string Administrator(string partner, string kind) => server.Member(
        partner, kind switch { "DISTRIBUTOR" => Role.DistributorAdministrator, "RESELLER" => Role.ResellerAdministrator, _ => Role.PartnerAdministrator }, $"admin-{partner}");
}
