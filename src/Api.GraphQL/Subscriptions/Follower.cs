using PartnerGraph.Write.EventStore.Types;
using PartnerGraph.Write.EventStore.Waiting;

namespace PartnerGraph.Api.GraphQL.Subscriptions;

/// <summary>
/// One subscription's way through the log. While its client keeps up, it is handed what the process reads for all; one that falls behind reads on by
/// itself from where it stands, so that nobody waits for it and nothing is kept for it.
/// </summary>
internal abstract class Follower(EventFeed feed, Topic topic, Subscribing subscribing, long? after, Func<Recorded, bool>? wanted) : IThreadPoolWorkItem, IDisposable
{
    private const int PageSize = 256, MostWaiting = 16;

    private readonly Lock gate = new();
    private Queue<FedEvent>? waiting;
    private long position = -1;
    private bool working = true;
    private bool behind = true;
    private bool ended;
    private bool telling;
    private Exception? refusal;

    public Topic Topic => topic;

    /// <summary>Where it is found among the others; belongs to <see cref="Audience"/>.</summary>
    public Route Route { get; set; }

    public void Begin() => Interleaving.Queue(this);

    public void Execute() => _ = Work();

    /// <summary>Takes the next event, or lets it be read later when too many wait. Never waits itself.</summary>
    public void Offer(FedEvent fed)
    {
        lock (gate)
        {
            if (ended || behind || fed.Position <= position) return;
            if (waiting?.Count >= MostWaiting) (behind, waiting) = (true, null);
            else (waiting ??= new()).Enqueue(fed);
            if (working) return;
            working = true;
        }

        Begin();
    }

    /// <summary>Ends with a fault that its client is told as the last thing: what it is being told at that moment comes first.</summary>
    public void Fail(Exception fault)
    {
        lock (gate)
        {
            if (ended) return;
            (ended, waiting) = (true, null);
            if (telling) refusal = fault;
        }

        feed.Live.Leave(this);
        if (refusal is null) Refuse(fault);
    }

    public void Dispose()
    {
        lock (gate) (ended, waiting) = (true, null);
        feed.Live.Leave(this);
    }

    protected abstract void Tell(FedEvent fed);

    protected abstract void Refuse(Exception fault);

    private async Task Work()
    {
        try
        {
            if (position < 0) await Start();
            while (true)
            {
                if (IsBehind) await CatchUp();
                else if (Next() is { } fed) await Handle(fed);
                else return;
            }
        }
        catch (Exception) when (ended || subscribing.Ended.IsCancellationRequested)
        {
            Dispose();
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private async Task Start()
    {
        var head = await feed.Store.Head(subscribing.Ended);
        // Behind the end nothing would ever come, and nobody would learn why.
        if (after > head) throw new CursorException();
        Volatile.Write(ref position, after ?? head);
        subscribing.Progress?.Follow(Reached);
        if (position == head) await Join();
    }

    private async Task CatchUp()
    {
        feed.Live.Leave(this);
        string[] names = [.. topic.Events.SelectMany(feed.Types.StoredNamesOf)];
        for (var joined = false; !joined;)
        {
            var page = await feed.Store.ReadAll(position, PageSize, names, subscribing.Ended);
            foreach (var stored in page.Events) await Handle(topic.Of(feed.Types.Decode(stored)));
            Volatile.Write(ref position, page.ScannedTo);
            subscribing.Progress?.Advanced();
            joined = ended || (page.AtHead && await Join());
        }
    }

    private async Task<bool> Join()
    {
        var route = await feed.Rights.RouteOf(subscribing, position, subscribing.Ended);
        // Before it joins: from then on it is offered what comes.
        lock (gate) behind = false;
        if (feed.Live.Join(this, route, position))
        {
            if (ended) feed.Live.Leave(this);
            return true;
        }

        lock (gate) behind = true;
        return false;
    }

    private async ValueTask Handle(FedEvent fed)
    {
        if (wanted?.Invoke(fed.Recorded) ?? true)
        {
            if (subscribing.Pace is { } pace) await pace.Enter(subscribing.Ended);
            // Asked last, so that nothing is told to whoever lost its rights while its client was slow.
            if (ended || !await feed.Rights.Sees(subscribing, fed, subscribing.Ended) || !TellUnlessEnded(fed)) subscribing.Pace?.Leave();
        }

        Volatile.Write(ref position, fed.Position);
    }

    /// <summary>Somebody may have ended it while its rights were asked for: a client that came back with its cursor would be told twice.</summary>
    private bool TellUnlessEnded(FedEvent fed)
    {
        lock (gate)
        {
            if (ended) return false;
            telling = true;
        }

        if (subscribing.Progress is { TellsEach: true } progress) progress.Handing(Cursor.Of(fed.Position));
        Tell(fed);
        lock (gate) telling = false;
        if (refusal is { } fault) Refuse(fault);
        return true;
    }

    private bool IsBehind
    {
        get
        {
            lock (gate) return behind && !ended;
        }
    }

    private FedEvent? Next()
    {
        lock (gate)
        {
            if (waiting is { Count: > 0 } queue) return queue.Dequeue();
            (working, waiting) = (false, null);
            return null;
        }
    }

    /// <summary>Up to where everything has been handed on, or was for somebody else.</summary>
    private string Reached()
    {
        // In this order: whatever is before it has been offered.
        var handed = feed.Live.HandedTo;
        lock (gate) return Cursor.Of(working || behind ? Volatile.Read(ref position) : Math.Max(position, handed));
    }
}

internal sealed class Follower<TNotice>(
    EventFeed feed, Topic topic, Subscribing subscribing, long? after, Func<Recorded, bool>? wanted, IObserver<TNotice> observer)
    : Follower(feed, topic, subscribing, after, wanted)
{
    protected override void Tell(FedEvent fed) => observer.OnNext(((FedEvent<TNotice>)fed).Notice);

    protected override void Refuse(Exception fault) => observer.OnError(fault);
}
