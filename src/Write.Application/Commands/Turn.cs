namespace PartnerGraph.Write.Application.Commands;

/// <summary>
/// A command's way through contention. It begins without waiting for anybody; once another writer was faster, it queues for
/// the streams it lost, so that within a process everybody gets a turn. What still comes in between belongs to another process.
/// </summary>
internal sealed class Turn(StreamQueues queues, Contention contention) : IDisposable
{
    private readonly SortedSet<string> streams = new(StringComparer.Ordinal);
    private int held;
    private int lost;
    private long? since;

    /// <summary>Queues behind those who want a stream already; one that nobody wants costs nothing.</summary>
    public Task JoinIfBusy(string stream, CancellationToken cancellation)
    {
        if (!queues.IsBusy(stream)) return Task.CompletedTask;
        streams.Add(stream);
        return Enter(cancellation);
    }

    /// <summary>To be called after losing a stream; returns when it is worth another try, and false when the patience is at its end.</summary>
    public async Task<bool> Lost(string stream, CancellationToken cancellation)
    {
        since ??= contention.Clock.GetTimestamp();
        if (contention.Clock.GetElapsedTime(since.Value) >= contention.Patience) return false;
        if (streams.Contains(stream))
        {
            await Task.Delay(contention.Pause(++lost), contention.Clock, cancellation);
            return true;
        }

        // All are taken anew in one order, or two commands could wait for each other.
        Leave();
        streams.Add(stream);
        await Enter(cancellation);
        return true;
    }

    public void Dispose() => Leave();

    private async Task Enter(CancellationToken cancellation)
    {
        foreach (var stream in streams)
        {
            await queues.Enter(stream, cancellation);
            held++;
        }
    }

    private void Leave()
    {
        foreach (var stream in streams.Take(held)) queues.Leave(stream);
        held = 0;
    }
}
