using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Processes.Deadlines;

public static class DeadlineSetup
{
    /// <summary>The read model and the scheduler; the calendar is registered by the caller.</summary>
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddProjection<DeadlineProjection>()
        .AddSingleton<DeadlineReads>()
        .AddSingleton<DeadlineRunner>()
        .AddSingleton<DeadlineScheduler>()
        .AddHostedService(provider => provider.GetRequiredService<DeadlineScheduler>());

    /// <summary>Lets a process act when its instant has come.</summary>
    /// <param name="kind">What it declares.</param>
    public static IServiceCollection AddDeadline<TProcess>(this IServiceCollection services, DeadlineKind kind) where TProcess : class, IDeadlineProcess =>
        services.AddSingleton(kind).AddSingleton<IDeadlineProcess, TProcess>();

    /// <summary>As above for a kind that is declared by configuration.</summary>
    public static IServiceCollection AddDeadline<TProcess>(this IServiceCollection services, Func<IServiceProvider, DeadlineKind> kind)
        where TProcess : class, IDeadlineProcess => services.AddSingleton(kind).AddSingleton<IDeadlineProcess, TProcess>();
}
