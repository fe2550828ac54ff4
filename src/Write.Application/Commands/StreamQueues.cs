namespace PartnerGraph.Write.Application.Commands;

/// <summary>Lets those who want the same stream go one after the other, in the order in which they came; others never wait.</summary>
internal sealed class StreamQueues
{
    private readonly Dictionary<string, Queue> queues = new(StringComparer.Ordinal);

    /// <summary>Whether somebody has the stream or waits for it.</summary>
    public bool IsBusy(string stream)
    {
        lock (queues) return queues.ContainsKey(stream);
    }

    /// <summary>Waits for one's turn; whoever got it must <see cref="Leave"/>.</summary>
    public async Task Enter(string stream, CancellationToken cancellation)
    {
        Queue queue;
        lock (queues)
        {
            if (!queues.TryGetValue(stream, out queue!)) queues[stream] = queue = new();
            queue.Users++;
        }

        try
        {
            await queue.Gate.WaitAsync(cancellation);
        }
        catch
        {
            Forget(stream, queue);
            throw;
        }
    }

    public void Leave(string stream)
    {
        Queue queue;
        lock (queues) queue = queues[stream];
        queue.Gate.Release();
        Forget(stream, queue);
    }

    private void Forget(string stream, Queue queue)
    {
        lock (queues)
        {
            if (--queue.Users == 0) queues.Remove(stream);
        }
    }

    private sealed class Queue
    {
        // Never disposed: it has no handle as long as nobody asks for one.
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
