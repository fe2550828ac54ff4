using System.Collections.Concurrent;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>An event on its way to subscribers. What is the same for all of them is found out once.</summary>
internal abstract class FedEvent(Recorded recorded, Concern concern)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> once = new(StringComparer.Ordinal);

    public Recorded Recorded => recorded;

    public Concern Concern => concern;

    public long Position => recorded.Position;

    /// <summary>What is told of it.</summary>
    public abstract object Told { get; }

    /// <summary>Does something for the first who asks; the others get the same.</summary>
    public Task Once(string what, Func<string, Task> act) => once.GetOrAdd(what, static (what, act) => new(() => act(what)), act).Value;
}

internal sealed class FedEvent<TNotice>(Recorded recorded, Concern concern, Func<Recorded, TNotice> notice) : FedEvent(recorded, concern)
{
    private readonly Lazy<TNotice> made = new(() => notice(recorded));

    public TNotice Notice => made.Value;

    public override object Told => Notice!;
}
