using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Cli.Stores;

/// <summary>The read models of a directory as this process keeps them while it stores something.</summary>
internal sealed class FollowedReadModels(EmbeddedStore store) : IAsyncDisposable
{
    // Batches are recorded side by side, and each may be the first one.
    private readonly Lazy<Task> following = new(() => store.Projections.StartAsync(CancellationToken.None));

    /// <summary>Whether another process has one of them open, a server as a rule: it then follows by itself.</summary>
    public bool AreKeptElsewhere() => store.Services.GetServices<IReadModelStore>().Where(model => !model.IsReaction).Any(IsKeptElsewhere);

    /// <summary>Begins to follow; a failure to start shows in <see cref="CatchUp"/>.</summary>
    public void Follow() => _ = following.Value;

    /// <summary>
    /// Completes when they include the position and everything else that is stored by now, and when what this process does by itself has been
    /// done: alerts, reminders, restrictions, and what follows from those.
    /// </summary>
    /// <exception cref="CommandFailure">A read model cannot get there.</exception>
    public async Task CatchUp(long position, Action<string> tell, CancellationToken cancellation)
    {
        await following.Value;
        tell("bringing the read models up to date");
        for (var (reached, head) = (0L, Math.Max(position, await store.Events.Head(cancellation))); reached < head;)
        {
            var outcome = await store.Projections.WaitForAll(head, TimeSpan.FromHours(12), cancellation);
            if (outcome.Failed.Count > 0)
                throw new CommandFailure($"Everything is stored, but these read models stopped: {string.Join(", ", outcome.Failed)}. Run 'partnergraph doctor'.");
            (reached, head) = (head, await store.Events.Head(cancellation));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (following is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await store.Projections.StopAsync(CancellationToken.None);
    }

    private static bool IsKeptElsewhere(IReadModelStore model)
    {
        try
        {
            return !model.Lock.TryExclude();
        }
        catch (IOException)
        {
            // Another process rebuilds it.
            return true;
        }
        finally
        {
            model.Lock.Dispose();
        }
    }
}
