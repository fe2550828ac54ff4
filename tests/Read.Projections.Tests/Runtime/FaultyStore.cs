using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

/// <summary>The calls of a store that may fail.</summary>
public enum StoreCall
{
    Existing,
    Open,
    MarkReady,
    Commit,
    Use,
    Abandon,
    Close,
    Delete,
    HasOthers,
    DeleteOthers,
    Probe,
}

/// <summary>What a server says that is away for a while.</summary>
public sealed class AwayException() : Exception("The server is away.");

/// <summary>A read model in memory that fails when a test says so. It outlives the runs over it, as a server does.</summary>
public sealed class FaultyStore(string directory) : IReadModelStore
{
    private readonly List<FaultyGeneration> generations = [];

    public string Name => "demo-faulty";

    public bool IsReaction => false;

    public IReadOnlyCollection<Type> Events { get; } = [typeof(AccountOpened)];

    public string Fingerprint => "faulty";

    public IReadModelLock Lock { get; } = OtherLock(directory);

    /// <summary>Asked before each call; what it throws is the call's fault.</summary>
    public Action<StoreCall, FaultyGeneration?> Before { get; set; } = (_, _) => { };

    public FaultyGeneration? Serving { get; private set; }

    /// <summary>Those that are not deleted, oldest first.</summary>
    public IReadOnlyList<string> Kept
    {
        get
        {
            lock (generations) return [.. generations.Select(generation => generation.Name)];
        }
    }

    /// <summary>The same lock as another process sees it.</summary>
    public static ReadModelLock OtherLock(string directory) => new(Path.Combine(directory, "faulty.lock"));

    public bool IsPassing(Exception fault) => fault is AwayException;

    public Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation)
    {
        Before(StoreCall.Existing, null);
        lock (generations)
        {
            // As files are, what broke is opened anew.
            for (var index = 0; index < generations.Count; index++)
                if (generations[index].Fault!.IsCompleted) generations[index] = generations[index].Again();
            return Task.FromResult<IReadOnlyList<IReadModelGeneration>>([.. generations.Reverse<FaultyGeneration>()]);
        }
    }

    public Task<IReadModelGeneration> Next(CancellationToken cancellation)
    {
        lock (generations)
        {
            var generation = new FaultyGeneration(this, $"{generations.Count + 1:D4}");
            generations.Add(generation);
            return Task.FromResult<IReadModelGeneration>(generation);
        }
    }

    public Task Use(IReadModelGeneration generation, CancellationToken cancellation)
    {
        Before(StoreCall.Use, (FaultyGeneration)generation);
        Serving = (FaultyGeneration)generation;
        return Task.CompletedTask;
    }

    public Task<bool> HasOthers(CancellationToken cancellation)
    {
        Before(StoreCall.HasOthers, null);
        return Task.FromResult(Kept.Count > 1);
    }

    public Task DeleteOthers(CancellationToken cancellation)
    {
        Before(StoreCall.DeleteOthers, null);
        lock (generations) generations.RemoveAll(generation => generation != Serving);
        return Task.CompletedTask;
    }

    public Task Probe(CancellationToken cancellation)
    {
        Before(StoreCall.Probe, Serving);
        return Task.CompletedTask;
    }

    public void Remove(FaultyGeneration generation)
    {
        lock (generations) generations.Remove(generation);
    }
}
