namespace PartnerGraph.Api.GraphQL.Transport.Turns;

/// <summary>Lets a number of operations run, and a number wait in the order in which they came; more are refused.</summary>
internal sealed class Gate(int running, int waiting)
{
    private readonly LinkedList<TaskCompletionSource> _queue = new();
    private readonly Lock _lock = new();
    private int _running;

    /// <summary>Whether nobody runs or waits, so that the gate may be forgotten. It then admits nobody any more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>A place in the queue; completed at once where there is room. Null when nobody more may wait, or when the gate is closed.</summary>
    public LinkedListNode<TaskCompletionSource>? Enter()
    {
        lock (_lock)
        {
            if (IsClosed || (_running >= running && _queue.Count >= waiting)) return null;
            var place = new LinkedListNode<TaskCompletionSource>(new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_running < running) Run(place.Value);
            else _queue.AddLast(place);
            return place;
        }
    }

    /// <summary>Ends what ran, or gives up a place in the queue.</summary>
    public void Leave(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_lock)
        {
            if (place.List is not null) _queue.Remove(place);
            else _running--;
            while (_running < running && _queue.First is { } next)
            {
                _queue.RemoveFirst();
                Run(next.Value);
            }

            IsClosed = _running == 0 && _queue.Count == 0;
        }
    }

    private void Run(TaskCompletionSource turn)
    {
        _running++;
        turn.SetResult();
    }
}
