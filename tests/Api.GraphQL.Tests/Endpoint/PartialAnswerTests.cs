using System.Net;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

public sealed class PartialAnswerTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public void Every_root_may_be_null()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        Assert.DoesNotContain(
            new[] { schema.Query, schema.Mutation!, schema.Subscription! }.SelectMany(root => root.Fields), field => field.ResolvedType is NonNullGraphType);
    }

    [Fact]
    public async Task What_is_forbidden_costs_no_other_answer()
    {
        var (status, answer) = await server.Send("""{ accessDiagnosis { reason } me { role } }""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"accessDiagnosis":{"reason":null},"me":null}""", answer["data"]!.ToJsonString());
        Assert.Equal("UNAUTHENTICATED", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        var mutations = await server.Send(
            """mutation { rebuildProjection(name: "budgets") { projection { name } } registerPartner(input: { kind: SOLUTION_PROVIDER, country: "SG", companyName: "A", contactEmail: "a@example.com" }) { errors { code } } }""",
            server.Staff("operations_manager"));
        Assert.Equal("""{"errors":[]}""", mutations.Answer["data"]!["registerPartner"]!.ToJsonString());
    }

    [Theory]
    [InlineData("finance", "{ projections { name } }", "FORBIDDEN", "ROLE_NOT_ALLOWED", null)]
    [InlineData("finance", "{ orders { totalCount } }", "FORBIDDEN", "ROLE_NOT_ALLOWED", "[A-Z]+-[0-9]+")]
    [InlineData(null, "{ me { role } }", "UNAUTHENTICATED", "NO_TOKEN", null)]
    public async Task A_refusal_says_why_in_the_style_of_the_schema(string? staff, string query, string code, string reason, string? rule)
    {
        var extensions = (await server.Send(query, staff is null ? null : server.Staff(staff))).Answer["errors"]![0]!["extensions"]!;
        Assert.Equal((code, reason), ((string?)extensions["code"], (string?)extensions["reason"]));
        if (rule is null) Assert.Null(extensions["ruleId"]);
        else Assert.Matches(rule, (string?)extensions["ruleId"]);
    }
}
