using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>The server as a process: how it starts or does not, what it writes, and where.</summary>
public sealed partial class ServeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("partnergraph-");

    private string Data => Path.Combine(folder.FullName, "data");

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_option_that_mends_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await Refused($"Something else listens at http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}. Stop it, or name another address with --urls.",
            "--data", Data, "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("nonsense", "'nonsense' is no address to listen at. Name one such as http://127.0.0.1:5080 with --urls.")]
    [InlineData("", "'' is no address to listen at.")]
    [InlineData("127.0.0.1:5080", "'127.0.0.1:5080' is no address to listen at.")]
    [InlineData("http://", "'http://' is no address to listen at.")]
    [InlineData("http://127.0.0.1:65536", "'http://127.0.0.1:65536' is no address to listen at.")]
    [InlineData("http://203.0.113.7:5080", "with --urls.")]
    public async Task An_address_that_is_none_is_told(string urls, string told)
    {
        await Refused(told, "--data", Data, "--urls", urls);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task An_origin_that_is_none_is_told() =>
        await Refused("'portal.example' is no origin", "--data", Data, "--urls", "http://127.0.0.1:0", "--allow-origin", "portal.example");

    [SkippableFact]
    public async Task A_directory_that_cannot_be_written_is_told()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "NOT tested: there is no directory here that nobody may write to.");
        await Refused("The data directory /proc/partnergraph cannot be used: ", "--data", "/proc/partnergraph", "--urls", "http://127.0.0.1:0");
    }

    [SkippableFact]
    public async Task Everything_in_the_data_directory_is_its_owners_alone_from_the_start_or_tightened()
    {
        Skip.If(OperatingSystem.IsWindows(), "File modes were NOT tested: this system has none.");
        using (var serving = await Serving(("Authentication__DevelopmentKey", "true")))
        {
            Assert.Equal(0, (await Cli.Run("token", "anna", "--data", Data)).ExitCode);
            Assert.Empty(OpenToOthers());
            await serving.Cli.Terminate();
        }

        Assert.Empty(OpenToOthers());
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(Path.Combine(Data, "events.db"), (UnixFileMode)0b110_100_100);
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_101_101);
        using var again = await Serving();
        Assert.Empty(OpenToOthers());
        Assert.Contains(again.Cli.Lines, line => line.Contains("Others could read 2 files or directories of the data directory", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_directory_that_was_just_made_is_closed_without_a_warning()
    {
        Skip.If(OperatingSystem.IsWindows(), "File modes were NOT tested: this system has none.");
        Directory.CreateDirectory(Data);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Data, (UnixFileMode)0b111_101_101);
        using var serving = await Serving(("Authentication__DevelopmentKey", "true"));
        Assert.Empty(OpenToOthers());
        Assert.DoesNotContain(serving.Cli.Lines, line => line.Contains("Others could read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_has_one_line_a_request_with_its_time_and_without_what_was_asked()
    {
        using var serving = await Serving();
        using var http = new HttpClient { BaseAddress = serving.Address };
        await http.GetAsync(new Uri("graphql?query=query%20Whose%7BpolicyRule(id%3A%22CUST-5%22)%7BruleId%7D%7D&email=anna@partner.example", UriKind.Relative));
        await http.PostAsJsonAsync("graphql", new { query = "query Mine { me { subject } }", variables = new { email = "anna@partner.example" } });
        await http.GetAsync(new Uri("finder/?query=anna@partner.example%0AINJECTED", UriKind.Relative));
        await serving.Cli.Terminate();

        var requests = serving.Cli.Lines.Where(line => line.Contains(" ms", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, requests.Count);
        Assert.All(requests, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info: PartnerGraph\.Api\.GraphQL\.Hosting\.RequestLog\[\d+\] \S+ /\S+ \S+ \d{3} [\d.]+ ms$", line));
        // A request's line follows its answer, and so may the next request's line.
        Assert.Single(requests, line => line.Contains("GET /graphql Whose 200 ", StringComparison.Ordinal));
        Assert.Single(requests, line => line.Contains("POST /graphql Mine ", StringComparison.Ordinal));
        Assert.DoesNotContain(serving.Cli.Lines, line => line.Contains("anna@", StringComparison.Ordinal) || line.Contains("INJECTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_demo_prints_tokens_alone_in_an_empty_store_and_in_one_that_has_it()
    {
        for (var round = 0; round < 2; round++)
        {
            var loaded = await Cli.Run("demo", "--data", Data);
            Assert.Equal(0, loaded.ExitCode);
            Assert.Contains(loaded.Output.Split('\n'), line => line.Contains("eyJ", StringComparison.Ordinal));
            Assert.DoesNotContain("info:", loaded.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("warn:", loaded.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Production", null, HttpStatusCode.Unauthorized)]
    [InlineData("Production", "true", HttpStatusCode.OK)]
    [InlineData("Development", null, HttpStatusCode.OK)]
    public async Task The_development_key_is_refused_in_production_unless_a_setting_says_otherwise(string environment, string? setting, HttpStatusCode status)
    {
        using var serving = await Serving(("ASPNETCORE_ENVIRONMENT", environment), ("Authentication__DevelopmentKey", setting));
        var token = await Cli.Run("token", "ops", "--role", "operations_manager", "--data", Data);
        using var http = new HttpClient { BaseAddress = serving.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Output.Trim());
        http.DefaultRequestHeaders.Accept.ParseAdd("application/graphql-response+json");
        var answer = await http.PostAsJsonAsync("graphql", new { query = "{ me { subject } }" });
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(serving.Cli.Lines, line => line.Contains(status == HttpStatusCode.OK ? "development key are accepted" : "No token is accepted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_answer_at_their_own_address_or_to_their_token_and_to_nobody_else()
    {
        var own = $"http://127.0.0.1:{FreePort()}";
        using (var serving = await Serving(("PartnerGraph__Metrics__Url", own), ("PartnerGraph__Metrics__Token", "s3cret")))
        {
            using var http = new HttpClient { BaseAddress = serving.Address };
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("metrics", UriKind.Relative))).StatusCode);
            Assert.Contains("projections_position", await Metrics(new HttpRequestMessage(HttpMethod.Get, own + "/metrics")), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(own + "/graphql"))).StatusCode);
            var withToken = new HttpRequestMessage(HttpMethod.Get, new Uri(serving.Address, "metrics")) { Headers = { Authorization = new("Bearer", "s3cret") } };
            var text = await Metrics(withToken);
            Assert.Contains("graphql_operation_duration_seconds_bucket", text, StringComparison.Ordinal);
            Assert.Contains("le=\"0.0025\"", text, StringComparison.Ordinal);
            var wrong = new HttpRequestMessage(HttpMethod.Get, new Uri(serving.Address, "metrics")) { Headers = { Authorization = new("Bearer", "guess") } };
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(wrong)).StatusCode);

            async Task<string> Metrics(HttpRequestMessage request)
            {
                await http.PostAsJsonAsync("graphql", new { query = "{ __typename }" });
                return await (await http.SendAsync(request)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            }
        }
    }

    [Fact]
    public async Task A_token_in_a_directory_without_a_store_makes_no_key_unless_told()
    {
        var refused = await Cli.Run("token", "anna", "--data", Data);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith($"partnergraph: {Data} holds no store", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
        Assert.Equal(0, (await Cli.Run("token", "anna", "--data", Data, "--new-key")).ExitCode);
        Assert.Equal(0, (await Cli.Run("token", "anna", "--data", Data)).ExitCode);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();

    private static async Task Refused(string told, params string[] options)
    {
        var ended = await Cli.Run(["serve", .. options]);
        Assert.Equal(1, ended.ExitCode);
        Assert.DoesNotContain("   at ", ended.Output, StringComparison.Ordinal);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.StartsWith("partnergraph: ", ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd('\n').Split('\n'));
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private async Task<Served> Serving(params (string Name, string? Value)[] environment)
    {
        var cli = Cli.StartWith(environment, "serve", "--data", Data, "--urls", "http://127.0.0.1:0");
        while (cli.Lines.FirstOrDefault(line => Listening().IsMatch(line)) is null)
            if (cli.EndsWithin(TimeSpan.FromMilliseconds(20))) Assert.Fail((await cli.End()).Error);
        return new Served(cli, new Uri(Listening().Match(cli.Lines.First(line => Listening().IsMatch(line))).Groups[1].Value + "/"));
    }

    private List<string> OpenToOthers()
    {
        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        List<string> open = [];
        if (OperatingSystem.IsWindows()) return open;
        foreach (var path in Directory.EnumerateFileSystemEntries(Data, "*", SearchOption.AllDirectories).Prepend(Data))
            if ((File.GetUnixFileMode(path) & Others) != 0) open.Add(path);
        return open;
    }

    private sealed record Served(Cli Cli, Uri Address) : IDisposable
    {
        public void Dispose() => Cli.Dispose();
    }
}
