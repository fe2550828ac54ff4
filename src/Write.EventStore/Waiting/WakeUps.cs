
namespace PartnerGraph.Write.EventStore.Waiting;

/// <summary>
/// Who waits for events of which types. A waiter registers before it looks into the store, and commits announce themselves
/// after they are visible, so a commit is either seen by the look or wakes the waiter.
/// </summary>
internal sealed class WakeUps
{
    private readonly Lock _gate = new();
    private readonly HashSet<Waiter> _waiters = [];
    private long _announced;

    public bool HasWaiters
    {
        get
        {
            lock (_gate) return _waiters.Count > 0;
        }
    }

    /// <summary>Every event up to this position has been announced, or was there before anyone waited.</summary>
    public long Announced
    {
        get
        {
            lock (_gate) return _announced;
        }
    }

    public Waiter Register(IReadOnlyCollection<string>? types)
    {
        var waiter = new Waiter(this, types);
        lock (_gate) _waiters.Add(waiter);
        return waiter;
    }

    /// <summary>This process appended the positions after <paramref name="before"/> to <paramref name="last"/>.</summary>
    public void Committed(long before, long last, HashSet<string> types)
    {
        lock (_gate)
        {
            // When another process appended in between, its types are unknown here and the poll has still to announce them.
            if (_announced == before) _announced = last;
            Wake(waiter => waiter.WaitsFor(types));
        }
    }

    /// <summary>A look into the file found events of these types up to a position.</summary>
    public void Found(long last, HashSet<string> types)
    {
        lock (_gate)
        {
            _announced = Math.Max(_announced, last);
            Wake(waiter => waiter.WaitsFor(types));
        }
    }

    /// <summary>Lets everybody look again, to find out what is wrong with the store.</summary>
    public void WakeAll()
    {
        lock (_gate) Wake(_ => true);
    }

    private void Wake(Predicate<Waiter> chosen)
    {
        foreach (var waiter in _waiters)
            if (chosen(waiter)) waiter.TrySetResult();
    }

    internal sealed class Waiter(WakeUps owner, IReadOnlyCollection<string>? types)
        : TaskCompletionSource(Interleaving.Elsewhere), IDisposable
    {
        public bool WaitsFor(HashSet<string> appended) => types is null ? appended.Count > 0 : types.Any(appended.Contains);

        public void Dispose()
        {
            lock (owner._gate) owner._waiters.Remove(this);
        }
    }
}
