namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoSettlement>()
        .AddSingleton<DemoOrders>()
        .AddSingleton<DemoLoader>()
        .AddHostedService<DemoService>();
}
