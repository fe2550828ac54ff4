using GraphQL;
using PartnerGraph.Api.GraphQL.Transport;

namespace PartnerGraph.Transport.Host;

/// <summary>The transport over a small schema, so that it is tested apart from the domain.</summary>
public static class TransportHost
{
    public static async Task Main(string[] args)
    {
        await using var app = Build(args);
        await app.StartAsync();
        Console.WriteLine($"listening {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    /// <param name="args">Configuration, such as <c>--GraphQL:MaxDepth=5</c>.</param>
    /// <param name="configure">Replaces services, such as the clock.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, WebRootPath = Environment.GetEnvironmentVariable("PARTNERGRAPH_WEBROOT") ?? Path.Combine(AppContext.BaseDirectory, "no-pages") });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<Flow>();
        builder.Services.AddGraphQL(graphql => graphql
            .AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>().WithSubscription<Subscription>())
            .AddSystemTextJson());
        builder.Services.AddGraphQLTransport(builder.Configuration);
        builder.Services.AddSingleton<ICallerResolver, TokenCallers>();
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseGraphQLTransport();
        app.MapGraphQL("/graphql");
        return app;
    }
}
