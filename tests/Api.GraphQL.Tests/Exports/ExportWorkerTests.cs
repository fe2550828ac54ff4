using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Processes.Exports;
using PartnerGraph.Read.Projections.Exports;

namespace PartnerGraph.Api.GraphQL.Tests.Exports;

/// <summary>Writing stops anywhere, is begun again, happens twice or for nothing: there is one file in the end, or none.</summary>
public sealed class ExportWorkerTests
{
    private static readonly object Lines = new { from = "2024-11", format = "CSV" };

    [Fact]
    public async Task A_server_that_ends_in_the_middle_leaves_nothing_and_the_next_one_writes_the_whole()
    {
        var directory = Directory.CreateTempSubdirectory("partnergraph-").FullName;
        string id, partner;
        await using (var first = await Started(new() { DataDirectory = directory, KeepsData = true }))
        {
            partner = await first.Server.Partner();
            id = await Asked(first.Server, partner);
            await first.Server.HalfWritten();
            Assert.Single(Files(first.Server));
        }

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(directory, "exports")));
        // As a process leaves them that was killed, and what belongs to nobody.
        foreach (var left in new[] { $"{GlobalId.KeyOf("Export", id)}.0.draft", $"{GlobalId.KeyOf("Export", id)}.ab.export", "nobody.ab.export" })
            await File.WriteAllTextAsync(Path.Combine(directory, "exports", left), "left");
        await using var second = await Started(new() { DataDirectory = directory });
        second.Server.LetGo();
        await Written(second.Server, partner, id);
        var export = await Of(second.Server, partner, id);
        Assert.Equal(("COMPLETED", 100, "2000"), (export["state"]!.GetValue<string>(), export["progress"]!.GetValue<int>(), export["rows"]!.GetValue<string>()));
        Assert.Equal($"{GlobalId.KeyOf("Export", id)}.{export["sha256"]}.export", Assert.Single(Files(second.Server)));
    }

    [Fact]
    public async Task Written_twice_there_is_one_file_and_it_is_the_one_that_is_told()
    {
        await using var started = await Started(new());
        var (server, partner) = (started.Server, await started.Server.Partner());
        var id = await Asked(server, partner);
        await server.HalfWritten();
        var row = await server.Services.GetRequiredService<ExportReads>().Find(GlobalId.KeyOf("Export", id), default);
        var again = server.Services.GetRequiredService<ExportJob>().Run(row!, default);
        await server.HalfWritten();
        server.LetGo();
        await again;
        await Written(server, partner, id);
        await server.Services.GetRequiredService<ExportJob>().Run(row!, default);
        var export = await Of(server, partner, id);
        Assert.Equal($"{GlobalId.KeyOf("Export", id)}.{export["sha256"]}.export", Assert.Single(Files(server)));
        var text = await server.Http.GetStringAsync(export["url"]!.GetValue<string>());
        Assert.Equal(2_001, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task While_it_is_written_its_progress_is_told_and_another_one_like_it_is_the_same()
    {
        await using var started = await Started(new());
        var (server, partner) = (started.Server, await started.Server.Partner());
        var id = await Asked(server, partner);
        await server.HalfWritten();
        var export = await Of(server, partner, id);
        Assert.Equal(("REQUESTED", 50, "1000", null), (
            export["state"]!.GetValue<string>(), export["progress"]!.GetValue<int>(), export["rows"]!.GetValue<string>(), export["url"]?.GetValue<string>()));
        Assert.Equal(id, await Asked(server, partner));
    }

    [Fact]
    public async Task Deleted_while_it_is_written_it_leaves_no_file()
    {
        await using var started = await Started(new());
        var (server, partner) = (started.Server, await started.Server.Partner());
        var id = await Asked(server, partner);
        await server.HalfWritten();
        await server.Data("mutation($id: ID!) { deleteExport(input: { exportId: $id }) { position } }", server.Administrator(partner), new { id });
        // One after the other: when the next one has come to its half, the first one is over.
        await Asked(server, partner);
        server.LetGo();
        await server.HalfWritten();
        Assert.Equal("DELETED", (await Of(server, partner, id))["state"]!.GetValue<string>());
        Assert.DoesNotContain(Files(server), file => file.StartsWith(GlobalId.KeyOf("Export", id), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_cannot_be_written_says_so_without_telling_of_the_server_and_holds_up_no_other()
    {
        await using var started = await Started(new());
        var (server, partner) = (started.Server, await started.Server.Partner());
        server.Fault = new IOException("No space left on device: '/secret/place'");
        var id = await Asked(server, partner);
        using var changes = await Subscriber.Start(server, server.Administrator(partner), $$"""{ exportChanged(after: "{{await Subscriber.Now(server)}}") { state exportId } }""");
        server.LetGo();
        Assert.Equal("FAILED", (await changes.Next())["state"]!.GetValue<string>());
        await server.Settle();
        var export = await Of(server, partner, id);
        Assert.Equal(("FAILED", "The server could not store the file. Ask for it again later."), (export["state"]!.GetValue<string>(), export["reason"]!.GetValue<string>()));
        Assert.Empty(Files(server));
        server.Fault = null;
        await Written(server, partner, await Asked(server, partner));
        Assert.Single(Files(server));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task A_partner_has_so_many_running_and_the_refusal_names_how_many()
    {
        await using var started = await Started(new());
        var (server, partner) = (started.Server, await started.Server.Partner());
        foreach (var month in new[] { "2024-11", "2024-10", "2024-09" }) Assert.Empty((await Ask(server, partner, new { from = month, format = "CSV" })).Codes());
        var refused = (await Ask(server, partner, new { from = "2024-08", format = "CSV" }))["errors"]!.AsArray().Single()!;
        Assert.Equal("TOO_MANY_EXPORTS_RUNNING", refused["code"]!.GetValue<string>());
        Assert.StartsWith("3 exports wait or are written already", refused["message"]!.GetValue<string>(), StringComparison.Ordinal);
        // Another partner's is not counted.
        Assert.Empty((await Ask(server, await server.Partner(), Lines)).Codes());
    }

    private static async Task<Running> Started(GatedServer server)
    {
        await server.InitializeAsync();
        return new(server);
    }

    private static IEnumerable<string> Files(ApiServer server) => Directory.EnumerateFiles(Path.Combine(server.DataDirectory, "exports")).Select(file => Path.GetFileName(file)!);

    private static Task<JsonNode> Ask(ApiServer server, string partner, object input) => new ExportApi(server).Ask(ExportApi.Expenditures, server.Administrator(partner), input);

    private static async Task<string> Asked(ApiServer server, string partner) => (await Ask(server, partner, Lines))["export"]!["id"]!.GetValue<string>();

    private static async Task<JsonNode> Of(ApiServer server, string partner, string id) => (await server.Data(
        "query($id: ID!) { export(id: $id) { state progress rows sha256 url reason } }", server.Administrator(partner), new { id }))["export"]!;

    private static async Task Written(ApiServer server, string partner, string id)
    {
        using var changes = await Subscriber.Start(server, server.Administrator(partner), """{ exportChanged(after: "0") { state exportId } }""".Replace("\"0\"", $"\"{Subscriptions.Cursor.Of(0)}\"", StringComparison.Ordinal));
        while (await changes.Next() is var change && (change["state"]!.GetValue<string>() != "COMPLETED" || change["exportId"]!.GetValue<string>() != id))
        {
        }

        await server.Settle();
    }

    private sealed record Running(GatedServer Server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Server.DisposeAsync();
    }
}
