using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Api.GraphQL.Tests.Endpoint;

/// <summary>What takes too long in a database ends there too.</summary>
public sealed class TimeLimitTests(TimeLimitTests.SlowServer server) : IClassFixture<TimeLimitTests.SlowServer>
{
    public sealed class SlowServer : ApiServer
    {
        protected override string[] Settings => ["--GraphQL:RequestTimeout=00:00:30"];

        protected override void Configure(IServiceCollection services) => services.AddAccess<Access>().AddQueries<Queries>();
    }

    public sealed class Access : IAccessRules
    {
        public IEnumerable<AccessRule> Rules => [new("countsForDays", "proposed", [Role.Anonymous])];
    }

    private static readonly TaskCompletionSource Begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static readonly TaskCompletionSource<Exception> Ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public sealed class Queries(IDbContextFactory<ReadModel<OrganizationProjection>> store)
    {
        /// <summary>A statement that yields its row after days; the database tells when it runs.</summary>
        public async Task<string> CountsForDays(global::GraphQL.IResolveFieldContext context)
        {
            await using var db = await store.CreateDbContextAsync(context.CancellationToken);
            try
            {
                Begun.TrySetResult();
                var rows = await db.Database.SqlQueryRaw<long>(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) SELECT COUNT(*) AS \"Value\" FROM n").ToListAsync(context.CancellationToken);
                return rows[0].ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            catch (Exception fault)
            {
                Ended.TrySetResult(fault);
                throw;
            }
        }
    }

    [Fact]
    public async Task A_statement_that_runs_at_the_time_limit_is_interrupted_and_the_next_one_is_not()
    {
        var answer = Task.Run(() => server.Send("{ countsForDays }"));
        await Begun.Task;
        // Whenever the statement begins: a token that has ended already interrupts what is just beginning.
        while (!Ended.Task.IsCompleted)
        {
            server.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        var (status, told) = await answer;
        Assert.Equal((HttpStatusCode.GatewayTimeout, "TIMEOUT"), (status, (string?)told["errors"]![0]!["extensions"]!["code"]));
        Assert.Empty(((JsonArray)(await server.Data("{ members { nodes { id } } }", server.Member("p", Role.PartnerAdministrator)))["members"]!["nodes"]!));
    }
}
