using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>Expenditure, quota, budgets and alerts tell the same of the same facts, in whatever order they came.</summary>
public sealed class OneLedgerTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Money = "{ expenditureDashboard { exact { amountDue } } consumptionQuota { used level } alerts { nodes { kind ... on QuotaUsageAlert { level } ... on BudgetAlert { threshold } } } }";

    private readonly LedgerApi api = new(server);

    private DateTimeOffset Now => server.Clock.GetUtcNow();

    [Theory, Trait("Rule", "QUOTA-3"), Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-3")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_past_dated_association_moves_what_it_covers_in_every_figure(bool lineFirst)
    {
        var (partner, customer) = await Start();
        await api.Grant(partner, 100m);
        if (lineFirst) await Line();
        Assert.True(await api.Associate(customer, partner, "RESELLER", Now.AddDays(-5)));
        if (!lineFirst) await Line();
        await server.Settle();
        Assert.Equal(
            """{"expenditureDashboard":{"exact":{"amountDue":"500.00000000"}},"consumptionQuota":{"used":"500.00000000","level":"EXCEEDED"},"alerts":{"nodes":[{"kind":"QUOTA","level":"EXCEEDED"},{"kind":"QUOTA","level":"USED_UP"},{"kind":"QUOTA","level":"WARNING"}]}}""",
            await api.Ask(Money, api.Administrator(partner)));
        Assert.True(await api.Budget(partner, customer, 100m));
        await server.Settle();
        Assert.Equal("""{"customerBudget":{"spentAtOfficialPrice":"600.00000000"}}""", await Spent(partner, customer));

        Task Line() => api.Record(LedgerApi.Line($"{customer}-1", customer, 500m, Now.AddDays(-2), 600m));
    }

    [Fact, Trait("Rule", "QUOTA-17"), Trait("Rule", "EXPEND-13"), Trait("Rule", "QUOTA-3")]
    public async Task A_line_charged_tomorrow_leaves_with_the_customer_that_leaves_today()
    {
        var (partner, customer) = await Start("RESELLER");
        var next = await server.Partner();
        await api.Grant(partner, 100m);
        await api.Grant(next, 100m);
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 150m, Now.AddDays(1)));
        await server.Settle();
        Assert.True(await api.Leave(customer, partner));
        Assert.True(await api.Associate(customer, next, "RESELLER"));
        await server.Settle();
        Assert.Equal(
            """{"expenditureDashboard":{"exact":{"amountDue":"0.00000000"}},"consumptionQuota":{"used":"0.00000000","level":"NORMAL"},"alerts":{"nodes":[{"kind":"QUOTA","level":"NORMALIZED"},{"kind":"QUOTA","level":"EXCEEDED"},{"kind":"QUOTA","level":"USED_UP"},{"kind":"QUOTA","level":"WARNING"}]}}""",
            await api.Ask(Money, api.Administrator(partner)));
        Assert.Equal(
            """{"expenditureDashboard":{"exact":{"amountDue":"150.00000000"}},"consumptionQuota":{"used":"150.00000000","level":"EXCEEDED"},"alerts":{"nodes":[{"kind":"QUOTA","level":"EXCEEDED"},{"kind":"QUOTA","level":"USED_UP"},{"kind":"QUOTA","level":"WARNING"}]}}""",
            await api.Ask(Money, api.Administrator(next)));
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "BILL-22")]
    public async Task A_line_charged_tomorrow_is_nobodys_debt_once_the_model_changes_today()
    {
        var (partner, customer) = await Start("RESELLER");
        await api.Grant(partner, 100m);
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 150m, Now.AddDays(1)));
        Assert.True(await api.ChangeModel(customer, "REFERRAL"));
        await server.Settle();
        Assert.Equal(
            """{"expenditureDashboard":{"exact":{"amountDue":"150.00000000"}},"consumptionQuota":{"used":"0.00000000"}}""",
            await api.Ask("{ expenditureDashboard { exact { amountDue } } consumptionQuota { used } }", api.Administrator(partner)));
    }

    [Fact, Trait("Rule", "BUDGET-7"), Trait("Rule", "BUDGET-6")]
    public async Task A_budget_that_begins_in_an_earlier_month_only_warns_of_ended_months()
    {
        var (partner, customer) = await Start("RESELLER", Now.AddDays(-80));
        Assert.True(await api.Budget(partner, customer, 100m, "AUTOMATIC", firstMonth: "2024-09"));
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 101m, Now.AddDays(-40)));
        await server.Settle();
        Assert.True(await api.Budget(partner, customer, 50m, "AUTOMATIC"));
        await server.Settle();
        const string alerts = "{ alerts(kind: BUDGET) { nodes { ... on BudgetAlert { threshold month } } } }";
        Assert.Equal(
            """{"alerts":{"nodes":[{"threshold":"1","month":"2024-09"},{"threshold":"0.9","month":"2024-09"},{"threshold":"0.75","month":"2024-09"}]}}""",
            await api.Ask(alerts, api.Administrator(partner)));
        Assert.False(await IsFrozen(customer));
        await api.Record(LedgerApi.Line($"{customer}-2", customer, 50.00000001m, Now));
        await server.Settle();
        Assert.True(await IsFrozen(customer));
    }

    [Fact, Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-6")]
    public async Task A_crossing_counts_whatever_is_changed_right_after_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var (partner, customer) = await Start("RESELLER");
            await api.Grant(partner, 100m);
            await api.Budget(partner, customer, 100m, "AUTOMATIC");
            await api.Record(LedgerApi.Line($"{customer}-1", customer, 101m, Now));
            await api.ChangeQuota(partner, 1_000m);
            await api.Budget(partner, customer, 1_000m);
            await server.Settle();
            Assert.Equal(
                """{"alerts":{"nodes":[{"level":"NORMALIZED"},{"level":"EXCEEDED"},{"level":"USED_UP"},{"level":"WARNING"}]}}""",
                await api.Ask("{ alerts(kind: QUOTA) { nodes { ... on QuotaUsageAlert { level } } } }", api.Administrator(partner)));
            Assert.True(await IsFrozen(customer));
        }
    }

    [Fact, Trait("Rule", "BUDGET-2")]
    public async Task Leaving_the_partner_or_the_model_removes_the_budget()
    {
        var (partner, customer) = await Start("RESELLER");
        await api.Budget(partner, customer, 100m);
        Assert.True(await api.Leave(customer, partner));
        await server.Settle();
        Assert.Null((await server.Services.GetRequiredService<CommandRunner>().Load(Write.Domain.Quotas.BudgetDecider.Definition, customer)).State.Amount);
        var (other, changing) = await Start("RESELLER");
        await api.Budget(other, changing, 100m);
        Assert.True(await api.ChangeModel(changing, "REFERRAL"));
        await server.Settle();
        Assert.Equal("""{"customerBudget":null}""", await Spent(other, changing));
    }

    [Fact, Trait("Rule", "EXPEND-2"), Trait("Rule", "EXPEND-3")]
    public async Task What_an_account_manager_saw_of_a_customer_that_left_stays_when_another_partner_takes_it()
    {
        var (partner, customer) = await Start("RESELLER");
        var next = await server.Partner();
        await server.Append("customer", customer, new CustomerAllocated(customer, partner, "anna", Now));
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 77m, Now));
        Assert.Equal("77.00000000", await Seen(partner, "anna"));
        Assert.True(await api.Leave(customer, partner));
        Assert.Equal("77.00000000", await Seen(partner, "anna"));
        Assert.True(await api.Associate(customer, next, "RESELLER"));
        await server.Append("customer", customer, new CustomerAllocated(customer, next, "ben", Now));
        await server.Settle();
        Assert.Equal(("77.00000000", "0.00000000", "0.00000000"), (await Seen(partner, "anna"), await Seen(next, "ben"), await Seen(next, "anna")));
    }

    [Fact, Trait("Rule", "EXPEND-2"), Trait("Rule", "EXPEND-17")]
    public async Task An_account_manager_sees_the_customers_that_are_its_own_now_and_a_filter_asks_for_the_one_of_then()
    {
        var (partner, customer) = await Start("RESELLER", Now.AddDays(-3));
        await server.Append("customer", customer, new CustomerAllocated(customer, partner, "anna", Now.AddDays(-3)));
        await server.Append("customer", customer, new CustomerAllocated(customer, partner, "ben", Now.AddDays(-1)));
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 1m, Now.AddDays(-2)), LedgerApi.Line($"{customer}-2", customer, 2m, Now));
        await server.Settle();
        Assert.Equal(("0.00000000", "3.00000000"), (await Seen(partner, "anna"), await Seen(partner, "ben")));
        var filtered = "{ expenditureDistribution(filter: { accountManagerId: \"" + GlobalId.Of("Member", "anna") + "\" }) { total { amountDue } } }";
        Assert.Equal("""{"expenditureDistribution":{"total":{"amountDue":"1.00000000"}}}""", await api.Ask(filtered, api.Administrator(partner)));
    }

    [Fact, Trait("Rule", "EXPEND-14"), Trait("Rule", "CONV-7")]
    public async Task The_ids_of_an_enterprise_are_those_of_customers()
    {
        var (_, customer) = await Start();
        var (_, master) = await Start();
        Assert.True(await api.Join(customer, master));
        Assert.Equal(master, Assert.Single((await server.Services.GetRequiredService<CommandRunner>().Load(CustomerDecider.Definition, customer)).State.EnterpriseTies).Key);
        Assert.True(await api.Part(customer, master));
        Assert.Empty((await server.Services.GetRequiredService<CommandRunner>().Load(CustomerDecider.Definition, customer)).State.EnterpriseTies);
        const string mutation = "mutation($input: RecordCustomerFactInput!) { recordCustomerFact(input: $input) { errors { code } } }";
        foreach (var wrong in new[] { master, GlobalId.Of("Partner", master), LedgerApi.Customer(master) + "=" })
            foreach (var fact in new object[]
            {
                new { enterpriseJoined = new { masterId = wrong, account = "CLOUD_ACCOUNT", accounting = "UNIFIED" } }, new { enterpriseLeft = wrong },
                new { independentMemberAdded = wrong }, new { independentMemberRemoved = wrong },
            })
                Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(mutation, api.Operations, new { input = new { customerId = LedgerApi.Customer(customer), fact } }));
    }

    [Fact, Trait("Rule", "ASSOC-46")]
    public async Task An_association_never_reaches_back_into_another_partners_time()
    {
        var (partner, customer) = await Start("RESELLER", Now.AddDays(-9));
        var next = await server.Partner();
        Assert.True(await api.Leave(customer, partner));
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False(await api.Associate(customer, next, "RESELLER", Now.AddDays(-5)));
        Assert.False(await api.Associate(customer, next, "RESELLER", Now.AddDays(-1)));
        Assert.True(await api.Associate(customer, next, "RESELLER"));
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "BUDGET-3"), Trait("Rule", "EXPEND-5")]
    public async Task Reconciliation_adds_up_single_lines_and_names_every_figure_that_differs()
    {
        var (partner, customer) = await Start("RESELLER", Now.AddDays(-3));
        await api.Grant(partner, 1_000m);
        await api.Budget(partner, customer, 1_000m);
        await api.Record(LedgerApi.Line($"{customer}-1", customer, 90m, Now, 100m), LedgerApi.Line($"{customer}-2", customer, 10m, Now.AddDays(-1), 11m));
        await server.Append("partner-account", partner, new BillGenerated(partner, new(2024, 11), new(60m), [], new(60m), new(0m), [], default));
        await api.Repay(partner, 70m);
        await server.Settle();
        var query = $$"""
            { reconciliation(partnerId: "{{LedgerApi.Partner(partner)}}", month: "2024-11") {
              agrees resellerSum billed unbilled amountDue balance coupons used customers differences { figure shown computed } } }
            """;
        Assert.Equal(
            """{"reconciliation":{"agrees":true,"resellerSum":"100.00000000","billed":"60.00000000","unbilled":"40.00000000","amountDue":"0.00000000","balance":"10.00000000","coupons":"0.00000000","used":"30.00000000","customers":1,"differences":[]}}""",
            await api.Ask(query, server.Staff("finance")));
        Assert.Equal("FORBIDDEN", await server.ErrorCode(query, api.Administrator(partner)));

        await Falsify($"UPDATE customer_month SET Spent = '112.0' WHERE CustomerId = '{customer}'");
        await Falsify($"UPDATE partner_debt SET Unbilled = '41.0' WHERE PartnerId = '{partner}'");
        Assert.Equal(
            """{"reconciliation":{"agrees":false,"differences":[{"figure":"unbilled","of":"P","shown":"41.00000000","computed":"40.00000000"},{"figure":"quota used","of":"P","shown":"31.00000000","computed":"30.00000000"},{"figure":"customer month","of":"C","shown":"112.00000000","computed":"111.00000000"}]}}"""
                .Replace("\"P\"", $"\"{partner}\"", StringComparison.Ordinal).Replace("\"C\"", $"\"{customer}\"", StringComparison.Ordinal),
            await api.Ask(
                $$"""{ reconciliation(partnerId: "{{LedgerApi.Partner(partner)}}", month: "2024-11") { agrees differences { figure of shown computed } } }""", api.Operations));
        await server.Services.GetRequiredService<ProjectionHost>().Rebuild("expenditure");
        Assert.StartsWith("""{"reconciliation":{"agrees":true""", await api.Ask(query, api.Operations), StringComparison.Ordinal);
    }

    private async Task Falsify(string sql)
    {
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "read"), "expenditure-*.db"));
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>A new partner and a new customer, associated when a model is given.</summary>
    private async Task<(string Partner, string Customer)> Start(string? model = null, DateTimeOffset? from = null)
    {
        var (partner, customer) = (await server.Partner(), $"c{Guid.NewGuid():N}");
        Assert.True(await api.Register(customer, (from ?? Now).AddDays(-6)));
        if (model is not null) Assert.True(await api.Associate(customer, partner, model, from));
        await server.Settle();
        return (partner, customer);
    }

    private Task<string> Spent(string partner, string customer) => api.Ask(
        $$"""{ customerBudget(customerId: "{{LedgerApi.Customer(customer)}}") { spentAtOfficialPrice } }""", api.Administrator(partner));

    private async Task<string> Seen(string partner, string manager)
    {
        var token = server.Member(partner, Security.Role.AccountManager, manager);
        await server.Settle();
        return (await server.Data("{ expenditureDistribution { total { amountDue } } }", token))["expenditureDistribution"]!["total"]!["amountDue"]!.GetValue<string>();
    }

    private async Task<bool> IsFrozen(string customer) =>
        (await server.Services.GetRequiredService<CommandRunner>().Load(CustomerStatusDecider.Definition, customer)).State.AccountFrozen;
}
