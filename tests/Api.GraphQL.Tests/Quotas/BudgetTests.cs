using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;

namespace PartnerGraph.Api.Tests.Quotas;

public sealed class BudgetTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Set = """
        mutation($input: SetCustomerBudgetInput!) {
          setCustomerBudget(input: $input) { customerBudget { amount version } errors { code ruleId path } }
        }
        """;

    [Fact, Trait("Rule", "BUDGET-1")]
    public async Task A_mutation_answers_with_the_entity_that_it_wrote() =>
        Assert.Equal(
            """{"setCustomerBudget":{"customerBudget":{"amount":"1000.00000000","version":0},"errors":[]}}""",
            (await server.Data(Set, Administrator(), Input("c1", "1000"))).ToJsonString());

    [Fact, Trait("Rule", "CONV-10")]
    public async Task The_same_key_with_the_same_input_answers_again_and_with_another_input_is_refused()
    {
        var first = await server.Data(Set, Administrator(), Input("c2", "10", "key"));
        var again = await server.Data(Set, Administrator(), Input("c2", "10", "key"));
        var other = await server.Data(Set, Administrator(), Input("c2", "11", "key"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other["setCustomerBudget"]!["errors"]![0]!["code"]!.GetValue<string>());
    }

    private static object Input(string customer, string amount, string? key = null) =>
        new { input = new { customerId = GlobalId.Of("Customer", customer), amount, idempotencyKey = key } };

    private string Administrator() => server.Member("p", Role.PartnerAdministrator);
}
