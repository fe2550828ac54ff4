using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.EventStore.Contract.Interleavings;

/// <summary>
/// Runs what is started on it one step at a time, each chosen by a seed alone: the same seed gives the same order again. A step ends where it waits,
/// and pauses wherever <see cref="Interleaving.Between"/> says that others may go on.
/// </summary>
public sealed class SeededScheduler : TaskScheduler, IDisposable
{
    // Far more than the longest scenario takes: one that goes round in circles ends, too.
    private const int MostSteps = 200_000;

    private readonly Lock gate = new();
    private readonly List<Step> ready = [];
    private readonly Stack<Worker> idle = [];
    private readonly ManualResetEventSlim ended = new();
    private readonly Random random;
    private readonly int stubbornness;
    private Task main = Task.CompletedTask;
    private TaskCompletionSource? quiet;
    private Exception? fault;
    private ulong trace = 14_695_981_039_346_656_037;
    private int steps;
    private bool begun;

    private SeededScheduler(int seed)
    {
#pragma warning disable CA5394 // Repeatable, which is the point.
        random = new Random(seed);
#pragma warning restore CA5394
        stubbornness = Next(4) * 30;
    }

    /// <summary>Tells two orders apart.</summary>
    public ulong Trace => trace;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs a scenario to its end.</summary>
    /// <returns>What tells its order from another one.</returns>
    /// <exception cref="StalledException">Somebody waits for what nobody will do.</exception>
    public static ulong Run(int seed, Func<SeededScheduler, Task> scenario)
    {
        using var scheduler = new SeededScheduler(seed);
        var main = scheduler.main = Task.Factory.StartNew(() => scenario(scheduler), CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();
        scheduler.begun = true;
        Worker.Take(scheduler).Go(null);
        scheduler.ended.Wait();
        if (scheduler.fault is { } fault) throw fault;
        if (!main.IsCompleted) throw new StalledException();
        main.GetAwaiter().GetResult();
        return scheduler.Trace;
    }

    /// <summary>A number below the bound, which follows from the seed.</summary>
    public int Next(int bound)
    {
#pragma warning disable CA5394
        var next = random.Next(bound);
#pragma warning restore CA5394
        trace = (trace ^ (uint)next) * 1_099_511_628_211;
        return next;
    }

    /// <summary>Whether something happens that happens once in so many times.</summary>
    public bool OnceIn(int times) => Next(times) == 0;

    /// <summary>Lets others go on for a while.</summary>
    public async Task Dawdle(int most = 8)
    {
        for (var left = Next(most + 1); left > 0; left--) await Task.Yield();
    }

    /// <summary>Completes when nobody can go on any more.</summary>
    public Task Quiet() => (quiet ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Dispose() => ended.Dispose();

    protected override void QueueTask(Task task)
    {
        lock (gate)
        {
            if (begun && Worker.Current?.Scheduler != this) fault ??= new InvalidOperationException("A step came back from outside of the scheduler, so no seed repeats it.");
            ready.Add(new(task, null));
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Drive(Worker self, Task? step)
    {
        while (true)
        {
            if (step is not null) TryExecuteTask(step);
            if (Choose() is not { } next)
            {
                while (idle.TryPop(out var done)) done.Return();
                self.Return();
                ended.Set();
                return;
            }

            if (next.Paused is { } other)
            {
                idle.Push(self);
                other.Resume();
                return;
            }

            step = next.Task;
        }
    }

    private void Pause(Worker self)
    {
        lock (gate) ready.Add(new(null, self));
        if (Choose() is not { } next || next.Paused == self) return;
        if (next.Paused is { } other) other.Resume();
        else (idle.TryPop(out var helper) ? helper : Worker.Take(this)).Go(next.Task);
        self.Wait();
    }

    private Step? Choose()
    {
        lock (gate)
        {
            if (ready.Count == 0 && quiet is { } waiting)
            {
                quiet = null;
                waiting.SetResult();
            }

            if (++steps > MostSteps) fault ??= new StalledException();
            if (ready.Count == 0 || fault is not null || main.IsFaulted) return null;
            // Some seeds stay with whoever became ready last, which lets the others wait for long.
            var index = Next(100) < stubbornness ? ready.Count - 1 : Next(ready.Count);
            var chosen = ready[index];
            ready.RemoveAt(index);
            return chosen;
        }
    }

    private readonly record struct Step(Task? Task, Worker? Paused);

    /// <summary>A thread that has the turn, is paused in the middle of a step, or has none. They serve one scheduler after the other.</summary>
    private sealed class Worker : IDisposable
    {
        private static readonly System.Collections.Concurrent.ConcurrentBag<Worker> Spare = [];

        private readonly SemaphoreSlim turn = new(0);
        private Task? first;

        [ThreadStatic]
        private static Worker? current;

        private Worker()
        {
            new Thread(Loop) { IsBackground = true, Name = "interleaving" }.Start();
        }

        public static Worker? Current => current;

        public SeededScheduler? Scheduler { get; private set; }

        public static Worker Take(SeededScheduler scheduler)
        {
            var worker = Spare.TryTake(out var spare) ? spare : new Worker();
            worker.Scheduler = scheduler;
            return worker;
        }

        public void Go(Task? step)
        {
            first = step;
            turn.Release();
        }

        public void Resume() => turn.Release();

        public void Wait() => turn.Wait();

        public void Return() => Spare.Add(this);

        public void Dispose() => turn.Dispose();

        private void Loop()
        {
            current = this;
            Interleaving.Watch(() => Scheduler!.Pause(this));
            while (true)
            {
                turn.Wait();
                var step = first;
                first = null;
                Scheduler!.Drive(this, step);
            }
        }
    }
}
