using Microsoft.Extensions.Logging;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>
/// Ends and removes generations as well as it can. A fault here is logged: it neither stops a projection that could go on nor hides why
/// something was given up. What is left lies beside the one that serves until a later start removes it.
/// </summary>
internal sealed class GenerationCleanup(IReadModelStore store, ILogger log)
{
    /// <summary>Keeps what it holds.</summary>
    public async Task Close(IReadModelGeneration generation)
    {
        if (!await Try("keeping what was applied last", async () => await generation.DisposeAsync())) await Abandon(generation);
    }

    /// <summary>Keeps nothing that it has not kept yet, and lets go of it.</summary>
    public Task Abandon(IReadModelGeneration generation) => Try("letting go of a generation", async () => await generation.Abandon());

    /// <summary>Removes one that never served.</summary>
    public async Task Discard(IReadModelGeneration generation)
    {
        await Abandon(generation);
        await Try("deleting what was given up", generation.Delete);
    }

    public Task DeleteOthers(CancellationToken cancellation) => Try("deleting what was replaced", () => store.DeleteOthers(cancellation), cancellation);

    /// <summary>As above, unless another process has the read model open.</summary>
    /// <exception cref="IOException">Another process rebuilds the read model: it must not be followed any more.</exception>
    public async Task DeleteOthersWhenAlone(CancellationToken cancellation)
    {
        var others = false;
        await Try("looking for what was replaced", async () => others = await store.HasOthers(cancellation), cancellation);
        if (!others) return;
        try
        {
            if (store.Lock.TryExclude()) await DeleteOthers(cancellation);
        }
        finally
        {
            store.Lock.Share();
        }
    }

    private async Task<bool> Try(string what, Func<Task> step, CancellationToken cancellation = default)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception fault)
        {
            if (!cancellation.IsCancellationRequested)
                log.LogWarning(fault, "The projection {Projection} goes on, although {Step} failed: {Reason}", store.Name, what, fault.Message);
            return false;
        }
    }
}
