using System.Text.Json.Nodes;
using Npgsql;
using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.EndToEnd.Tests.Faults;

/// <summary>Nodes with one log and one database of read models on a PostgreSQL server of their own.</summary>
public sealed class Fleet : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("fleet-");
    private readonly PostgreSqlServer server = new();

    public Fleet(int count)
    {
        // Either may follow and act: who does is a matter of leases.
        Dictionary<string, string> settings = new()
        {
            ["PartnerGraph__EventStore__Kind"] = "PostgreSql", ["PartnerGraph__EventStore__ConnectionString"] = server.ConnectionString,
            ["PartnerGraph__ReadModel__Kind"] = "PostgreSql", ["PartnerGraph__ReadModel__ConnectionString"] = server.ConnectionString,
            ["Authentication__DevelopmentKey"] = "true",
        };

        Nodes = [.. Enumerable.Range(0, count).Select(node => new FleetNode($"node {node}", Path.Combine(directory.FullName, $"node-{node}"), settings))];
        Client = new FleetClient(Nodes);
    }

    public IReadOnlyList<FleetNode> Nodes { get; }

    public FleetClient Client { get; }

    /// <summary>The first node loads the demo, the others have its key.</summary>
    public async Task Start()
    {
        Nodes[0].Start("--demo");
        await Ready([Nodes[0]]);
        foreach (var node in Nodes.Skip(1))
        {
            Directory.CreateDirectory(node.Directory);
            File.Copy(Path.Combine(Nodes[0].Directory, "signing.key"), Path.Combine(node.Directory, "signing.key"));
            node.Start();
        }

        await Ready(Nodes);
    }

    public async Task Ready(IEnumerable<FleetNode> nodes)
    {
        foreach (var node in nodes)
            await Waiting.Until(
                async () => node.Runs ? await node.IsReady(Client.Http) : throw new InvalidOperationException($"{node.Name} has ended:\n{node.Log}"),
                () => $"{node.Name} is not ready:\n{node.Log}");
    }

    public async Task<string> Token(params string[] arguments)
    {
        var ended = await Cli.Run(["token", .. arguments, "--data", Nodes[0].Directory, "--new-key"]);
        return ended.Output.Trim();
    }

    /// <summary>The database server dies and comes back.</summary>
    public async Task RestartDatabase()
    {
        server.Kill();
        await Task.Delay(TimeSpan.FromSeconds(1));
        NpgsqlConnection.ClearAllPools();
        server.Start();
    }

    /// <summary>Every session of the nodes is ended, as by a network that is cut.</summary>
    public async Task CutSessions()
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var cut = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        await cut.ExecuteNonQueryAsync();
    }

    /// <summary>A node of its own with embedded stores, whose read models are built from a copy of the log.</summary>
    public async Task<FleetNode> Anew(string operations)
    {
        var copy = Path.Combine(directory.FullName, "anew");
        using (var copying = Cli.StartWith([("PartnerGraph__EventStore__ConnectionString", server.ConnectionString)], "events", "copy", "--from", "postgresql", "--to", $"sqlite:{copy}"))
        {
            var ended = await copying.End();
            Assert.True(ended.ExitCode == 0, ended.Error);
        }

        File.Copy(Path.Combine(Nodes[0].Directory, "signing.key"), Path.Combine(copy, "signing.key"));
        var node = new FleetNode("anew", copy, new Dictionary<string, string> { ["Authentication__DevelopmentKey"] = "true" });
        node.Start();
        await Ready([node]);
        // One that begins serves while it catches up.
        await Waiting.Until(
            async () => (await Client.Ask("{ projections { position head } }", operations, null, node.Address))["projections"]!.AsArray()
                .All(projection => $"{projection!["position"]}" == $"{projection["head"]}"),
            () => $"{node.Name} has not caught up:\n{node.Log}");
        return node;
    }

    /// <summary>What a node shows of a partner's customers and alerts.</summary>
    public async Task<string> Figures(Uri node, string token)
    {
        var customers = new JsonArray();
        for (string? after = null; ;)
        {
            var page = (await Client.Ask(
                "query($after: String) { customers(first: 200, after: $after) { nodes { id name budget { amount currentEstimate } expenditure { total { amountDue lines } } } pageInfo { hasNextPage endCursor } } }",
                token, new { after }, node))["customers"]!;
            foreach (var customer in page["nodes"]!.AsArray()) customers.Add(customer!.DeepClone());
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) break;
            after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
        }

        return $"{customers.ToJsonString()}\n{string.Join('\n', await Alerts(node, token))}";
    }

    /// <summary>The ids of the budget alerts, in their order.</summary>
    public async Task<List<string>> Alerts(Uri node, string token)
    {
        List<string> ids = [];
        for (string? after = null; ;)
        {
            var page = (await Client.Ask(
                "query($after: String) { alerts(kind: BUDGET, first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }", token, new { after }, node))["alerts"]!;
            ids.AddRange(page["nodes"]!.AsArray().Select(alert => alert!["id"]!.GetValue<string>()));
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) return ids;
            after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        foreach (var node in Nodes) node.Dispose();
        server.Dispose();
        await Task.Yield();
        directory.Delete(recursive: true);
    }
}
