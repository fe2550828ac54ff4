namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>
/// Visits each of many once in an interval, by one timer for all of them: a timer each would keep a processor busy with waking up. It does not run while
/// there is nobody.
/// </summary>
internal sealed class Rounds<T> : IDisposable where T : class
{
    private const int Groups = 16;

    private readonly HashSet<T>[] _groups = [.. Enumerable.Range(0, Groups).Select(_ => new HashSet<T>())];
    private readonly Action<T> _visit;
    private readonly TimeSpan _pause;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private int _at;
    private int _count;

    public Rounds(TimeSpan interval, TimeProvider time, Action<T> visit)
    {
        (_visit, _pause) = (visit, interval > TimeSpan.Zero ? interval / Groups : Timeout.InfiniteTimeSpan);
        _timer = time.CreateTimer(static self => ((Rounds<T>)self!).Next(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It is visited for the first time an interval from now. What is returned ends that.</summary>
    public IDisposable Add(T visited)
    {
        lock (_gate)
        {
            var group = _groups[_at];
            group.Add(visited);
            if (_count++ == 0) _timer.Change(_pause, _pause);
            return new Place(this, group, visited);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Next()
    {
        T[] group;
        lock (_gate)
        {
            _at = (_at + 1) % Groups;
            group = [.. _groups[_at]];
        }

        foreach (var visited in group) _visit(visited);
    }

    private sealed class Place(Rounds<T> rounds, HashSet<T> group, T visited) : IDisposable
    {
        public void Dispose()
        {
            lock (rounds._gate)
            {
                if (group.Remove(visited) && --rounds._count == 0) rounds._timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
