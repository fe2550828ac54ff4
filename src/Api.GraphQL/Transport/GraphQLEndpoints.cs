using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Transport.Answers;
using PartnerGraph.Api.GraphQL.Transport.Channels;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Api.GraphQL.Transport.Events;
using PartnerGraph.Api.GraphQL.Transport.Http;
using PartnerGraph.Api.GraphQL.Transport.Ide;
using PartnerGraph.Api.GraphQL.Transport.Kept;
using PartnerGraph.Api.GraphQL.Transport.Origins;
using PartnerGraph.Api.GraphQL.Transport.Rates;
using PartnerGraph.Api.GraphQL.Transport.Sockets;
using PartnerGraph.Api.GraphQL.Transport.Turns;
using PartnerGraph.Processes.Sandbox;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>Plugs the transport into a host.</summary>
public static class GraphQLEndpoints
{
    /// <summary>What a link that asks for an answer has, and one to the page does not.</summary>
    private static readonly string[] Asking = ["query", "documentId", "extensions"];

    /// <summary>
    /// Registers the transport. The host registers its <see cref="global::GraphQL.Types.ISchema"/>, executer and serializer through
    /// <c>AddGraphQL</c> before, and may replace <see cref="ICallerResolver"/> and add <see cref="IRequestRule"/>s.
    /// </summary>
    public static IServiceCollection AddGraphQLTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GraphQLTransportOptions>().Bind(configuration.GetSection(GraphQLTransportOptions.Section));
        services.AddOptions<WebSocketOptions>().Configure(sockets => sockets.KeepAliveInterval = TimeSpan.Zero);
        services.AddSingleton(provider => new Rounds<KeptAliveStream>(
            provider.GetRequiredService<IOptions<GraphQLTransportOptions>>().Value.KeepAlive, TimeProvider.System, static stream => stream.Visit()));
        services.AddSingleton<KeptAliveUpgrade>();
        services.AddSingleton<IResponseCompressionProvider, CompressionWithoutSecrets>();
        services.AddResponseCompression(compression =>
        {
            // Safe over TLS: what shows a secret is left out, and credentials are never ambient.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, MediaTypes.GraphQLResponse];
        });
        services.AddCrossOriginRequests();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new MachineClock(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ICallerResolver, AnonymousCallers>();
        services.Replace(ServiceDescriptor.Singleton<IErrorInfoProvider, ErrorFormat>());
        services.AddSingleton<IConfigureSchema, IntrospectionOf2025>();
        services.AddSingleton<PreparedDocuments>();
        services.AddSingleton<PersistedDocuments>();
        services.AddSingleton<PersistedOperations>();
        services.AddHostedService(provider => provider.GetRequiredService<PersistedOperations>());
        services.AddSingleton<OperationRequestReader>();
        services.AddSingleton<AnswerSerializer>();
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<ClientLimits>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<FaultReport>();
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<HttpEndpoint>();
        services.AddSingleton<SocketServices>();
        services.AddSingleton<SocketEndpoint>();
        services.AddSingleton<EventStreamEndpoint>();
        services.AddSingleton<Draining>();
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.AddOptions<HostOptions>().Configure<IOptions<GraphQLTransportOptions>>((host, transport) => host.ShutdownTimeout += transport.Value.DrainTime);
        services.AddHealthChecks().AddCheck<Draining>("draining");
        services.AddSingleton<IdePage>();
        return services;
    }

    /// <summary>Compression, other origins and WebSockets; comes before the endpoints.</summary>
    public static IApplicationBuilder UseGraphQLTransport(this IApplicationBuilder app) => app.UseResponseCompression().UseCrossOriginRequests().UseKeptAlive().UseWebSockets();

    /// <summary>Serves HTTP and <c>graphql-transport-ws</c> at <paramref name="path"/>, and the IDE page at <paramref name="path"/> with a slash.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var group = endpoints.MapGroup(path.TrimEnd('/'));
        group.Map("", http => Route(http, path.TrimEnd('/'))).RequireCors(CrossOriginRequests.Policy);
        group.MapGet("{**file}", http => http.RequestServices.GetRequiredService<IdePage>().Answer(http, path.TrimEnd('/'), http.Request.RouteValues["file"] as string));
        return group;
    }

    private static IApplicationBuilder UseKeptAlive(this IApplicationBuilder app)
    {
        var kept = app.ApplicationServices.GetRequiredService<KeptAliveUpgrade>();
        return app.Use(kept.Wrap);
    }

    private static Task Route(HttpContext http, string path)
    {
        if (http.WebSockets.IsWebSocketRequest) return http.RequestServices.GetRequiredService<SocketEndpoint>().Serve(http);
        var asked = Asking.Any(http.Request.Query.ContainsKey);
        if (!HttpMethods.IsGet(http.Request.Method) || asked || !MediaTypes.WantsPage(http.Request))
            return http.RequestServices.GetRequiredService<HttpEndpoint>().Answer(http);
        if (http.Request.Path.Value!.EndsWith('/')) return http.RequestServices.GetRequiredService<IdePage>().Answer(http, path, null);
        http.Response.Redirect($"{http.Request.PathBase}{path}/");
        return Task.CompletedTask;
    }
}
