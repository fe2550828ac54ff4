using System.Net;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Tests.Exports;
using PartnerGraph.EventStore.Contract;

namespace PartnerGraph.Api.GraphQL.Tests.Nodes;

/// <summary>Exports of nodes that share their read models: one writes a file, each hands it out, and it outlives who wrote it.</summary>
public sealed class SharedExportsTests : IAsyncLifetime
{
    private static readonly object Lines = new { from = "2024-11", format = "CSV" };

    private readonly NodeRole one = new(PostgreSqlServer.Shared), two = new(PostgreSqlServer.Shared);
    private readonly ActingNode first, second;

    public SharedExportsTests()
    {
        var (log, readModels) = ($"nodes_{Guid.NewGuid():N}", $"r{Guid.NewGuid():N}"[..8]);
        first = new() { Name = log, ReadModels = readModels, Role = one };
        second = new() { Name = log, Clock = first.Clock, ReadModels = readModels, Role = two };
        // As the operations guide has it: nodes that act for each other sign alike.
        foreach (var node in new[] { first, second }) File.WriteAllBytes(Path.Combine(node.DataDirectory, "exports.key"), new byte[32]);
    }

    public async Task InitializeAsync()
    {
        await first.InitializeAsync();
        await first.ItsTurn();
        await second.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        one.LetIn();
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_fetched_from_any_node_also_when_the_one_that_wrote_it_is_gone()
    {
        Assert.True(await first.Turns.IsMine(default));
        var partner = await second.Partner();
        // Asked of one, written by the other.
        var export = await new ExportApi(second).Written(ExportApi.Expenditures, Administrator(second, partner), Lines);
        var url = export["url"]!.GetValue<string>();
        var (here, there) = (await Fetched(first, url), await Fetched(second, url));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (here.Status, there.Status));
        Assert.Equal(here.Content, there.Content);
        Assert.Equal(export["bytes"]!.ToString(), $"{here.Content.Length}");
        Assert.False(Directory.Exists(Path.Combine(first.DataDirectory, "exports")));

        one.CutOff();
        Assert.Equal(here.Content, (await Fetched(second, url)).Content);
        await second.ItsTurn();
        // Its successor has swept what nobody holds, and this is held.
        var later = await new ExportApi(second).Written(ExportApi.Expenditures, Administrator(second, partner), new { from = "2024-10", to = "2024-10", format = "CSV" });
        Assert.Equal(HttpStatusCode.OK, (await Fetched(second, later["url"]!.GetValue<string>())).Status);
        Assert.Equal(here.Content, (await Fetched(second, url)).Content);

        await second.Data("mutation($id: ID!) { deleteExport(input: { exportId: $id }) { errors { code } } }", Administrator(second, partner), new { id = export["id"]!.GetValue<string>() });
        await second.Settle();
        Assert.Equal(HttpStatusCode.Gone, (await Fetched(second, url)).Status);
    }

    private static string Administrator(ApiServer at, string partner) => at.Member(partner, Role.PartnerAdministrator, "administrator");

    private static async Task<(HttpStatusCode Status, byte[] Content)> Fetched(ApiServer from, string url)
    {
        using var answer = await new ExportApi(from).Fetch(url);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }
}
