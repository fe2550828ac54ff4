using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;

namespace PartnerGraph.Processes.Sandbox;

public static class SandboxSetup
{
    /// <summary>The clocks: the machine's, and the business's, which is the same outside of a sandbox and once a demo is loaded.</summary>
    /// <param name="isSandbox">Asked once.</param>
    /// <param name="hasDemo">Whether a demo is loaded, whose past is walked through; asked once.</param>
    public static IServiceCollection AddClocks(this IServiceCollection services, Func<IServiceProvider, bool> isSandbox, Func<IServiceProvider, bool> hasDemo) => services
        .AddSingleton(new MachineClock(TimeProvider.System))
        .AddSingleton(provider => new ObservedClock(isSandbox(provider) || hasDemo(provider)
            ? new SandboxClock(provider.GetRequiredService<MachineClock>())
            : provider.GetRequiredService<MachineClock>().Time))
        .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<ObservedClock>())
        .AddSingleton(provider => new ClockAdvance(
            isSandbox(provider) ? provider.GetRequiredService<ObservedClock>().Behind as SandboxClock : null, provider.GetRequiredService<MachineClock>(),
            provider.GetRequiredService<CommandRunner>(), provider.GetRequiredService<DeadlineScheduler>()))
        .AddSingleton(provider => new PastWalk(provider.GetRequiredService<ObservedClock>().Behind, provider.GetRequiredService<DeadlineScheduler>()))
        .AddHostedService<SandboxClockFollower>();
}
