using System.Collections.Concurrent;

namespace PartnerGraph.Read.Projections.Runtime.Reading;

/// <summary>Keeps what was found out for as long as nothing has changed that it was found out from, at most so many entries.</summary>
/// <typeparam name="TStamp">Differs as soon as anything may have changed. Taken before what it stands for is read.</typeparam>
public sealed class StampedCache<TStamp, TKey, TValue>(int capacity)
    where TStamp : IEquatable<TStamp>
    where TKey : notnull
{
    private volatile Kept kept = new(default);

    public bool TryGet(TStamp stamp, TKey key, out TValue? value)
    {
        var now = kept;
        value = default;
        return stamp.Equals(now.Stamp) && now.Entries.TryGetValue(key, out value);
    }

    /// <summary>Keeps a value until the stamp differs. One that is full begins anew: what is asked for often is there again at once.</summary>
    public void Add(TStamp stamp, TKey key, TValue value)
    {
        var now = kept;
        if (!stamp.Equals(now.Stamp) || now.Entries.Count >= capacity) kept = now = new(stamp);
        now.Entries[key] = value;
    }

    /// <summary>What is kept, or what is kept from now on.</summary>
    public TValue GetOrAdd(TStamp stamp, TKey key, Func<TValue> find)
    {
        var now = kept;
        if (stamp.Equals(now.Stamp) && now.Entries.TryGetValue(key, out var value)) return value;
        if (!stamp.Equals(now.Stamp) || now.Entries.Count >= capacity) now = Begin(now, stamp);
        return now.Entries.GetOrAdd(key, _ => find());
    }

    // One of those who find that the stamp differs begins anew, and the others go on with what it began.
    private Kept Begin(Kept before, TStamp stamp)
    {
        var begun = new Kept(stamp);
        var found = Interlocked.CompareExchange(ref kept, begun, before);
        return found == before ? begun : stamp.Equals(found.Stamp) ? found : begun;
    }

    private sealed record Kept(TStamp? Stamp)
    {
        public ConcurrentDictionary<TKey, TValue> Entries { get; } = new();
    }
}
