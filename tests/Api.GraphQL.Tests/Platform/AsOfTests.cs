using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Expenditure;
using PartnerGraph.Api.GraphQL.Tests.Quotas;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Platform;

/// <summary>A figure says how much of the log it includes, also while a read model is busy with what an import has stored.</summary>
public sealed class AsOfTests(AsOfTests.AttentiveServer server) : IClassFixture<AsOfTests.AttentiveServer>
{
    private const string Query = "{ expenditureDashboard { amountDue asOf { position at behind } } }";

    [Fact]
    public async Task A_figure_that_includes_everything_says_so_and_one_that_does_not_says_how_much_it_lacks()
    {
        var spending = new Spending(server);
        await spending.Customer("c-1", "p-1");
        await spending.Record(Spending.Line("one", "c-1", "10"));
        var token = server.Member("p-1", Role.PartnerAdministrator);
        var whole = JsonNode.Parse(await spending.Ask(Query, token))!["expenditureDashboard"]!;
        var head = await Head();
        Assert.Equal(("10.00000000", $"{head}", 0), Told(whole));
        Assert.Equal(server.Clock.GetUtcNow(), whole["asOf"]!["at"]!.GetValue<DateTimeOffset>());

        await using (await Hold("expenditure"))
        {
            // Without the entity, which would wait for the read model that is held.
            await server.Data(
                "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { position errors { code } } }", server.Staff("operations_manager"),
                new { input = new { source = "test", lines = new[] { Spending.Line("two", "c-1", "5"), Spending.Line("three", "c-1", "5") } } });
            // The others know how far the log has gone on.
            await server.Services.GetRequiredService<ProjectionHost>().WaitFor(await Head(), TimeSpan.FromSeconds(30), ["associations", "customer-balances"]);
            var (_, answer) = await server.Send(Query, token);
            var partial = answer["data"]!["expenditureDashboard"]!;
            Assert.Equal(("10.00000000", $"{head}", await Head() - head), Told(partial));
            var behind = Assert.Single(answer["extensions"]!["readModels"]!["behind"]!.AsArray())!;
            Assert.Equal(("expenditure", $"{head}", await Head() - head),
                (behind["name"]!.GetValue<string>(), behind["position"]!.GetValue<string>(), behind["behind"]!.GetValue<long>()));
        }

        var (_, complete) = await server.Send(Query, token, minPosition: await Head());
        Assert.Equal(("20.00000000", $"{await Head()}", 0), Told(complete["data"]!["expenditureDashboard"]!));
    }

    [Theory]
    [InlineData("{ expenditureOverview { asOf { behind } } }")]
    [InlineData("{ expenditureDistribution { asOf { behind } } }")]
    [InlineData("{ expenditureSummary { asOf { behind } } }")]
    [InlineData("{ expenditureDetails(month: \"2024-11\") { asOf { behind } } }")]
    [InlineData("{ amountDue { asOf { behind } } }")]
    [InlineData("{ accountBalance { asOf { behind } } }")]
    public async Task Every_sum_has_it(string query)
    {
        var told = (await server.Data(query, server.Member("p-9", Role.PartnerAdministrator))).AsObject().Single().Value!;
        Assert.InRange(long.Parse(told["asOf"]!["behind"]!.GetValue<string>(), CultureInfo.InvariantCulture), 0, long.MaxValue);
    }

    [Fact, Trait("Rule", "BUDGET-3"), Trait("Rule", "BUDGET-11"), Trait("Rule", "BILL-2")]
    public async Task Budgets_and_balances_lack_what_the_read_model_lacks_that_they_come_from()
    {
        var spending = new Spending(server);
        await spending.Customer("c-2", "p-2", since: server.Clock.GetUtcNow().AddDays(-1));
        await spending.Append("budget-p-2:c-2", new BudgetSet("c-2", "p-2", BudgetKind.Monthly, new(100), [0.75m], BudgetExceededAction.Manual, BillingMonth.Of(new(2024, 11, 1))));
        await server.Settle();
        var (administrator, customer, before) = (server.Member("p-2", Role.PartnerAdministrator), server.Customer("c-2"), await Head());
        const string budgets = "{ accountBalance { amount asOf { position behind } } customers { nodes { budget { spentAtOfficialPrice asOf { position behind } } expenditure { asOf { position behind } } } } }";
        const string balance = "{ customerBalance { outstanding asOf { position behind } } }";
        Assert.Equal(Budgets(before, 0), await server.Query(budgets, administrator));
        await using (await Hold("expenditure"))
        {
            await spending.Append("partner-account-p-2", new BalanceToppedUp("p-2", "wire-1", new(5)));
            Assert.Equal(Budgets(before, 1), await server.Query(budgets, administrator));
        }

        await server.Settle();
        before = await Head();
        Assert.Equal(Balance(before, 0), await server.Query(balance, customer));
        await using (await Hold("customer-balances"))
        {
            await spending.Append("customer-c-2", new UnpaidBillRecorded("c-2", "bill-1", new(7)));
            Assert.Equal(Balance(before, 1), await server.Query(balance, customer));
        }

        string Budgets(long position, long behind) => $$$"""
            {"accountBalance":{"amount":"0.00000000",{{{AsOf(position, behind)}}}},"customers":{"nodes":[{"budget":{"spentAtOfficialPrice":"0.00000000",{{{AsOf(position, behind)}}}},"expenditure":{{{{AsOf(position, behind)}}}}}]}}
            """;
        string Balance(long position, long behind) => $$$"""{"customerBalance":{"outstanding":"0.00000000",{{{AsOf(position, behind)}}}}}""";
        string AsOf(long position, long behind) => $$"""
            "asOf":{"position":"{{position}}","behind":"{{behind}}"}
            """;
    }

    private static (string Amount, string Position, long Behind) Told(JsonNode figure) =>
        (figure["amountDue"]!.GetValue<string>(), figure["asOf"]!["position"]!.GetValue<string>(), long.Parse(figure["asOf"]!["behind"]!.GetValue<string>(), CultureInfo.InvariantCulture));

    private Task<long> Head() => server.Services.GetRequiredService<IEventStore>().Head();

    /// <summary>Keeps a read model from writing, as a long transaction does; its readers go on.</summary>
    private async Task<SqliteConnection> Hold(string readModel)
    {
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "read"), $"{readModel}-*.db"));
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Tells of the first event that a read model lacks.</summary>
    public sealed class AttentiveServer : ApiServer
    {
        protected override void Configure(IServiceCollection services) =>
            services.Configure<PartnerGraphOptions>(options => options.ReadModelLagTold = 1);
    }
}
