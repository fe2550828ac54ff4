namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoLoader>()
        .AddHostedService<DemoService>();
}
