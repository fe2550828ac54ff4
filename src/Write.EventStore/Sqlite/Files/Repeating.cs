namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>Does something again and again, an interval after the last time: a clock that is moved by days owes one time, not thousands.</summary>
internal sealed class Repeating : IAsyncDisposable
{
    private readonly ITimer _timer;

    public Repeating(TimeProvider time, TimeSpan interval, Action action)
    {
        _timer = time.CreateTimer(
            _ =>
            {
                action();
                _timer!.Change(interval, Timeout.InfiniteTimeSpan);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(interval, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
