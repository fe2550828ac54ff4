using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Tests.Deadlines;

/// <summary>What fell due, and when by the clock: the product's own lapse of a pre-registration, which can be made to fail.</summary>
internal sealed class ToldExpiry(CommandRunner runner, TimeProvider clock, DeadlineWorld world) : IDeadlineProcess
{
    public DeadlineKind Kind => PreRegistrationExpiry.Declared;

    public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        lock (world.Told) world.Told.Add($"{due.Key} at {(now - Past.Day(0)).TotalDays:0.###}");
        if (world.Broken.Contains(due.Key)) throw new InvalidOperationException("It broke.");
        return runner.Run(PreRegistrationDecider.Definition, new LapsePreRegistration(PreRegistration.EmailHashIn(due.Key), due.Key, now), context, cancellation);
    }
}

/// <summary>Knows for how long who waits by it set out to wait.</summary>
internal sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentQueue<TimeSpan> timers = new();
    private readonly Channel<TimeSpan> made = Channel.CreateUnbounded<TimeSpan>();

    public IReadOnlyCollection<TimeSpan> Timers => timers;

    /// <summary>Completes when one more was made than was waited for.</summary>
    public ValueTask<TimeSpan> Made(CancellationToken cancellation) => made.Reader.ReadAsync(cancellation);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Enqueue(dueTime);
        made.Writer.TryWrite(dueTime);
        return timer;
    }
}

/// <summary>A log with pre-registrations, and the scheduler over it, as often as one likes.</summary>
internal sealed class DeadlineWorld : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-deadlines-").FullName;

    public WatchedClock Clock { get; } = new(Past.Day(0));

    public List<string> Told { get; } = [];

    public HashSet<string> Broken { get; } = [];

    public static PastEvent Reserved(string id, double until) => new(
        $"pre-registration-{id}", new CustomerPreRegistered(id, "p", $"{id}@example.com", "CL", Past.Day(0), Past.Day(until).AddSeconds(-1)));

    public Task<ProjectionRun> Start(bool act = true) => ProjectionRun.Start(
        directory, EventTypeRegistry.Domain,
        services => services.AddSingleton(WorkingCalendar.Default).AddSingleton<CommandRunner>().AddSingleton(this).AddDeadlines()
            .AddDeadline<ToldExpiry>(PreRegistrationExpiry.Declared),
        options => options.RunReactions = act, clock: Clock);

    public static DeadlineScheduler Scheduler(ProjectionRun run) => run.Services.GetRequiredService<DeadlineScheduler>();

    public static async Task<IReadOnlyList<DeadlineRow>> Rows(ProjectionRun run)
    {
        Assert.True((await run.CatchUp()).Reached);
        var everything = new DeadlineQuery(null, null, null, null, null, null, default);
        return (await run.Services.GetRequiredService<DeadlineReads>().Page(everything, new(100, null, Backward: false), CancellationToken.None)).Items;
    }

    public static async Task<int> Lapsed(ProjectionRun run) =>
        (await run.Events.ReadAll(0, 1_000, [EventTypeRegistry.Domain.NameOf<PreRegistrationLapsed>()])).Events.Count;

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
