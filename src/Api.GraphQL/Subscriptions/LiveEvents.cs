using System.Collections.Frozen;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>
/// The end of the log, followed once a process: an event is read and decoded once, however many subscribers there are, and offered to those alone whom it
/// may concern. Reads nothing while nothing happens.
/// </summary>
public sealed class LiveEvents : IDisposable
{
    private const int PageSize = 256;

    private readonly IEventStore store;
    private readonly EventTypeRegistry types;
    private readonly FrozenDictionary<string, Topic[]> topics;
    private readonly FrozenSet<string> memberships;
    private readonly string[] names;
    private readonly Audience audience = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private Task? reading;
    private long claimed;
    private long handed;

    public LiveEvents(IEventStore store, EventTypeRegistry types, IEnumerable<Topic> topics)
    {
        (this.store, this.types) = (store, types);
        this.topics = topics.SelectMany(topic => topic.Events, (topic, type) => (topic, type))
            .SelectMany(followed => types.StoredNamesOf(followed.type), (followed, name) => (followed.topic, name))
            .GroupBy(followed => followed.name).ToFrozenDictionary(group => group.Key, group => group.Select(followed => followed.topic).ToArray());
        memberships = types.StoredNamesOf(typeof(MemberCreated)).ToFrozenSet();
        names = [.. this.topics.Keys, .. memberships];
    }

    /// <summary>The subscriptions that are offered what comes.</summary>
    public int Followers
    {
        get
        {
            lock (gate) return audience.Count;
        }
    }

    /// <summary>Everything up to this position has been offered to those who follow.</summary>
    internal long HandedTo => Volatile.Read(ref handed);

    /// <summary>From the position on, what comes is offered to a follower. False when that begins later: it has to read what lies between.</summary>
    internal bool Join(Follower follower, Route route, long position)
    {
        lock (gate)
        {
            if (reading is null)
            {
                closing.Token.ThrowIfCancellationRequested();
                Volatile.Write(ref handed, claimed = position);
                audience.Add(follower, route);
                reading = Interleaving.Start(() => Read(position));
                return true;
            }

            if (position < claimed) return false;
            audience.Add(follower, route);
            return true;
        }
    }

    internal void Leave(Follower follower)
    {
        lock (gate) audience.Remove(follower);
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private async Task Read(long position)
    {
        var cancellation = closing.Token;
        try
        {
            while (true)
            {
                var page = await store.ReadAll(position, PageSize, names, cancellation);
                foreach (var stored in page.Events) Hand(stored);
                position = page.ScannedTo;
                lock (gate) claimed = position;
                Volatile.Write(ref handed, position);
                if (page.AtHead) await store.WaitForEvents(position, names, cancellation);
            }
        }
        catch (Exception fault)
        {
            IReadOnlyList<Follower> left;
            // Whoever comes next tries again.
            lock (gate) (left, reading) = (audience.Clear(), null);
            foreach (var follower in left)
            {
                if (cancellation.IsCancellationRequested) follower.Dispose();
                else follower.Fail(fault);
            }
        }
    }

    private void Hand(StoredEvent stored)
    {
        if (memberships.Contains(stored.Type)) Move(stored);
        foreach (var topic in topics.GetValueOrDefault(stored.Type) ?? []) Hand(topic, stored);
    }

    private void Move(StoredEvent stored)
    {
        var member = Joined(stored);
        lock (gate)
        {
            claimed = stored.Position;
            if (member is not null) audience.Move(member.Subject, member.PartnerId);
        }
    }

    private MemberCreated? Joined(StoredEvent stored)
    {
        try
        {
            return types.Decode(stored).Event as MemberCreated;
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or InvalidOperationException)
        {
            // Nobody is a member by it: the organization sets it aside, too.
            return null;
        }
    }

    private void Hand(Topic topic, StoredEvent stored)
    {
        lock (gate)
        {
            claimed = stored.Position;
            if (!audience.Follows(topic)) return;
        }

        FedEvent fed;
        try
        {
            fed = topic.Of(types.Decode(stored));
        }
        catch (Exception fault)
        {
            IReadOnlyList<Follower> all;
            lock (gate) all = audience.Of(topic);
            foreach (var follower in all) follower.Fail(fault);
            return;
        }

        IReadOnlyList<Follower> concerned;
        lock (gate) concerned = audience.Of(topic, fed.Concern);
        foreach (var follower in concerned) follower.Offer(fed);
    }
}
