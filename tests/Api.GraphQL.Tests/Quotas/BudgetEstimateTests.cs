using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Quotas;

/// <summary>A server whose clock begins an hour before December does in the billing zone.</summary>
public sealed class EndOfNovemberServer : ApiServer
{
    public EndOfNovemberServer() => Clock.SetUtcNow(new(2024, 11, 30, 15, 0, 0, TimeSpan.Zero));
}

public sealed class BudgetEstimateTests(EndOfNovemberServer server) : IClassFixture<EndOfNovemberServer>
{
    [Fact, Trait("Rule", "BUDGET-12"), Trait("Rule", "BUDGET-7")]
    public async Task The_estimate_is_of_the_month_that_runs_in_the_billing_zone_also_in_its_first_eight_hours()
    {
        var administrator = server.Member("p", Role.PartnerAdministrator);
        await server.Associate("c", "p");
        await server.Data(
            "mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }", administrator,
            new { input = new { customerId = QuotaWorld.Customer("c"), amount = "1000" } });
        await server.Spend("c", 900m, 1m, new(2024, 11, 30, 15, 59, 59, 999, TimeSpan.Zero));
        await server.Spend("c", 70m, 1m, new(2024, 11, 30, 16, 0, 0, TimeSpan.Zero));
        // December begins in the billing zone at 16:00 UTC of the day before.
        foreach (var (now, estimate, share) in new[]
        {
            ("2024-11-30T15:59:59.999Z", "900.00000000", "0.9"), ("2024-11-30T16:00:00Z", "70.00000000", "0.07"),
            ("2024-11-30T23:59:59.999Z", "70.00000000", "0.07"), ("2024-12-01T00:00:00Z", "70.00000000", "0.07"),
        })
        {
            server.Clock.SetUtcNow(DateTimeOffset.Parse(now));
            Assert.Equal(
                $$$"""{{{now}}} {"customerBudget":{"currentEstimate":"{{{estimate}}}","spentAtOfficialPrice":"{{{estimate}}}","ratio":"{{{share}}}"}}""",
                $"{now} {await server.Query($"{{ customerBudget(customerId: \"{QuotaWorld.Customer("c")}\") {{ currentEstimate spentAtOfficialPrice ratio }} }}", administrator)}");
        }
    }
}
