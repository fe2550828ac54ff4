namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoPayout>()
        .AddSingleton<DemoSettlement>()
        .AddSingleton<DemoOrders>()
        .AddSingleton<DemoTickets>()
        .AddSingleton<DemoLoader>()
        .AddSingleton(new DemoGreeting(Console.Out))
        .AddHostedService<DemoService>();
}
