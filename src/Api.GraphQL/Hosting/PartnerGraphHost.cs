using GraphQL;
using GraphQL.DI;
using GraphQL.MicrosoftDI;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;
using PartnerGraph.Api.GraphQL.Billing;
using PartnerGraph.Api.GraphQL.Customers;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Deadlines;
using PartnerGraph.Api.GraphQL.Discounts;
using PartnerGraph.Api.GraphQL.Expenditure;
using PartnerGraph.Api.GraphQL.Exports;
using PartnerGraph.Api.GraphQL.Finder;
using PartnerGraph.Api.GraphQL.Finder.Pages;
using PartnerGraph.Api.GraphQL.Hosting.Demo;
using PartnerGraph.Api.GraphQL.Hosting.Pages;
using PartnerGraph.Api.GraphQL.Incentives;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Notifications;
using PartnerGraph.Api.GraphQL.Orders;
using PartnerGraph.Api.GraphQL.Organization;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Partners.Tiers;
using PartnerGraph.Api.GraphQL.Platform;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Policies;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Revenue;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Descriptions;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Api.GraphQL.Support;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Kept;
using PartnerGraph.Api.GraphQL.Transport.Rates;
using PartnerGraph.Api.GraphQL.Withholding;
using PartnerGraph.Processes.Sandbox;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Hosting;

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
        app.UseTrustedProxies();
        app.UseMiddleware<RequestLog>();
        app.UseMetrics();
        if (Options(app.Services).Roles.HasFlag(NodeRoles.Api)) app.MapApi();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthAnswer.Write });
        return app;
    }

    private static void MapApi(this WebApplication app)
    {
        app.UseGraphQLTransport();
        app.MapGraphQL();
        app.MapWelcomePage();
        app.MapDocumentation();
        app.MapFinderPage();
        app.MapConsole();
        app.MapExports();
    }

    /// <summary>The schema in the schema definition language, without opening any store.</summary>
    public static string PrintSchema() => OfSchema(schema => schema.Print(new() { StringComparison = StringComparison.Ordinal }) + "\n");

    /// <summary>What can be told of the schema without opening any store.</summary>
    internal static T OfSchema<T>(Func<ISchema, T> tell)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddPartnerGraph(builder.Configuration);
        using var services = builder.Services.BuildServiceProvider();
        return tell(services.GetRequiredService<ISchema>());
    }

    /// <summary>The statements that make the tables of each read model and reaction, by its name.</summary>
    /// <param name="kind">The database that they are for.</param>
    public static async Task<IReadOnlyDictionary<string, string>> ReadModelTables(ReadModelKind kind)
    {
        // Reactions know the event store; it opens a place that is nobody's.
        var nowhere = Directory.CreateTempSubdirectory("partnergraph-tables-");
        try
        {
            var builder = WebApplication.CreateBuilder(
            [
                $"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.DataDirectory)}={nowhere.FullName}",
                $"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.ReadModel)}:{nameof(ReadModelOptions.Kind)}={kind}",
                $"--{PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.ReadModel)}:{nameof(ReadModelOptions.ConnectionString)}=Host=nowhere",
            ]);
            builder.Services.AddPartnerGraph(builder.Configuration);
            await using var services = builder.Services.BuildServiceProvider();
            return services.GetServices<IReadModelStore>().OfType<IReadModelTables>().ToDictionary(tables => tables.Name, tables => tables.MadeTables());
        }
        finally
        {
            nowhere.Delete(recursive: true);
        }
    }

    public static IServiceCollection AddPartnerGraph(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PartnerGraphOptions>().Bind(configuration.GetSection(PartnerGraphOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PartnerGraphOptions>, PartnerGraphOptionsValidation>();
        services.AddClocks(provider => Options(provider).Sandbox, provider => Options(provider).Demo);
        services.AddSingleton(provider => new BusinessTime(TimeSpan.FromHours(Options(provider).BillingZoneHours)));
        services.AddSingleton(provider => new WorkingCalendar(provider.GetRequiredService<BusinessTime>(), [.. Options(provider).Holidays]));
        services.AddSingleton(provider => Options(provider).Incentives.Policy);
        services.AddSingleton(provider => Options(provider).Bills.Policy);
        services.AddSingleton(provider => Options(provider).Exports.Policy);
        services.AddSingleton(provider => Options(provider).Tiers.Policy);
        services.AddSingleton(provider => Options(provider).TestCoupons.Policy);
        services.AddSingleton(provider => Options(provider).Messages);
        services.AddSingleton(provider => Options(provider).Webhooks);
        services.AddStores();
        services.AddSchema();
        services.AddSingleton(provider => Options(provider).Projections());
        services.AddProjectionHost();
        services.AddSingleton(provider => new LocalTokens(Options(provider).DataDirectory, provider.GetRequiredService<MachineClock>().Time));
        services.AddCallers(configuration);
        services.AddGraphQLTransport(configuration);
        services.AddTelemetry(configuration);
        services.AddPlatform().AddDeadlineFields().AddPartners().AddTiers().AddOrganization().AddCustomers(configuration).AddCustomerStatus().AddOrders().AddQuotas().AddDiscounts()
            .AddExpenditure().AddBilling().AddNotifications().AddFinder(configuration).AddWithholding().AddPolicies().AddSupport()
            .AddIncentives().AddRevenue().AddExports().AddDemo();
        // The last one: what others tell when everything has started does not wait for the schema.
        services.AddSingleton<SchemaPreparation>();
        services.AddHostedService(provider => provider.GetRequiredService<SchemaPreparation>());
        services.AddHealthChecks().AddCheck<SchemaPreparation>("schema");
        return services;
    }

    private static void AddStores(this IServiceCollection services)
    {
        services.AddSingleton(EventTypeRegistry.Domain);
        services.AddSingleton(EventStores.Open);
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<IdempotentRequests>();
    }

    private static void AddSchema(this IServiceCollection services)
    {
        services.AddSingleton<MutationRunner>();
        services.AddSingleton<FollowedMutations>();
        services.AddSingleton<MinPosition>();
        services.AddSingleton<EventFeed>();
        services.AddSingleton<LiveEvents>();
        services.AddSingleton<SubscriberRights>();
        services.AddSingleton<CustomerTies>();
        services.AddSingleton<ISchema, PartnerGraphSchema>();
        services.AddSingleton<SchemaDescriptions>();
        services.AddSingleton<IConfigureSchema>(provider => provider.GetRequiredService<SchemaDescriptions>());
        services.AddSingleton<IGraphTypeMappingProvider, TypeMapping>();
        services.AddTransient(typeof(EntityGraphType<>));
        services.AddTransient(typeof(InputGraphType<>));
        services.AddTransient(typeof(ConnectionGraphType<>));
        services.AddTransient(typeof(EdgeGraphType<>));
        services.AddTransient<NodeInterface>();
        services.AddTransient<AlertInterface>();
        services.AddTransient<RuleStatementInterface>();
        services.AddTransient<RuleCodeEnum>();
        services.AddTransient<PageInfoGraphType>();
        services.AddTransient<DecimalScalar>();
        services.AddTransient<UsdAmountScalar>();
        services.AddTransient<RatioScalar>();
        services.AddTransient<BigIntScalar>();
        services.AddTransient<CurrencyCodeScalar>();
        services.AddTransient<PositionScalar>();
        services.AddTransient<MonthScalar>();
        services.AddTransient<InstantScalar>();
        services.AddTransient<DayScalar>();
        services.AddGraphQL(graphql => graphql.AddSystemTextJson().AddExecutionStrategy<SharedExecutions>(OperationType.Subscription));
    }

    private static IServiceCollection AddPlatform(this IServiceCollection services) => services
        .AddAccess<PlatformAccess>()
        .AddSingleton<QuarantineConcerns>()
        .AddSingleton<FigurePositions>()
        .AddSingleton<IOperationCompanion, RequestReads>()
        .AddSingleton<IAnswerSources, AnswerSources>()
        .AddQueries<NodeQueries>()
        .AddQueries<PolicyQueries>()
        .AddQueries<MeQueries>()
        .AddQueries<CursorQueries>()
        .AddQueries<ApiLimitQueries>()
        .AddQueries<ProjectionQueries>()
        .AddMutations<ProjectionMutations>();

    private static PartnerGraphOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<PartnerGraphOptions>>().Value;
}
