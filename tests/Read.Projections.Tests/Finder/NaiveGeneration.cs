using System.Collections.Concurrent;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Finder;

/// <summary>Generations that outlive the index that made them, as files do.</summary>
internal sealed class NaiveFolder
{
    private static readonly ConcurrentDictionary<string, NaiveFolder> Folders = [];

    private readonly SortedDictionary<int, NaiveGeneration> generations = [];

    public static NaiveFolder At(string place) => Folders.GetOrAdd(place, _ => new());

    public static void Remove(string place) => Folders.TryRemove(place, out _);

    public List<NaiveGeneration> NewestFirst() => [.. generations.Values.Reverse()];

    public NaiveGeneration Next()
    {
        var number = generations.Keys.LastOrDefault() + 1;
        return new($"{number:D4}", generation => generations[number] = generation, () => generations.Remove(number));
    }
}

internal sealed class NaiveGeneration(string name, Action<NaiveGeneration> made, Action deleted) : IReadModelGeneration
{
    private readonly Lock gate = new();
    private NaiveContents? contents;
    private IReadOnlyList<QuarantinedStream> quarantined = [];
    private bool isReady;

    public string Name => name;

    public LogMark? Mark { get; set; }

    public TAnswer Read<TAnswer>(Func<NaiveContents, TAnswer> read)
    {
        lock (gate) return read(contents!);
    }

    public Task<bool> IsReady(CancellationToken cancellation) => Task.FromResult(isReady);

    public Task<long> Open(bool ready, CancellationToken cancellation)
    {
        if (contents is null)
        {
            (contents, isReady) = (new(), ready);
            made(this);
        }

        return Task.FromResult(contents.Position);
    }

    public Task MarkReady(CancellationToken cancellation)
    {
        isReady = true;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation)
    {
        lock (gate) return Task.FromResult(quarantined);
    }

    public Task<CommitResult> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (contents!.Position != after) return Task.FromResult(new CommitResult(contents.Position, Applied: false));
            contents.Apply(batch, position);
            if (!quarantine.IsNothing) quarantined = [.. quarantine.All];
            return Task.FromResult(new CommitResult(contents.Position, Applied: true));
        }
    }

    public Task Delete()
    {
        deleted();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
