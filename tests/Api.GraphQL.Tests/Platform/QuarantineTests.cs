using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Expenditure;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Platform;

/// <summary>One tenant's event that cannot be applied: its own figures say so, and nobody else notices.</summary>
public sealed class QuarantineTests : IAsyncLifetime
{
    private const string Stream = "expenditure-line-test:torn";

    private readonly ApiServer server = new();
    private Spending spending = null!;

    private string Operations => server.Staff("operations_manager");

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        spending = new(server);
        await spending.Append("partner-p-1", new PartnerRegistered(
            "p-1", PartnerKind.SolutionProvider, "SG", "One", "one@example.com", null, "d-1", Spending.Joined));
        await spending.Customer("c-1", "p-0");
        await spending.Append("association-c-1", new CustomerDisassociated("c-1", "p-0", AssociationModel.Reseller, Spending.Joined));
        await spending.Append("association-c-1", new CustomerAssociated("c-1", "p-1", AssociationModel.Reseller, AssociationVia.Ticket, Spending.Joined));
        await spending.Customer("c-2", "p-2");
        await spending.Record(Spending.Line("one", "c-1", "10"), Spending.Line("two", "c-2", "20"));
        await Tear();
        await spending.Record(Spending.Line("three", "c-1", "1"), Spending.Line("four", "c-2", "2"));
    }

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Operations_sees_which_stream_is_set_aside_where_and_why()
    {
        var answer = await server.Data("{ projections { name state error quarantined { stream position type reason since skipped tenants } } }", Operations);
        var expenditure = answer["projections"]!.AsArray().Single(projection => projection!["name"]!.GetValue<string>() == "expenditure")!;
        Assert.Equal(("RUNNING", null), (expenditure["state"]!.GetValue<string>(), expenditure["error"]));
        var held = Assert.Single(expenditure["quarantined"]!.AsArray())!;
        Assert.Equal((Stream, "expenditure.expenditure-recorded.v1", "0"), (held["stream"]!.GetValue<string>(), held["type"]!.GetValue<string>(), held["skipped"]!.GetValue<string>()));
        Assert.Equal("""["c-1"]""", held["tenants"]!.ToJsonString());
        Assert.NotEqual("", held["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_probe_is_told_that_the_node_is_degraded_and_no_tenant()
    {
        var health = await server.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.StartsWith("Degraded\nStreams are set aside in: ", health, StringComparison.Ordinal);
        Assert.Contains("expenditure", health, StringComparison.Ordinal);
        Assert.DoesNotContain("torn", health, StringComparison.Ordinal);
        Assert.DoesNotContain("c-1", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_counts_it()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative)) { Headers = { Authorization = new("Bearer", ApiServer.MetricsToken) } };
        using var answer = await server.Http.SendAsync(asked);
        Assert.Contains("projections_quarantined", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_again_tells_how_it_still_stands()
    {
        const string Retry = "mutation($projection: String!) { retryQuarantined(projection: $projection, stream: \"" + Stream + "\") "
            + "{ projection { name quarantined { stream } } stillQuarantined { stream } } }";
        foreach (var name in new[] { "expenditure", server.Services.GetRequiredService<ProjectionHost>().Statuses.Last(status => status.Quarantined.Count > 0).Name })
        {
            var tried = (await server.Data(Retry, Operations, new { projection = name }))["retryQuarantined"]!;
            Assert.Equal(Stream, tried["stillQuarantined"]!["stream"]!.GetValue<string>());
            Assert.Equal(name, tried["projection"]!["name"]!.GetValue<string>());
            Assert.Single(tried["projection"]!["quarantined"]!.AsArray());
        }

        Assert.Equal("FORBIDDEN", await server.ErrorCode(Retry, server.Staff("finance"), new { projection = "expenditure" }));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(Retry, Operations, new { projection = "nothing" }));
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("manager")]
    [InlineData("distributor")]
    [InlineData("customer")]
    [InlineData("former partner")]
    public async Task Whoever_the_event_concerns_gets_no_figure_that_lacks_it(string who)
    {
        var token = who switch
        {
            "administrator" => server.Member("p-1", Role.PartnerAdministrator),
            "manager" => server.Member("p-1", Role.AccountManager),
            "distributor" => server.Member("d-1", Role.DistributorAdministrator),
            "former partner" => server.Member("p-0", Role.PartnerAdministrator),
            _ => server.Customer("c-1"),
        };
        var (status, answer) = await server.Send("{ expenditureDashboard { amountDue } }", token);
        Assert.True(answer["errors"] is not null, answer.ToJsonString());
        var error = answer["errors"]![0]!;
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("FIGURES_INCOMPLETE", "expenditure"), (error["extensions"]!["code"]!.GetValue<string>(), error["extensions"]!["readModel"]!.GetValue<string>()));
        Assert.Equal("expenditureDashboard", error["path"]![0]!.GetValue<string>());
        Assert.Null(answer["data"]?["expenditureDashboard"]);
    }

    [Fact]
    public async Task A_partner_is_concerned_too_when_what_says_so_is_itself_set_aside()
    {
        await spending.Append("association-c-3", new CustomerAssociated("c-3", "p-3", AssociationModel.Reseller, AssociationVia.Ticket, Spending.Joined));
        await Tear("c-3");
        var partner = server.Member("p-3", Role.PartnerAdministrator);
        Assert.Equal("FIGURES_INCOMPLETE", await server.ErrorCode("{ expenditureDashboard { amountDue } }", partner));
        Assert.Null(await server.ErrorCode("{ expenditureDashboard { amountDue } }", server.Member("p-2", Role.PartnerAdministrator)));
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task A_grant_that_lacks_a_change_is_shown_to_neither_side()
    {
        await spending.Append("reseller-budget-r-1", new ResellerBudgetGranted("r-1", "d-1", new(5m)));
        await spending.Append("reseller-budget-r-2", new ResellerBudgetGranted("r-2", "d-2", new(7m)));
        await Tear("reseller-budget-r-1", "quotas.reseller-budget-changed.v1", """{"resellerId":"r-1","distributorId":"d-1","from":""");
        const string Ask = "{ resellerBudgets { nodes { granted } } }";
        foreach (var token in new[] { server.Member("r-1", Role.ResellerAdministrator), server.Member("d-1", Role.DistributorAdministrator) })
            Assert.Equal("FIGURES_INCOMPLETE", await server.ErrorCode(Ask, token));
        Assert.Equal("""{"resellerBudgets":{"nodes":[{"granted":"7.00000000"}]}}""", (await server.Data(Ask, server.Member("r-2", Role.ResellerAdministrator))).ToJsonString());
    }

    [Fact]
    public async Task Everybody_elses_figures_are_whole_and_say_nothing()
    {
        foreach (var (token, query, expected) in new[]
        {
            (server.Member("p-2", Role.PartnerAdministrator), "{ expenditureDashboard { amountDue } }", """{"expenditureDashboard":{"amountDue":"22.00000000"}}"""),
            (server.Customer("c-2"), "{ myCosts { byProduct { payable } } }", """{"myCosts":{"byProduct":[{"payable":"0.00000000"}]}}"""),
        })
        {
            var (_, answer) = await server.Send(query, token);
            Assert.Equal(expected, answer["data"]!.ToJsonString());
            Assert.Null(answer["extensions"]!["readModels"]);
        }
    }

    [Fact]
    public async Task The_vendor_gets_the_figure_and_is_told_that_it_lacks_something()
    {
        var (_, answer) = await server.Send("{ expenditureDashboard { amountDue } }", server.Staff("operations_manager"));
        Assert.Equal("""{"expenditureDashboard":{"amountDue":"33.00000000"}}""", answer["data"]!.ToJsonString());
        Assert.True(answer["extensions"]!["readModels"] is not null, answer.ToJsonString());
        Assert.Contains("expenditure", answer["extensions"]!["readModels"]!["incomplete"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task Whatever_no_figure_is_read_from_is_answered_to_the_one_concerned()
    {
        var (_, answer) = await server.Send("{ customers { nodes { name } } }", server.Member("p-1", Role.PartnerAdministrator));
        Assert.Null(answer["errors"]);
    }

    /// <summary>A line whose text was torn after its customer.</summary>
    private Task Tear(string customer = "c-1") => Tear(
        customer == "c-1" ? Stream : $"{Stream}-{customer}", "expenditure.expenditure-recorded.v1",
        """{"source":"test","lineId":"torn","customerId":"CUSTOMER","chargedFrom":""".Replace("CUSTOMER", customer, StringComparison.Ordinal));

    private async Task Tear(string stream, string type, string text)
    {
        var events = server.Services.GetRequiredService<IEventStore>();
        var position = (await events.Append(stream, ExpectedVersion.Any, [new(Guid.NewGuid(), type, Encoding.UTF8.GetBytes(text), "{}"u8.ToArray())])).Position;
        var reached = await server.Services.GetRequiredService<ProjectionHost>().WaitForAll(position, TimeSpan.FromSeconds(30));
        Assert.True(reached.Reached, string.Join(", ", reached.Behind.Concat(reached.Failed)));
    }
}
