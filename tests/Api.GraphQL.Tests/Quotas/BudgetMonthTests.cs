using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Processes.Deadlines;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

public sealed class BudgetMonthTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact, Trait("Rule", "BUDGET-7")]
    public async Task A_budget_is_restored_when_the_month_begins_in_the_billing_zone()
    {
        var administrator = server.Member("p", Role.PartnerAdministrator);
        var id = QuotaWorld.Customer("c");
        await server.Associate("c", "p");
        await server.Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }", administrator,
            new { input = new { customerId = id, amount = "1000" } });
        await server.Spend("c", 900m, 1m);
        var query = $"{{ customerBudget(customerId: \"{id}\") {{ spentAtOfficialPrice amount version }} }}";
        // 2024-12-01 00:00:00 +08:00 is 16:00 UTC of the day before; one second earlier it is still November.
        server.Clock.SetUtcNow(new(2024, 11, 30, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal(0, await Start());
        Assert.Equal("""{"customerBudget":{"spentAtOfficialPrice":"900.00000000","amount":"1000.00000000","version":"0"}}""", await server.Query(query, administrator));
        server.Clock.SetUtcNow(new(2024, 11, 30, 16, 0, 0, TimeSpan.Zero));
        await Start();
        await server.Settle();
        Assert.Equal("""{"customerBudget":{"spentAtOfficialPrice":"0.00000000","amount":"1000.00000000","version":"0"}}""", await server.Query(query, administrator));
        Assert.Equal(0, await Start());
    }

    private Task<long> Start() => server.Services.GetRequiredService<DeadlineScheduler>().RunDue();
}
