using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PartnerGraph.Cli.Stores;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>Disks that are full, read-only, or hold what cannot be opened: real ones, in memory, which only root may mount.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("partnergraph-disk-");
    private readonly HttpClient http = new();
    private bool mounted;

    private string Data => Path.Combine(place.FullName, "data");

    public void Dispose()
    {
        http.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (mounted) Run("umount", "--lazy", place.FullName);
        place.Delete(recursive: true);
    }

    [Fact]
    public async Task A_read_model_that_cannot_be_opened_waits_alone_and_the_server_says_so()
    {
        await Fill(Data);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(Data, "read"), "orders-*.db"));
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}*")) File.Delete(part);
        Directory.CreateDirectory(file);

        await using var server = await RunningServer.Start(Data);
        Assert.Equal("Degraded\nWaiting for the store of: orders.", await http.GetStringAsync(new Uri($"{server.Address}/health/ready")));
        var (status, answer) = await Register(server, "reg-1");
        Assert.Equal((HttpStatusCode.OK, null), (status, answer["errors"]));
    }

    [SkippableFact]
    public async Task Sound_read_models_on_a_read_only_disk_are_found_sound()
    {
        Mount("16m");
        await Fill(Data);
        // As a server leaves them that was killed: with all that SQLite keeps beside a database.
        Run("mount", "-o", "remount,ro", place.FullName);
        var ended = await Cli.Run("doctor", "--data", Data);
        Assert.DoesNotContain("FAIL", ended.Output, StringComparison.Ordinal);
        Assert.Contains("ok    associations: at position", ended.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task When_the_disk_is_full_clients_are_told_to_try_again_and_everything_goes_on_by_itself_once_there_is_room()
    {
        Mount("32m");
        await Fill(Data);
        await using var server = await RunningServer.Start(Data);
        await server.CaughtUp();
        // The key that signs it is a file too.
        var token = server.Operations;
        Assert.NotEmpty(token);
        var ballast = Path.Combine(place.FullName, "ballast");
        FillUp(ballast);
        var (refused, registered) = (0, 0);
        // What SQLite has set aside for its log takes some more.
        while (refused < 5 && registered < 2_000)
        {
            var (status, answer) = await Register(server, $"full-{refused + registered}");
            if (status == HttpStatusCode.OK)
            {
                registered++;
                continue;
            }

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE"), (status, answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>()));
            refused++;
        }

        Assert.Equal(5, refused);
        File.Delete(ballast);
        Assert.Equal(HttpStatusCode.OK, (await Register(server, "room-again")).Status);
        await server.CaughtUp();
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri($"{server.Address}/health/ready")));
        var names = (await Ask(server, "{ projections { name state quarantined { stream } } }"))["data"]!["projections"]!.AsArray();
        Assert.All(names, projection => Assert.NotEqual("FAILED", projection!["state"]!.GetValue<string>()));
        Assert.All(names, projection => Assert.Empty(projection!["quarantined"]!.AsArray()));
    }

    private static async Task Fill(string data)
    {
        await using (EmbeddedStore.OpenOrCreate(new DirectoryInfo(data)))
        {
        }

        await using var server = await RunningServer.Start(data);
        await server.CaughtUp();
    }

    private static void FillUp(string file)
    {
        using var ballast = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[64 * 1024];
        for (var size = block.Length; size >= 1024; size /= 8)
        {
            try
            {
                while (true) ballast.Write(block, 0, size);
            }
            catch (IOException)
            {
                // Full for this size.
            }
        }
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Register(RunningServer server, string id)
    {
        const string Mutation = "mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { position errors { code } } }";
        var input = new { kind = "SOLUTION_PROVIDER", country = "SG", companyName = $"Company {id}", contactEmail = "a@example.com" };
        return await Send(server, Mutation, new { input });
    }

    private async Task<JsonNode> Ask(RunningServer server, string query) => (await Send(server, query, null)).Answer;

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Send(RunningServer server, string query, object? variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Address}/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Operations);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private void Mount(string size)
    {
        mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", place.FullName);
        Skip.IfNot(mounted, "Full and read-only disks were NOT tested: only root may mount one.");
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
