using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>Keeps the copy at the end of the log. A connection that is lost is taken up again after the last event that was taken over.</summary>
internal sealed class LogFollower : IAsyncDisposable
{
    private readonly ClusterLog _log;
    private readonly LocalCopy _copy;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _loop;

    public LogFollower(ClusterLog log, LocalCopy copy)
    {
        (_log, _copy) = (log, copy);
        _loop = Task.Run(Run);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task Run()
    {
        var (backoff, reached) = (new Backoff(), 0L);
        while (!_ending.IsCancellationRequested)
        {
            var before = 0L;
            try
            {
                before = await _copy.Head();
                await _log.Compare(_copy, _ending.Token);
                await _log.Follow(_copy, _ending.Token);
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                if (EventStoreDbFaults.Told(failure) is StoreDamagedException damage)
                {
                    _copy.Condemn(damage);
                    return;
                }
            }

            // Whatever it was, there is nothing else to do than to ask again; callers are told by their own calls.
            if (before > reached) backoff.Reset();
            reached = before;
            await Task.Delay(backoff.Next(), _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
