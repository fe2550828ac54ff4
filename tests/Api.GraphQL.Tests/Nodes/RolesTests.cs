using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Npgsql;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.Api.GraphQL.Tests.Nodes;

/// <summary>A node does what its roles say, and one whose roles cannot work does not start.</summary>
public sealed class RolesTests
{
    [Fact]
    public async Task A_node_without_api_answers_health_and_metrics_alone()
    {
        var node = new NodeServer { Name = $"nodes_{Guid.NewGuid():N}", Roles = NodeRoles.Projector | NodeRoles.Processes };
        await node.InitializeAsync();
        await node.Settle();
        foreach (var absent in new[] { "/", "/graphql", "/graphql/", "/docs/", "/finder/", "/console/", "/exports/a" }) Assert.Equal(HttpStatusCode.NotFound, await Status(node, absent));
        foreach (var served in new[] { "/health/live", "/health/ready", "/metrics" }) Assert.Equal(HttpStatusCode.OK, await Status(node, served));
        await node.DisposeAsync();
    }

    [Fact]
    public async Task A_node_without_projector_serves_what_another_one_writes()
    {
        var (log, readModels) = ($"nodes_{Guid.NewGuid():N}", $"r{Guid.NewGuid():N}"[..8]);
        var role = new NodeRole(PostgreSqlServer.Shared);
        var api = new NodeServer { Name = log, ReadModels = readModels, Role = role, Roles = NodeRoles.Api };
        var worker = new NodeServer { Name = log, ReadModels = readModels, Role = role, Roles = NodeRoles.Projector | NodeRoles.Processes, Clock = api.Clock };
        // First, so that it would have taken what there is to take.
        await api.InitializeAsync();
        await worker.InitializeAsync();
        var partner = await api.Partner();
        await api.Settle();
        var told = await api.Data("query($id: ID!) { partner(id: $id) { companyName } }", api.Staff("operations_manager"), new { id = Schema.GlobalId.Of("Partner", partner) });
        Assert.Equal("""{"partner":{"companyName":"Acme"}}""", told.ToJsonString());
        Assert.Equal(1L, await Number($"SELECT count(DISTINCT holder) FROM {readModels}.leases WHERE holder <> ''"));
        await worker.DisposeAsync();
        await api.DisposeAsync();
    }

    [Theory]
    [InlineData("0", "PartnerGraph:Roles names at least one of Api, Projector and Processes.")]
    [InlineData("Api", "A node without the role Projector needs read models in PostgreSQL, which nodes share (PartnerGraph:ReadModel:Kind).")]
    [InlineData("Api,Processes", "A node without the role Projector needs read models in PostgreSQL, which nodes share (PartnerGraph:ReadModel:Kind).")]
    [InlineData("Projector", "A node with the role Projector alone needs read models in PostgreSQL, which nodes share (PartnerGraph:ReadModel:Kind): nobody would read those that it keeps for itself.")]
    public void Roles_that_cannot_work_are_refused_in_one_line(string roles, string reason) => Assert.Equal(reason, Refusal($"--PartnerGraph:Roles={roles}"));

    [Fact]
    public void A_list_is_not_taken_for_all_of_them() => Assert.Equal("PartnerGraph:Roles is one text, such as 'Api, Projector'.", Refusal("--PartnerGraph:Roles:0=Api"));

    private static string Refusal(string setting)
    {
        var nowhere = Directory.CreateTempSubdirectory("partnergraph-");
        try
        {
            return Assert.Throws<OptionsValidationException>(() => PartnerGraphHost.Build([$"--PartnerGraph:DataDirectory={nowhere.FullName}", setting])).Message;
        }
        finally
        {
            nowhere.Delete(recursive: true);
        }
    }

    private static async Task<HttpStatusCode> Status(ApiServer node, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiServer.MetricsToken);
        using var answer = await node.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<object?> Number(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlServer.Shared.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The test's own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
