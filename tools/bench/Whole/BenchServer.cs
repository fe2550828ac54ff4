using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Bench.Whole;

/// <summary>The product on a port of this process, with one administrator of the partner.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LocalTokens tokens;

    private BenchServer(WebApplication app, DirectoryInfo data)
    {
        this.app = app;
        tokens = new LocalTokens(data.FullName, TimeProvider.System);
        Address = AddressOf(app);
        Administrator = Client(tokens.Issue(OneMember.Subject, new Dictionary<string, string>(), TimeSpan.FromHours(1)));
        Operations = Client(tokens.Issue("ops", new Dictionary<string, string> { [ActorDirectory.RoleClaim] = "operations_manager" }, TimeSpan.FromHours(1)));
    }

    public const string AdministratorSubject = OneMember.Subject;

    public static string PartnerId => GlobalId.Of("Partner", BenchStore.Partner);

    public Uri Address { get; }

    public HttpClient Administrator { get; }

    public HttpClient Operations { get; }

    /// <summary>A customer's user, once <see cref="SignIn"/> has said of which.</summary>
    public HttpClient Customer { get; private set; } = new();

    public IServiceProvider Services => app.Services;

    public string OperationsToken => Operations.DefaultRequestHeaders.Authorization!.Parameter!;

    public string AdministratorToken => Administrator.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>Started, and every read model has caught up.</summary>
    public static async Task<BenchServer> Start(DirectoryInfo data)
    {
        var app = PartnerGraphHost.Build(
            [$"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.DataDirectory)}={data.FullName}", "--urls=http://127.0.0.1:0", "--Authentication:DevelopmentKey=true", "--GraphQL:Rates:CallsPerSecond=0"],
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Error);
                builder.Services.Replace(ServiceDescriptor.Singleton<IMemberDirectory>(new OneMember()));
            });
        await app.StartAsync();
        var head = await app.Services.GetRequiredService<IEventStore>().Head();
        await app.Services.GetRequiredService<ProjectionHost>().WaitForAll(head, TimeSpan.FromHours(1));
        return new BenchServer(app, data);
    }

    public void SignIn(string customer) => Customer = Client(tokens.Issue("user", new Dictionary<string, string> { [ActorDirectory.CustomerClaim] = customer }, TimeSpan.FromHours(1)));

    public static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <exception cref="InvalidOperationException">The answer has errors.</exception>
    public static async Task<JsonElement> Send(HttpClient client, string query, object? variables = null)
    {
        using var answer = await client.PostAsJsonAsync("graphql", new { query, variables });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.ToString()) : body.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        Administrator.Dispose();
        Operations.Dispose();
        Customer.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private HttpClient Client(string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = LoadGenerator.Connections }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private sealed class OneMember : IMemberDirectory
    {
        public const string Subject = "bench-administrator";

        public ValueTask<MemberAccess?> Find(string subject, CancellationToken cancellation = default) => new(
            subject == Subject ? new MemberAccess("m-1", BenchStore.Partner, Role.PartnerAdministrator, [], []) : null);
    }
}
