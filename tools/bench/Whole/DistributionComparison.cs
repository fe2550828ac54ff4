using System.Net.Http.Json;

namespace PartnerGraph.Bench.Whole;

/// <summary>
/// The distribution of one partner's month over HTTP, against a bare endpoint that sends the same SQL; and with ten times the
/// lines in the same buckets.
/// </summary>
internal static class DistributionComparison
{
    private const int Rounds = 3;

    private const int Tenfold = 10;


    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    private static readonly object Request = new
    {
        query = """
            { expenditureDistribution(from: "2026-01-01", to: "2026-01-31") {
                total { amountDue }
                byProduct(first: 50) { edges { node { serviceType amounts { amountDue } } } } } }
            """,
    };

    public static async Task<IReadOnlyList<Row>> Run(int lines)
    {
        using var directory = new TemporaryDirectory();
        var (few, many) = (await Filled(directory, lines), await Filled(directory, lines * Tenfold));
        await using var server = await BenchServer.Start(few);
        await using var tenfold = await BenchServer.Start(many);
        var sql = await CapturedSql.During(() => Ask(server));
        await using var bare = await BareEndpoint.Start(sql);
        await Ask(tenfold);

        List<double> ours = [], theirs = [], oursTenfold = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var rates = (
                await LoadGenerator.Run(() => server.Administrator.PostAsJsonAsync("graphql", Request), Duration),
                await LoadGenerator.Run(() => bare.Client.GetAsync(new Uri("/", UriKind.Relative)), Duration),
                await LoadGenerator.Run(() => tenfold.Administrator.PostAsJsonAsync("graphql", Request), Duration));
            if (round == 0) continue;
            ours.Add(rates.Item1);
            theirs.Add(rates.Item2);
            oursTenfold.Add(rates.Item3);
        }

        return
        [
            Row.Rates($"distribution query, {LoadGenerator.Connections} connections", "req/s", Table.Median(ours), Table.Median(theirs), "at least 0.5"),
            Row.Rates($"the same with {Tenfold} times the lines (to: as above)", "req/s", Table.Median(oursTenfold), Table.Median(ours), "about 1"),
        ];
    }

    private static async Task<DirectoryInfo> Filled(TemporaryDirectory directory, int lines)
    {
        var data = directory.Info.CreateSubdirectory($"data-{lines}");
        // So few customers that the smaller number of lines fills every bucket.
        var file = ImportComparison.Generate(directory, lines, customers: 5);
        await BenchStore.Prepare(data, file);
        await BenchStore.Import(data, file, project: true);
        return data;
    }

    private static async Task Ask(BenchServer server)
    {
        using var answer = await server.Administrator.PostAsJsonAsync("graphql", Request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || text.Contains("\"errors\"", StringComparison.Ordinal)) throw new InvalidOperationException(text);
    }
}
