using System.Text.Json;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.EventStore.Contract.Interleavings;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.Transport.Tests.Interleavings;

/// <summary>
/// Subscribers follow the feed from cursors of their own, slow ones among them, and leave and come back, while events are appended and reading the log fails
/// now and then. In the end each has been told what concerns it since its cursor, in order and once.
/// </summary>
internal static class FeedScenario
{
    private static readonly EventTypeRegistry Types = new([typeof(BellRung), typeof(MemberCreated)], []);

    public static Task Run(SeededScheduler scheduler) => Run(scheduler, static (log, _) => log);

    public static async Task Run(SeededScheduler scheduler, Func<IEventStore, SeededScheduler, IEventStore> between)
    {
        var log = new MemoryLog(scheduler);
        var store = between(log, scheduler);
        var topic = new Topic<object>([typeof(BellRung)], recorded => new(((BellRung)recorded.Event).PartnerId), recorded => recorded.Position);
        using var live = new LiveEvents(store, Types, [topic]);
        var feed = new EventFeed(store, Types, live, new RightsOfAll(scheduler));
        List<Listener> listeners = [];
        await Task.WhenAll(Append(3), Append(30), Join("p"), Join("p"), Join("q"), Join(null), Join(null));
        await scheduler.Quiet();
        foreach (var listener in listeners)
            Assert.Equal(
                log.Events.Where(stored => stored.Position > listener.After && (listener.Partner is null || listener.Partner == PartnerOf(stored))).Select(stored => stored.Position),
                listener.Seen);
        Assert.Equal(listeners.Count, live.Followers);
        foreach (var listener in listeners) await listener.Leave();
        await scheduler.Quiet();
        Assert.Equal(0, live.Followers);
        foreach (var listener in listeners) listener.Dispose();

        async Task Append(int most)
        {
            for (var left = 1 + scheduler.Next(most); left > 0; left--)
            {
                if (most < 10) await scheduler.Dawdle(30);
                await log.Append("bell", ExpectedVersion.Any, [new(Guid.NewGuid(), Types.NameOf<BellRung>(), EventTypeRegistry.Serialize(new BellRung(scheduler.OnceIn(2) ? "p" : "q")), Metadata)]);
            }
        }

        async Task Join(string? partner)
        {
            await scheduler.Dawdle(40);
            var listener = new Listener(scheduler, feed, topic, partner, scheduler.Next(log.Events.Count + 1));
            listeners.Add(listener);
            listener.Subscribe();
            for (var left = scheduler.Next(3); left > 0; left--) await listener.Again();
        }
    }

    private static byte[] Metadata { get; } = JsonSerializer.SerializeToUtf8Bytes(new EventMetadata(DateTimeOffset.UnixEpoch, "tester", "test"), EventJson.Options);

    private static string PartnerOf(StoredEvent stored) => ((BellRung)Types.Decode(stored).Event).PartnerId;
}
