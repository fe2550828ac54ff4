using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace PartnerGraph.Write.Application.Commands.Folding;

/// <summary>
/// Streams as they were last folded. A command reads on from there, so that the ten-thousandth on an aggregate costs what the first did.
/// What is kept may be behind the store; whoever decides by it is held to its version, as by a stream that was read from its beginning.
/// </summary>
/// <param name="events">So many events, of all streams together, the longest unused streams are given up for.</param>
[SuppressMessage("Design", "CA1001", Justification = "The cache holds memory alone, which ends with it.")]
internal sealed class KeptFolds(int events = 500_000)
{
    // A shorter stream is read from its beginning by the same one command of SQL.
    private const int Shortest = 16;

    private readonly MemoryCache streams = new(new MemoryCacheOptions { SizeLimit = events });

    public FoldedStream<TState>? Find<TState>(string stream) => streams.Get(stream) as FoldedStream<TState>;

    public void Keep<TState>(string stream, FoldedStream<TState> fold)
    {
        if (fold.Version + 1 >= Shortest) streams.Set(stream, fold, new MemoryCacheEntryOptions { Size = fold.Version + 1 });
    }

    /// <summary>For a stream that turned out to be another than what was kept.</summary>
    public void Forget(string stream) => streams.Remove(stream);
}

/// <param name="Ids">Of its events, and perhaps of later ones: by them a command is known that was carried out before.</param>
internal sealed record FoldedStream<TState>(TState State, long Version, long ClientVersion, long Position, EventIdSet Ids);

/// <summary>Grows with a stream, whoever reads it.</summary>
internal sealed class EventIdSet
{
    private readonly HashSet<Guid> ids = [];

    public void Add(Guid id)
    {
        lock (ids) ids.Add(id);
    }

    public bool Contains(Guid id)
    {
        lock (ids) return ids.Contains(id);
    }
}
