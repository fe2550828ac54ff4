using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerGraph.Transport.Host;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>Documents of files, by their hash; and, where an installation says so, no others.</summary>
public sealed class PersistedOperationTests : IAsyncLifetime
{
    private const string Hello = "# What it is for.\nquery Greet($name: String = \"you\") { hello(name: $name) }\n";
    private const string Increment = "mutation { increment(by: 1) }";
    private const string Countdown = "subscription { countdown(from: 1) }";
    private const string Other = "{ hello }";

    private readonly string _folder = Directory.CreateTempSubdirectory("persisted-").FullName;
    private Endpoint _any = null!;
    private Endpoint _only = null!;

    public async Task InitializeAsync()
    {
        Write("hello.graphql", Hello);
        Write("increment.graphql", Increment);
        Write("countdown.graphql", Countdown);
        _any = await Endpoint.Start(Folder);
        _only = await Endpoint.Start(Folder, Only);
    }

    public async Task DisposeAsync()
    {
        await _any.DisposeAsync();
        await _only.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Folder => $"PersistedOperations:Folders:0={_folder}";

    private static string Only => "PersistedOperations:Only=true";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_run_by_its_hash_over_every_transport(bool only)
    {
        var endpoint = only ? _only : _any;
        const string greeted = """{"data":{"hello":"Hello, Ada!"}""";
        var variables = new { name = "Ada" };
        Assert.StartsWith(greeted, await (await endpoint.Post(new { documentId = IdOf(Hello), variables })).Text(), StringComparison.Ordinal);
        Assert.StartsWith(greeted, await (await endpoint.Post(new { extensions = Persisted(Hello), variables })).Text(), StringComparison.Ordinal);
        Assert.StartsWith(greeted, await (await endpoint.Post(new { query = Hello, variables })).Text(), StringComparison.Ordinal);
        Assert.StartsWith(greeted, await (await Get(endpoint, $"documentId={IdOf(Hello)}&variables={Uri.EscapeDataString("""{"name":"Ada"}""")}")).Text(), StringComparison.Ordinal);

        await using var stream = await EventStreamClient.Send(endpoint, new(HttpMethod.Get, $"{endpoint.Url}?documentId={IdOf(Countdown)}"), null);
        Assert.Equal(["event: next\ndata: {\"data\":{\"countdown\":1}}", "event: complete\ndata: "], await stream.All());

        await using var socket = await SocketClient.Ready(endpoint);
        await socket.Send(new { id = "1", type = "subscribe", payload = new { documentId = IdOf(Countdown) } });
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"countdown":1}}}""", await socket.Next());
    }

    [Fact]
    public async Task Nothing_else_is_run_where_only_they_may_be()
    {
        foreach (var answer in new[] { await _only.Post(Other), await _only.Get(Other), await _only.Post(new { query = Other, extensions = Persisted(Other) }), await _only.Post(new { query = Other, documentId = IdOf(Other) }) })
            Assert.Equal((HttpStatusCode.Forbidden, "PERSISTED_QUERY_REQUIRED"), (answer.StatusCode, await answer.Code()));

        await using var stream = await EventStreamClient.Post(_only, "subscription { countdown(from: 2) }");
        Assert.Contains("PERSISTED_QUERY_REQUIRED", (await stream.All())[0], StringComparison.Ordinal);

        await using var socket = await SocketClient.Ready(_only);
        await socket.Subscribe("1", "subscription { countdown(from: 2) }");
        var refused = await socket.Json();
        Assert.Equal(("error", "PERSISTED_QUERY_REQUIRED"), ((string?)refused["type"], (string?)refused["payload"]![0]!["extensions"]!["code"]));

        Assert.Equal(0, _only.Validator.Runs);
    }

    [Fact]
    public async Task A_text_is_not_learned_where_only_they_may_be()
    {
        await _only.Post(new { query = Other, extensions = Persisted(Other) });
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await (await _only.Post(new { extensions = Persisted(Other) })).Code());
        await _any.Post(new { query = Other, documentId = IdOf(Other) });
        Assert.StartsWith("""{"data":{"hello":"Hello, world!"}""", await (await _any.Post(new { documentId = IdOf(Other) })).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_nobody_knows_is_404_and_200_for_clients_of_automatic_persisted_queries()
    {
        var (byId, byExtension) = (await _any.Post(new { documentId = IdOf("{ nobody }") }), await _any.Post(new { extensions = Persisted("{ nobody }") }));
        Assert.Equal((HttpStatusCode.NotFound, "PERSISTED_QUERY_NOT_FOUND"), (byId.StatusCode, await byId.Code()));
        Assert.Equal((HttpStatusCode.OK, "PERSISTED_QUERY_NOT_FOUND"), (byExtension.StatusCode, await byExtension.Code()));
    }

    [Fact]
    public async Task A_mutation_by_its_hash_needs_post_too()
    {
        var answer = await Get(_only, $"documentId={IdOf(Increment)}");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED", 0), (answer.StatusCode, await answer.Code(), _only.Flow.Increments));
        Assert.Equal(HttpStatusCode.OK, (await _only.Post(new { documentId = IdOf(Increment) })).StatusCode);
        Assert.Equal(1, _only.Flow.Increments);
    }

    public static TheoryData<object> Malformed => new()
    {
        new { documentId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Hello))) },
        new { documentId = IdOf(Hello).ToUpperInvariant() },
        new { documentId = IdOf(Hello)[..^1] },
        new { documentId = IdOf(Hello) + "0" },
        new { documentId = $"md5:{IdOf(Hello)[7..]}" },
        new { documentId = "sha256:" + new string('g', 64) },
        new { documentId = "sha256:../../../etc/passwd" },
        new { documentId = "" },
        new { documentId = 1 },
        new { documentId = IdOf(Hello), extensions = Persisted(Increment) },
        new { extensions = new { persistedQuery = new { version = 1, sha256Hash = new string('g', 64) } } },
        new { extensions = new { persistedQuery = new { version = 2, sha256Hash = IdOf(Hello)[7..] } } },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_names_no_document_or_two_is_400(object body)
    {
        var answer = await _any.Post(body);
        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.StatusCode, await answer.Code()));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_text()
    {
        File.WriteAllBytes(Path.Combine(_folder, "marked.graphql"), [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes("{ hello(name: \"Zoë\") }")]);
        await using var endpoint = await Endpoint.Start(Folder);
        Assert.StartsWith("""{"data":{"hello":"Hello, Zoë!"}""", await (await endpoint.Post(new { documentId = IdOf("{ hello(name: \"Zoë\") }") })).Text(), StringComparison.Ordinal);
    }

    public static TheoryData<string, int, string> Broken => new()
    {
        { "query {\n  hello\n}}\n", 3, "" },
        { "query {\n  hello\n  nothing\n}\n", 3, "nothing" },
        { "query($n: Int!) {\n  hello\n}\n", 1, "$n" },
        { "fragment F on Query { hello }", 1, "no operation" },
        { "{ " + string.Concat(Enumerable.Repeat("hello ", 300)) + "}", 1, "repeats" },
        { "{ hello(name: \"\u0000\") }", 1, "" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_file_is_one_line_of_the_log_and_the_others_are_run(string text, int line, string reason)
    {
        var path = Write("broken.graphql", text);
        var told = new Told();
        await using var app = TransportHost.Build([$"--GraphQL:{Folder}"], services => services.AddSingleton<ILoggerProvider>(told));
        await app.StartAsync();
        var only = Assert.Single(told.Lines);
        Assert.StartsWith($"A persisted operation is left out: {path}, line {line}: ", only, StringComparison.Ordinal);
        Assert.Contains(reason, only, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', only);
        using var http = new HttpClient();
        foreach (var (known, status) in new[] { (Hello, HttpStatusCode.OK), (text, HttpStatusCode.NotFound) })
            Assert.Equal(status, (await http.GetAsync(new Uri($"{app.Urls.First()}/graphql?documentId={IdOf(known)}"))).StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_a_folder_that_is_not_there_are_told_too()
    {
        File.WriteAllBytes(Path.Combine(_folder, "bytes.graphql"), [0x7b, 0xff, 0xfe, 0x7d]);
        var (told, nowhere) = (new Told(), Path.Combine(_folder, "nowhere"));
        await using var app = TransportHost.Build([$"--GraphQL:{Folder}", $"--GraphQL:PersistedOperations:Folders:1={nowhere}"], services => services.AddSingleton<ILoggerProvider>(told));
        await app.StartAsync();
        Assert.Collection(
            told.Lines,
            line => Assert.Equal($"A persisted operation is left out: {Path.Combine(_folder, "bytes.graphql")}, line 1: It is not UTF-8.", line),
            line => Assert.StartsWith($"A persisted operation is left out: {nowhere}, line 1: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_runs_only_them_does_not_start_with_a_broken_one_and_names_all()
    {
        string[] broken = [Write("a.graphql", "{ nothing }"), Write("b.graphql", "{")];
        await using var app = TransportHost.Build([$"--GraphQL:{Folder}", $"--GraphQL:{Only}"], services => services.AddSingleton<ILoggerProvider>(new Told()));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
        Assert.All(broken, path => Assert.Contains($"{path}, line 1: ", refused.Message, StringComparison.Ordinal));
    }

    private static string IdOf(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static object Persisted(string text) => new { persistedQuery = new { version = 1, sha256Hash = IdOf(text)[7..] } };

    private static Task<HttpResponseMessage> Get(Endpoint endpoint, string query) =>
        endpoint.Send(new HttpRequestMessage(HttpMethod.Get, $"{endpoint.Url}?{query}"), "application/graphql-response+json");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class Told : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Keeps nothing open.
        }
    }
}
