using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Expenditure;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>A partner with one reseller customer that can buy, and what happens to both, all through mutations.</summary>
internal sealed record AlertWorld(ApiServer Server, string Partner, string Customer, string Administrator)
{
    private static int lines;

    /// <param name="manager">The account manager whose customer it is.</param>
    public static async Task<AlertWorld> Start(ApiServer server, decimal? quota = null, string manager = "")
    {
        var partner = await server.Partner();
        var customer = await server.CustomerOf(partner, manager: manager);
        if (quota is { } amount) await server.Grant(partner, amount);
        return new(server, partner, customer, server.Administrator(partner));
    }

    /// <summary>Records a line as operations do; what follows from it comes by itself.</summary>
    public async Task Spend(string amountDue, string? listPrice = null)
    {
        var line = Spending.Line($"alert-{Interlocked.Increment(ref lines)}", Customer, amountDue, at: "2024-11-04T02:00:00Z", listPrice: listPrice);
        var answer = await new Spending(Server).Record(line);
        Assert.True(answer["recorded"]!.GetValue<int>() == 1, answer.ToJsonString());
        await QuotaWorld.Settle(Server);
    }

    public async Task Repay(string amount)
    {
        var answer = await Server.Data(
            "mutation($input: RepayInput!) { repay(input: $input) { errors { code } } }", Administrator,
            new { input = new { amount, source = "ONLINE", referenceId = Guid.NewGuid().ToString("N") } });
        Assert.Equal("""{"repay":{"errors":[]}}""", answer.ToJsonString());
        await QuotaWorld.Settle(Server);
    }

    public async Task SetBudget(decimal amount, params string[] alertRatios)
    {
        var answer = await Server.Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }", Administrator,
            new { input = new { customerId = GlobalId.Of("Customer", Customer), amount = amount.ToString(CultureInfo.InvariantCulture), alertRatios } });
        Assert.Equal("""{"setCustomerBudget":{"errors":[]}}""", answer.ToJsonString());
    }

    /// <summary>What the customer is answered when it orders.</summary>
    public async Task<JsonNode> Order() => (await Server.Data(
        """
        mutation { placeOrder(input: { items: [{ product: "ECS", region: "r1", specification: "s6.small", chargingMode: PAY_PER_USE, listPrice: "1.00" }] }) {
          errors { code ruleId } } }
        """,
        Server.Customer(Customer)))["placeOrder"]!["errors"]!;

    public Task<Subscriber> Listen(string selection, string? token = null) => Subscriber.Start(Server, token ?? Administrator, selection);
}
