using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Notifications.Webhooks;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Tests.Notifications;

public sealed class WebhookReplayTests
{
    private static readonly PastEvent Replay = Notices.Hook(new WebhookReplayed("p", "w", 0, Notices.Start));

    [Fact]
    public async Task Whoever_asks_for_a_replay_again_and_again_is_told_no_more_than_once_what_waits()
    {
        await using var run = await ProjectionRun.Start(
            Directory.CreateTempSubdirectory("partnergraph-read-").FullName, EventTypeRegistry.Domain, services => services.AddProjection<WebhookProjection>());
        await run.Append([Notices.Reminder(1), Notices.Hook(new WebhookCreated("p", "w", "https://a.example/", [WebhookTopic.PaymentReminderSent], "sealed", Notices.Start)), Notices.Reminder(2)]);
        // What came before the webhook is told by the first; the later one waits already.
        await run.Append([Replay, Replay, Replay]);
        Assert.Equal(["1 Waiting", "3 Waiting"], await Deliveries(run));

        var delivered = EventIds.Of("webhook:w:message-settings-p@1").ToString("N");
        await run.Append([new($"delivery-{delivered}", new DeliveryMade(delivered, "p", 1, Notices.Start)), Replay, Replay]);
        Assert.Equal(["1 Waiting", "3 Delivered", "3 Waiting"], await Deliveries(run));
    }

    private static async Task<IEnumerable<string>> Deliveries(ProjectionRun run)
    {
        Assert.True((await run.CatchUp()).Reached);
        Assert.Empty(run.Host.Statuses.SelectMany(status => status.Quarantined));
        await using var db = run.Open<WebhookProjection>();
        return (await db.Set<WebhookDeliveryRow>().OrderBy(row => row.SourcePosition).ThenBy(row => row.Position).ToListAsync()).Select(row => $"{row.SourcePosition} {row.State}");
    }
}
