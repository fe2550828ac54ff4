using GraphQL;
using GraphQL.MicrosoftDI;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.Billing;
using PartnerGraph.Api.Customers;
using PartnerGraph.Api.Expenditure;
using PartnerGraph.Api.Finder;
using PartnerGraph.Api.Hosting.Demo;
using PartnerGraph.Api.Mutations;
using PartnerGraph.Api.Notifications;
using PartnerGraph.Api.Orders;
using PartnerGraph.Api.Organization;
using PartnerGraph.Api.Partners;
using PartnerGraph.Api.Platform;
using PartnerGraph.Api.Platform.Reads;
using PartnerGraph.Api.Quotas;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Subscriptions;
using PartnerGraph.Api.Transport;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Sqlite;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Api.Hosting;

/// <summary>Puts the product together: stores, projections, schema, transport.</summary>
public static class PartnerGraphHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        ServerLog.Configure(builder.Configuration);
        builder.Services.AddPartnerGraph(builder.Configuration);
        configure?.Invoke(builder);
        builder.ListenForMetrics();
        var app = builder.Build();
        app.UseMiddleware<RequestLog>();
        app.UseMetrics();
        app.UseGraphQLTransport();
        app.MapGraphQL();
        app.MapFinderPage();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthAnswer.Write });
        return app;
    }

    /// <summary>The schema in the schema definition language, without opening any store.</summary>
    public static string PrintSchema()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddPartnerGraph(builder.Configuration);
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<ISchema>().Print(new() { StringComparison = StringComparison.Ordinal }) + "\n";
    }

    public static IServiceCollection AddPartnerGraph(this IServiceCollection services, IConfiguration configuration)
    {
        Mapping.Verify();
        services.AddOptions<PartnerGraphOptions>().Bind(configuration.GetSection(PartnerGraphOptions.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new BusinessTime(TimeSpan.FromHours(Options(provider).BillingZoneHours)));
        services.AddStores();
        services.AddSingleton(provider => new ProjectionOptions { DataDirectory = Options(provider).DataDirectory });
        services.AddProjectionHost();
        services.AddSingleton(provider => new LocalTokens(Options(provider).DataDirectory, provider.GetRequiredService<TimeProvider>()));
        services.AddCallers(configuration);
        services.AddSchema();
        services.AddGraphQLTransport(configuration);
        services.AddTelemetry(configuration);
        services.AddPlatform().AddPartners().AddOrganization().AddCustomers(configuration).AddCustomerStatus().AddOrders().AddQuotas()
            .AddExpenditure().AddBilling().AddNotifications().AddFinder(configuration).AddDemo();
        return services;
    }

    private static void AddStores(this IServiceCollection services)
    {
        services.AddSingleton(EventTypeRegistry.Domain);
        services.AddSingleton<IEventStore>(provider =>
        {
            var directory = Options(provider).DataDirectory;
            ServerLog.Tightened(provider.GetRequiredService<ILogger<SqliteEventStore>>(), PrivateFiles.Tighten(directory));
            return new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = directory }, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<IdempotentRequests>();
    }

    private static void AddSchema(this IServiceCollection services)
    {
        services.AddSingleton<MutationRunner>();
        services.AddSingleton<MinPosition>();
        services.AddSingleton<EventFeed>();
        services.AddSingleton<SubscriberRights>();
        services.AddSingleton<ISchema, PartnerGraphSchema>();
        services.AddSingleton<IGraphTypeMappingProvider, TypeMapping>();
        services.AddTransient(typeof(EntityGraphType<>));
        services.AddTransient(typeof(InputGraphType<>));
        services.AddTransient(typeof(ConnectionGraphType<>));
        services.AddTransient(typeof(EdgeGraphType<>));
        services.AddTransient<NodeInterface>();
        services.AddTransient<PageInfoGraphType>();
        services.AddTransient<DecimalScalar>();
        services.AddTransient<PositionScalar>();
        services.AddTransient<MonthScalar>();
        services.AddTransient<InstantScalar>();
        services.AddTransient<DayScalar>();
        services.AddGraphQL(graphql => graphql.AddSystemTextJson());
    }

    private static IServiceCollection AddPlatform(this IServiceCollection services) => services
        .AddAccess<PlatformAccess>()
        .AddSingleton<QuarantineConcerns>()
        .AddSingleton<FigurePositions>()
        .AddSingleton<IOperationCompanion, RequestReads>()
        .AddQueries<NodeQueries>()
        .AddQueries<PolicyQueries>()
        .AddQueries<MeQueries>()
        .AddQueries<CursorQueries>()
        .AddQueries<ProjectionQueries>()
        .AddMutations<ProjectionMutations>();

    private static PartnerGraphOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<PartnerGraphOptions>>().Value;
}
