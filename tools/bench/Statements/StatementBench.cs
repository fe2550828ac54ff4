using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Bench.Http;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Incentives;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Bench.Statements;

/// <summary>
/// An incentive statement with many lines: made by the command, and read over HTTP page by page, against a bare endpoint that sends the same SQL.
/// </summary>
internal static class StatementBench
{
    private const int PageSize = 100, Rounds = 3;

    private const string Query = """
        query($id: ID!, $after: String) { incentiveStatement(id: $id) { lines(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor } nodes { month serviceType listPrice customerDiscount rebateRate rebatePercentage amount formula } } } }
        """;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    private static readonly IncentiveSpan January = IncentiveSpan.Of(new(2026, 1));

    private static readonly CommandContext Context = new("system:bench", "bench");

    public static async Task<int> Print(int lines)
    {
        using var directory = new TemporaryDirectory();
        var data = directory.Info.CreateSubdirectory("data");
        await Filled.Import(directory, data, lines: 1_000);
        await using var server = await BenchServer.Start(data);
        var id = GlobalId.Of("IncentiveStatement", StatementIds.Of(BenchStore.Partner, AssociationModel.Referral, January));
        var made = await State(server, lines);
        using var memory = new MemoryPeak();
        var (read, last) = await ReadAll(server, id, lines);
        var peak = memory.Stop();
        var sql = await CapturedSql.During(() => Page(server, id, null));
        await using var bare = await BareEndpoint.Start(sql);
        List<double> ours = [], deep = [], theirs = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var rates = (
                await LoadGenerator.Run(() => Ask(server, id, null), Duration), await LoadGenerator.Run(() => Ask(server, id, last), Duration),
                await LoadGenerator.Run(() => bare.Client.GetAsync(new Uri("/", UriKind.Relative)), Duration));
            if (round == 0) continue;
            ours.Add(rates.Item1);
            deep.Add(rates.Item2);
            theirs.Add(rates.Item3);
        }

        var (first, behind, alone) = (Table.Median(ours), Table.Median(deep), Table.Median(theirs));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            {Environment.ProcessorCount} processors, one statement with {lines:N0} lines; medians of {Rounds} rounds.

            | | ours | bare | ratio |
            |---|---|---|---|
            | a page of {PageSize} lines, {LoadGenerator.Connections} connections | {first:N0} req/s | {alone:N0} req/s | {first / alone:F2} |
            | the last page of them (to: the first) | {behind:N0} req/s | {first:N0} req/s | {behind / first:F2} |
            | all lines, page by page | {read.TotalSeconds:F1} s, {lines / read.TotalSeconds:N0} lines/s, {(peak - memory.Before) / 1_048_576d:N0} MiB more memory at most | | |
            | from the command to the lines | {made.TotalMilliseconds:N0} ms | | |
            """));
        return 0;
    }

    private static async Task<TimeSpan> State(BenchServer server, int lines)
    {
        var terms = await server.Services.GetRequiredService<IncentiveWorkflow>().Terms(BenchStore.Partner);
        ReferralUsage[] usage = [.. Enumerable.Range(0, lines).Select(number => new ReferralUsage(
            new DateOnly(2026, 1, 1 + (number % 31)), string.Create(CultureInfo.InvariantCulture, $"Service {number:D6}"), Offering.Cloud, 0.05m, new(100m + number), Earned: null))];
        var (runner, now) = (server.Services.GetRequiredService<CommandRunner>(), TimeProvider.System.GetUtcNow());
        await runner.Run(IncentiveLedgerDecider.Definition, new CloseIncentiveMonth(BenchStore.Partner, January.Last, IncentivePeriod.Month, BusinessTime.Default, now), Context);
        var start = Stopwatch.GetTimestamp();
        var stated = await runner.Run(
            IncentiveLedgerDecider.Definition, new StateReferralIncentive(BenchStore.Partner, January, [.. usage], terms, now), Context);
        if (!stated.IsAccepted) throw new InvalidOperationException(stated.Rejections[0].Message);
        await server.Services.GetRequiredService<ProjectionHost>().WaitForAll(await server.Services.GetRequiredService<IEventStore>().Head(), TimeSpan.FromMinutes(10));
        return Stopwatch.GetElapsedTime(start);
    }

    /// <returns>How long it took, and the cursor before the last page.</returns>
    private static async Task<(TimeSpan Elapsed, string? Last)> ReadAll(BenchServer server, string id, int lines)
    {
        var (start, seen, after) = (Stopwatch.GetTimestamp(), 0, (string?)null);
        while (true)
        {
            var page = (await BenchServer.Send(server.Administrator, Query, new { id, after })).GetProperty("incentiveStatement").GetProperty("lines");
            seen += page.GetProperty("nodes").GetArrayLength();
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        return seen == lines ? (Stopwatch.GetElapsedTime(start), after) : throw new InvalidOperationException($"{seen} lines were read, not {lines}.");
    }

    private static Task<System.Text.Json.JsonElement> Page(BenchServer server, string id, string? after) => BenchServer.Send(server.Administrator, Query, new { id, after });

    private static Task<HttpResponseMessage> Ask(BenchServer server, string id, string? after) =>
        server.Administrator.PostAsJsonAsync("graphql", new { query = Query, variables = new { id, after } });
}
