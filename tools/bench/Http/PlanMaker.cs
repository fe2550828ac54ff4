using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Bench.Http.Bare;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Bench.Http;

/// <summary>Listens to the product in this process while it does each work once.</summary>
internal static class PlanMaker
{
    public static async Task<Plan> Make(BenchServer server, TemporaryDirectory directory)
    {
        var customers = await Sent(server, Work.Customers);
        var objects = await Sent(server, Work.Objects);
        Statement Of(string table) => objects.Single(statement => statement.Text.Contains($"FROM \"{table}\"", StringComparison.Ordinal));
        var key = (SymmetricSecurityKey)server.Services.GetRequiredService<LocalTokens>().Key;
        return new(
            Convert.ToBase64String(key.Key), LocalTokens.Issuer, LocalTokens.Audience,
            customers.Single(), Of("customer"), Of("budget"), Of("member"), Of("expenditure_bucket"),
            Of("expenditure_bucket").File, DayDistribution.Statement(directory.File("rollup.db")), directory.File("bare-events.db"), await Registered(server));
    }

    private static async Task<IReadOnlyList<Statement>> Sent(BenchServer server, Work work)
    {
        // What is looked up once and kept is not asked for again.
        for (var time = 0; time < 3; time++) await BenchServer.Send(server.Administrator, work.Query);
        var sql = await CapturedSql.During(() => BenchServer.Send(server.Administrator, work.Query));
        return [.. sql.Commands.Select(command => new Statement(
            command.Text, command.Parameters.ToDictionary(parameter => parameter.Name, parameter => JsonSerializer.SerializeToElement(parameter.Value)), command.File))];
    }

    private static async Task<IReadOnlyList<EventBytes>> Registered(BenchServer server)
    {
        var store = server.Services.GetRequiredService<IEventStore>();
        var before = await store.Head();
        await BenchServer.Send(server.Operations, Work.Register.Query, Work.Registration());
        var page = await store.ReadAll(before, limit: 10);
        return [.. page.Events.Select(one => new EventBytes(one.Type, one.Data.ToArray(), one.Metadata.ToArray()))];
    }
}
