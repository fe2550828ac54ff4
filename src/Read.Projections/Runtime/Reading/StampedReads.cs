namespace PartnerGraph.Read.Projections.Runtime.Reading;

/// <summary>As <see cref="StampedCache{TStamp, TKey, TValue}"/> of what is read: who asks for the same while it is read waits for that one read.</summary>
public sealed class StampedReads<TStamp, TKey, TValue>(int capacity)
    where TStamp : IEquatable<TStamp>
    where TKey : notnull
{
    private readonly StampedCache<TStamp, TKey, Lazy<Task<TValue>>> kept = new(capacity);

    /// <param name="stamp">Taken before this is asked.</param>
    /// <param name="read">Reads on behalf of all who ask. What fails is read again for the next.</param>
    public async ValueTask<TValue> Of(TStamp stamp, TKey key, Func<TKey, Task<TValue>> read, CancellationToken cancellation)
    {
        var found = kept.GetOrAdd(stamp, key, () => new(() => read(key)));
        if (found.Value is { IsCompleted: true, IsCompletedSuccessfully: false }) kept.Add(stamp, key, found = new(() => read(key)));
        return found.Value.IsCompletedSuccessfully ? found.Value.Result : await found.Value.WaitAsync(cancellation);
    }
}
