namespace PartnerGraph.Api.GraphQL.Transport.Channels;

/// <summary>Calls when a token has ended, whatever the machine's clock does meanwhile.</summary>
internal sealed class TokensEnd : IDisposable
{
    // Timers know no years.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly DateTimeOffset _end;
    private readonly TimeProvider _time;
    private readonly Action _ended;
    private readonly ITimer _timer;

    public TokensEnd(DateTimeOffset end, TimeProvider time, Action ended)
    {
        (_end, _time, _ended) = (end, time, ended);
        _timer = time.CreateTimer(static self => ((TokensEnd)self!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Left(), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_time.GetUtcNow() >= _end) _ended();
        else _timer.Change(Left(), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Left()
    {
        var left = _end - _time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left > Longest ? Longest : left;
    }
}
