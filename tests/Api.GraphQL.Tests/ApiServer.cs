using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.EventStoreDb.Server;
using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Api.GraphQL.Tests;

/// <summary>The real product on a real port with stores of its own and a clock that tests move.</summary>
public class ApiServer : IAsyncLifetime
{
    public const string MetricsToken = "metrics-of-tests";

    // Runs every test with its event log in PostgreSQL: PARTNERGRAPH_TEST_EVENTSTORE=postgresql dotnet test tests/Api.GraphQL.Tests
    private static readonly bool InPostgreSql = Environment.GetEnvironmentVariable("PARTNERGRAPH_TEST_EVENTSTORE") == "postgresql";

    // With its event log on a server in this process that speaks EventStoreDB's protocol, or on the real one that PARTNERGRAPH_EVENTSTORE names.
    private static readonly bool InEventStoreDb = Environment.GetEnvironmentVariable("PARTNERGRAPH_TEST_EVENTSTORE") == "eventstoredb";

    private static readonly Lazy<string> EventStoreDb = new(() => Environment.GetEnvironmentVariable("PARTNERGRAPH_EVENTSTORE") is { Length: > 0 } real
        ? real
        : Task.Run(() => EventStoreDbCluster.Start()).GetAwaiter().GetResult().ConnectionString);

    // And with its read models there: PARTNERGRAPH_TEST_READMODEL=postgresql
    private static readonly bool ReadsInPostgreSql = Environment.GetEnvironmentVariable("PARTNERGRAPH_TEST_READMODEL") == "postgresql";

    private WebApplication? app;

    /// <summary>Where this server's stores lie, and no other's.</summary>
    public string DataDirectory { get; init; } = Directory.CreateTempSubdirectory("partnergraph-").FullName;

    /// <summary>Whether another server goes on with the stores.</summary>
    public bool KeepsData { get; init; }

    public FakeTimeProvider Clock { get; init; } = new(new DateTimeOffset(2024, 11, 4, 2, 0, 0, TimeSpan.Zero));

    /// <summary>Who is a member of which partner, in tests that are not about organizations.</summary>
    public TestMembers Members { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => app!.Services;

    /// <summary>Whether members come from the product's own organizations.</summary>
    protected virtual bool RealMembers => false;

    /// <summary>What a server of tests puts in the place of the product's own services.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>Whether emails and text messages are sent: what is noted of it would lie between the events of tests that count those.</summary>
    protected virtual bool SendsMessages => false;

    /// <summary>Configuration, such as <c>--GraphQL:MaxCost=10</c>.</summary>
    protected virtual string[] Settings => [];

    /// <summary>The log in PostgreSQL, when it is to lie there; null for the embedded one.</summary>
    protected virtual string? Log => InPostgreSql ? $"log_{Path.GetFileName(DataDirectory).Replace("-", "_", StringComparison.Ordinal).ToLowerInvariant()}" : null;

    public async Task InitializeAsync()
    {
        app = PartnerGraphHost.Build(
            [
                $"--{PartnerGraphOptions.Section}:DataDirectory={DataDirectory}", "--urls=http://127.0.0.1:0", $"--{PartnerGraphOptions.Section}:Messages:Deliver={SendsMessages}",
                "--Authentication:DevelopmentKey=true", "--GraphQL:Rates:CallsPerSecond=0", $"--{PartnerGraphOptions.Section}:Metrics:Token={MetricsToken}", .. LogSettings(), .. ReadModelSettings(), .. Settings,
            ],
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Services.Replace(ServiceDescriptor.Singleton(new MachineClock(Clock)));
                // A store that is busy for a moment is tried again after one, also where the clock stands still.
                var projections = builder.Services.Single(service => service.ServiceType == typeof(ProjectionOptions)).ImplementationFactory!;
                builder.Services.Replace(ServiceDescriptor.Singleton(provider =>
                {
                    var options = (ProjectionOptions)projections(provider);
                    options.Pauses = TimeProvider.System;
                    return options;
                }));
                if (!RealMembers) builder.Services.Replace(ServiceDescriptor.Singleton<IMemberDirectory>(Members));
                Configure(builder.Services);
            });
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http.BaseAddress = Address;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (app is not null)
        {
            // What another server goes on with is let go of in order: disposing alone keeps the search index's lock.
            if (KeepsData) await app.StopAsync();
            await app.DisposeAsync();
        }

        if (KeepsData) return;
        // Connections that wait in their pools for minutes keep files open, and a process of tests starts some hundred servers.
        foreach (var (file, mode) in Directory.EnumerateFiles(DataDirectory, "*.db", SearchOption.AllDirectories)
            .SelectMany(file => new[] { (file, SqliteOpenMode.ReadWrite), (file, SqliteOpenMode.ReadWriteCreate) }))
        {
            // As read models are opened: pools go by the letter of what opens them.
            using var pooled = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = true, DefaultTimeout = 30 }.ToString());
            SqliteConnection.ClearPool(pooled);
        }

        Directory.Delete(DataDirectory, recursive: true);
    }

    private string[] LogSettings() => InEventStoreDb
        ? [
            $"--{PartnerGraphOptions.Section}:EventStore:Kind=EventStoreDb", $"--{PartnerGraphOptions.Section}:EventStore:Stream=log-{Path.GetFileName(DataDirectory)}",
            $"--{PartnerGraphOptions.Section}:EventStore:ConnectionString={EventStoreDb.Value}",
        ]
        : Log is not { } log ? [] :
    [
        $"--{PartnerGraphOptions.Section}:EventStore:Kind=PostgreSql", $"--{PartnerGraphOptions.Section}:EventStore:Schema={log}",
        $"--{PartnerGraphOptions.Section}:EventStore:ConnectionString={PostgreSqlServer.Shared.ConnectionString}",
    ];

    private string[] ReadModelSettings() => !ReadsInPostgreSql ? [] :
    [
        $"--{PartnerGraphOptions.Section}:ReadModel:Kind=PostgreSql",
        $"--{PartnerGraphOptions.Section}:ReadModel:Schema=r{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DataDirectory)))[..7]}",
        $"--{PartnerGraphOptions.Section}:ReadModel:ConnectionString={PostgreSqlServer.Shared.ConnectionString};Maximum Pool Size=60",
    ];

    /// <summary>A token of the vendor's staff.</summary>
    public string Staff(string role) => Token($"staff-{role}", (ActorDirectory.RoleClaim, role));

    /// <summary>A token of a customer's user.</summary>
    public string Customer(string customerId) => Token($"user-of-{customerId}", (ActorDirectory.CustomerClaim, customerId));

    /// <summary>A token of a partner's user with a role.</summary>
    public string Member(string partnerId, Role role, string memberId = "member", string[]? managers = null, params string[] permissions) =>
        Token(Members.Add(partnerId, role, memberId, managers ?? [memberId], permissions));

    /// <summary>A token of anybody else, such as a partner's member.</summary>
    public string Token(string subject, params (string Name, string Value)[] claims) =>
        Services.GetRequiredService<LocalTokens>().Issue(subject, claims.ToDictionary(claim => claim.Name, claim => claim.Value), TimeSpan.FromDays(3650));

    /// <summary>Runs an operation over HTTP and returns the whole answer.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Answer)> Send(string document, string? token = null, object? variables = null, long? minPosition = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (minPosition is { } position) request.Headers.Add("PartnerGraph-Min-Position", position.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var response = await Answered(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task<HttpResponseMessage> Answered(HttpRequestMessage request)
    {
        try
        {
            return await Http.SendAsync(request);
        }
        catch (TaskCanceledException tooLong)
        {
            // Whoever is not answered waits for somebody: here is who is behind, and why.
            var behind = Services.GetRequiredService<ProjectionHost>().Statuses.Where(status => status.Position < status.Head || status.Error is not null);
            throw new TimeoutException($"Not answered. Behind: {string.Join(", ", behind)}", tooLong);
        }
    }

    /// <summary>The data of an operation that must succeed.</summary>
    public async Task<JsonNode> Data(string document, string? token = null, object? variables = null)
    {
        var (status, answer) = await Send(document, token, variables);
        Assert.True(status == HttpStatusCode.OK && answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>The code of the first top-level error.</summary>
    public async Task<string?> ErrorCode(string document, string? token = null, object? variables = null) =>
        (await Send(document, token, variables)).Answer["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
}
