using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;
using PartnerGraph.Read.Projections.Tests.Runtime;

namespace PartnerGraph.Read.Projections.Tests.Interleavings;

/// <summary>A read model in memory whose calls let others go on.</summary>
internal sealed class TurnStore(SeededScheduler scheduler, string directory, string name, IReadOnlyCollection<Type> events) : IReadModelStore
{
    private readonly List<TurnGeneration> generations = [];
    private int made;

    public string Name => name;

    public bool IsReaction => false;

    public IReadOnlyCollection<Type> Events => events;

    public string Fingerprint => "turns";

    public IReadModelLock Lock { get; } = new ReadModelLock(Path.Combine(directory, $"{name}.lock"));

    /// <summary>Whether its commits fail now and then.</summary>
    public bool MayFail { get; init; }

    public TurnGeneration? Serving { get; private set; }

    public bool IsPassing(Exception fault) => fault is AwayException;

    public Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IReadModelGeneration>>([.. generations.Reverse<TurnGeneration>()]);

    public Task<IReadModelGeneration> Next(CancellationToken cancellation)
    {
        var next = new TurnGeneration(this, scheduler, $"{++made:D4}");
        generations.Add(next);
        return Task.FromResult<IReadModelGeneration>(next);
    }

    public async Task Use(IReadModelGeneration generation, CancellationToken cancellation)
    {
        await scheduler.Dawdle(2);
        Serving = (TurnGeneration)generation;
    }

    public Task<bool> HasOthers(CancellationToken cancellation) => Task.FromResult(generations.Count > 1);

    public Task DeleteOthers(CancellationToken cancellation)
    {
        generations.RemoveAll(generation => generation != Serving);
        return Task.CompletedTask;
    }

    public void Remove(TurnGeneration generation) => generations.Remove(generation);
}
