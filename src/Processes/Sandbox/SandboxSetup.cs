using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Write.Application.Commands;

namespace PartnerGraph.Processes.Sandbox;

public static class SandboxSetup
{
    /// <summary>The clocks: the machine's, and the business's, which is the same outside of a sandbox.</summary>
    /// <param name="isSandbox">Asked once.</param>
    public static IServiceCollection AddClocks(this IServiceCollection services, Func<IServiceProvider, bool> isSandbox) => services
        .AddSingleton(new MachineClock(TimeProvider.System))
        .AddSingleton(provider => isSandbox(provider) ? new SandboxClock(provider.GetRequiredService<MachineClock>()) : provider.GetRequiredService<MachineClock>().Time)
        .AddSingleton(provider => new ClockAdvance(
            provider.GetRequiredService<TimeProvider>() as SandboxClock, provider.GetRequiredService<MachineClock>(),
            provider.GetRequiredService<CommandRunner>(), provider.GetRequiredService<DeadlineScheduler>()))
        .AddHostedService<SandboxClockFollower>();
}
