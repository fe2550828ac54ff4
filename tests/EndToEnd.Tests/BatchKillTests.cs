using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Cli.Generate;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>A server is killed while it records a batch of all or nothing, at moments that nobody chose; see <see cref="KillTests"/> for the settings.</summary>
public sealed partial class BatchKillTests
{
    private const int Lines = 1_000;

    private static readonly int Kills = KillTests.FromEnvironment("PARTNERGRAPH_KILLS", 3);

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Of_a_batch_of_all_or_nothing_a_kill_leaves_all_or_nothing_and_its_key_finishes_it()
    {
        using var store = await TemporaryStore.WithPartner();
        await WithCustomer(store);
        var token = (await Cli.Run("token", "operations", "--role", "operations_manager", "--data", store.Data)).Output.Trim();
        var moments = new Pcg((ulong)KillTests.FromEnvironment("PARTNERGRAPH_KILL_SEED", 1));
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var cli = Cli.StartWith([("Authentication__DevelopmentKey", "true")], "serve", "--data", store.Data, "--urls", "http://127.0.0.1:0"))
            {
                var address = await Address(cli);
                var sending = Send(address, token, $"batch-{kill}");
                cli.EndsWithin(TimeSpan.FromMilliseconds(moments.Below(1_000)));
                await cli.Kill();
                await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            Assert.Contains(store.LineStreams($"batch-{kill}").Count, (int[])[0, Lines]);
        }

        using var last = Cli.StartWith([("Authentication__DevelopmentKey", "true")], "serve", "--data", store.Data, "--urls", "http://127.0.0.1:0");
        var again = await Address(last);
        for (var kill = 0; kill < Kills; kill++)
            Assert.Contains($"\"recorded\":{Lines}", await Send(again, token, $"batch-{kill}"), StringComparison.Ordinal);
        await last.Terminate();
        for (var kill = 0; kill < Kills; kill++) Assert.Equal((Lines, Lines), (store.LineStreams($"batch-{kill}").Count, store.LineStreams($"batch-{kill}").Values.Sum()));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();

    private static async Task WithCustomer(TemporaryStore temporary)
    {
        await using var store = EmbeddedStore.OpenOrCreate(new DirectoryInfo(temporary.Data));
        Assert.Empty((await new CustomerWorkflow(store.Runner, store.Clock).Register(
            "c", new CustomerDetails("Ann", CustomerSite.International, null, null, "CL"), new CommandContext("test", "test"))).Rejections);
    }

    private static async Task<Uri> Address(Cli cli)
    {
        while (cli.Lines.FirstOrDefault(line => Listening().IsMatch(line)) is null)
            if (cli.EndsWithin(TimeSpan.FromMilliseconds(20))) Assert.Fail((await cli.End()).Error);
        return new Uri(Listening().Match(cli.Lines.First(line => Listening().IsMatch(line))).Groups[1].Value + "/graphql");
    }

    private static async Task<string> Send(Uri address, string token, string source)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var lines = Enumerable.Range(0, Lines).Select(n => new
        {
            lineId = $"{n}", customerId = GlobalId.Of("Customer", "c"), chargedFrom = "2026-01-02T01:00:00Z", chargedTo = "2026-01-02T02:00:00Z",
            serviceType = "ECS", amountDue = "1",
        });
        using var answer = await http.PostAsJsonAsync(address, new
        {
            query = "mutation($input: RecordExpendituresInput!) { recordExpenditures(input: $input) { recorded errors { code } } }",
            variables = new { input = new { source, lines, mode = "ALL_OR_NOTHING", idempotencyKey = source } },
        });
        return await answer.Content.ReadAsStringAsync();
    }
}
