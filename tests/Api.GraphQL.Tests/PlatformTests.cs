using System.Net;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests;

public sealed class PlatformTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public void The_printed_schema_is_the_committed_one() =>
        Assert.Equal(File.ReadAllText(RepositoryRoot.File("schema/partner-graph.graphql")), PartnerGraphHost.PrintSchema());

    [Theory]
    [InlineData(ReadModelKind.Sqlite, "schema/read-models")]
    [InlineData(ReadModelKind.PostgreSql, "schema/read-models/postgresql")]
    public async Task The_tables_of_read_models_are_the_committed_ones(ReadModelKind kind, string folder) => Assert.Equal(
        Directory.GetFiles(RepositoryRoot.File(folder)).ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText),
        await PartnerGraphHost.ReadModelTables(kind));

    [Fact]
    public void Every_member_of_the_schema_is_filled_by_a_row() => Mapping.Verify();

    [Fact]
    public async Task Staff_is_told_who_it_is() =>
        Assert.Equal(
            """{"me":{"subject":"staff-finance","role":"FINANCE","partnerId":null,"customerId":null,"permissions":[]}}""",
            (await server.Data("{ me { subject role partnerId customerId permissions } }", server.Staff("finance"))).ToJsonString());

    [Fact, Trait("Rule", "ORG-1")]
    public async Task A_user_of_the_console_alone_is_refused_with_401()
    {
        var (status, answer) = await server.Send("{ me { role } }", server.Token("iam-user"));
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("IAM_USER_ONLY", answer["errors"]![0]!["extensions"]!["reason"]!.GetValue<string>());
    }

    [Fact, Trait("Rule", "ORG-4")]
    public async Task The_reason_of_a_401_can_be_looked_up_without_rights() =>
        Assert.Equal(
            """{"accessDiagnosis":{"reason":"IAM_USER_ONLY"}}""",
            (await server.Data("{ accessDiagnosis { reason } }", server.Token("iam-user"))).ToJsonString());

    [Theory]
    [InlineData(null)]
    [InlineData("not-a-token")]
    public async Task Without_a_valid_token_nothing_but_public_fields_is_answered(string? token)
    {
        var (status, answer) = await server.Send("{ me { role } }", token);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("UNAUTHENTICATED", answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Theory, Trait("Rule", "CONV-8")]
    [InlineData("BUDGET-2")]
    [InlineData("budget-2")]
    public async Task Any_rule_is_explained_to_anybody(string id) =>
        Assert.Equal(
            """{"policyRule":{"ruleId":"BUDGET-2","area":"BUDGET","kind":"RULE","isEnforced":true,"source":"8.1.16","violations":[{"code":"NOT_A_RESELLER_CUSTOMER"}]}}""",
            (await server.Data("query($id: ID!) { policyRule(id: $id) { ruleId area kind isEnforced source violations { code } } }", variables: new { id })).ToJsonString());

    [Fact, Trait("Rule", "CONV-8")]
    public async Task A_rule_has_its_own_text_and_not_that_of_a_violation()
    {
        var rule = (await server.Data("""{ policyRule(id: "CONV-10") { text violations { code text } } }"""))["policyRule"]!;
        Assert.StartsWith("Every command carries an idempotency key", rule["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(rule["violations"]!.AsArray(), violation => violation!["code"]!.GetValue<string>() == "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact, Trait("Rule", "CONV-8")]
    public async Task A_rule_that_is_not_built_yet_is_explained_all_the_same() =>
        Assert.Equal(
            """{"policyRule":{"kind":"LIFECYCLE","isEnforced":false,"violations":[]}}""",
            (await server.Data("""{ policyRule(id: "SPIF-5") { kind isEnforced violations { code } } }""")).ToJsonString());

    [Theory]
    [InlineData("nonsense")]
    [InlineData("UGFydG5lcjo")]
    public async Task An_id_that_names_nothing_finds_nothing(string id) =>
        Assert.Equal("""{"node":null}""", (await server.Data("query($id: ID!) { node(id: $id) { id } }", variables: new { id })).ToJsonString());

    [Fact]
    public async Task Operations_sees_how_the_read_models_stand_and_rebuilds_one()
    {
        var rebuilt = await server.Data("""mutation { rebuildProjection(name: "budgets") { projection { name state } } }""", server.Staff("operations_manager"));
        Assert.Equal("budgets", rebuilt["rebuildProjection"]!["projection"]!["name"]!.GetValue<string>());
        var listed = await server.Data("{ projections { name error } }", server.Staff("operations_manager"));
        Assert.Contains(listed["projections"]!.AsArray(), projection => projection!["name"]!.GetValue<string>() == "budgets" && projection["error"] is null);
    }

    [Fact]
    public async Task Nobody_else_rebuilds_or_names_a_read_model_that_is_none()
    {
        Assert.Equal("FORBIDDEN", await server.ErrorCode("""mutation { rebuildProjection(name: "budgets") { projection { name } } }""", server.Staff("finance")));
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode("""mutation { rebuildProjection(name: "x") { projection { name } } }""", server.Staff("operations_manager")));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_server_that_runs_says_so(string path) => Assert.Equal("Healthy", await server.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    [Fact]
    public async Task Operators_can_watch_the_read_models_and_nobody_else()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative)) { Headers = { Authorization = new("Bearer", ApiServer.MetricsToken) } };
        using var told = await server.Http.SendAsync(asked);
        Assert.Contains("projections_position", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await server.Http.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);
    }
}
