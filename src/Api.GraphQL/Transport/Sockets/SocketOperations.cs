using System.Diagnostics.CodeAnalysis;

namespace PartnerGraph.Api.GraphQL.Transport.Sockets;

/// <summary>What runs on one socket. An id is free as soon as either side has completed its operation, which may take a while to end.</summary>
internal sealed class SocketOperations
{
    private readonly Dictionary<string, SocketOperation> _byId = new(1, StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _none;
    private int _running;

    public int Count
    {
        get
        {
            lock (_gate) return _byId.Count;
        }
    }

    public bool Contains(string id)
    {
        lock (_gate) return _byId.ContainsKey(id);
    }

    public void Begin(string id, SocketOperation operation)
    {
        lock (_gate)
        {
            _byId[id] = operation;
            _running++;
        }
    }

    public bool Take(string id, [MaybeNullWhen(false)] out SocketOperation operation)
    {
        lock (_gate) return _byId.Remove(id, out operation);
    }

    /// <summary>Frees the id, unless it is another's by now.</summary>
    public void Free(string id, SocketOperation operation)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var present) && present == operation) _byId.Remove(id);
        }
    }

    public void End()
    {
        lock (_gate)
        {
            if (--_running == 0) _none?.TrySetResult();
        }
    }

    public void StopAll()
    {
        SocketOperation[] all;
        lock (_gate) all = [.. _byId.Values];
        foreach (var operation in all) operation.Stop();
    }

    /// <summary>Completes when nothing runs any more; called once, when nothing begins any more.</summary>
    public Task Ended()
    {
        lock (_gate)
        {
            if (_running == 0) return Task.CompletedTask;
            _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _none.Task;
        }
    }
}
