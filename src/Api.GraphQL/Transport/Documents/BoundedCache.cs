using System.Diagnostics.CodeAnalysis;

namespace PartnerGraph.Api.GraphQL.Transport.Documents;

/// <summary>Keeps the most recently used texts within a number of characters; what was not used longest goes first.</summary>
public sealed class BoundedCache<TValue>(long capacity)
{
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private readonly Lock _gate = new();
    private long _weight;

    public int Count
    {
        get
        {
            lock (_gate) return _byKey.Count;
        }
    }

    public bool TryGet(string key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Set(string key, TValue value, long weight)
    {
        if (weight > capacity) return;
        lock (_gate)
        {
            if (_byKey.Remove(key, out var old)) Drop(old);
            _byKey[key] = _byUse.AddFirst(new Entry(key, value, weight));
            _weight += weight;
            while (_weight > capacity)
            {
                _byKey.Remove(_byUse.Last!.Value.Key);
                Drop(_byUse.Last);
            }
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _weight -= node.Value.Weight;
    }

    private readonly record struct Entry(string Key, TValue Value, long Weight);
}
