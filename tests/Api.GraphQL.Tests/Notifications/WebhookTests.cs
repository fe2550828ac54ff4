using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Api.GraphQL.Tests.Customers;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>From an event in the log to a receiver that checks who sent it.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly List<WebhookServer> servers = [];
    private Receiver receiver = null!;

    public async Task InitializeAsync() => receiver = await Receiver.Start();

    public async Task DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_receiver_is_told_what_the_subscription_tells_and_can_check_it()
    {
        var server = await Started(new WebhookServer());
        await server.Register("p");
        var (_, secret) = await server.Hook("p", receiver.Address);
        using var subscriber = await Subscriber.Start(server, server.Administrator("p"),
            $$"""{ paymentReminderSent(after: "{{Cursor.Of(0)}}") { cursor partnerId level month channel recipientId used total sentAt } }""");
        await server.Happens("p", "one");

        var told = await receiver.Next();
        await server.Told(1);

        Assert.Equal(told.SignatureBy(secret), told.Signature);
        Assert.Equal($"{server.Clock.GetUtcNow().ToUnixTimeSeconds()}", told.Timestamp);
        Assert.Equal("paymentReminderSent", told.Json["type"]!.GetValue<string>());
        Assert.Equal((await subscriber.Next()).ToJsonString(), told.Json["data"]!.ToJsonString());
        Assert.Equal("1100.00000000", told.Json["data"]!["total"]!.GetValue<string>());
        Assert.Equal("""[{"topic":"PAYMENT_REMINDER_SENT","state":"DELIVERED","attempts":1,"fault":null,"code":null}]""", await server.Deliveries("p"));
    }

    [Fact]
    public async Task What_happened_later_to_one_entity_waits_for_what_happened_before_and_no_other_entity_does()
    {
        var clock = new TellingClock();
        var server = await Started(new WebhookServer { Clock = clock });
        await server.Register("p");
        await server.Hook("p", receiver.Address);
        receiver.Answer = told => told.Body.Contains("\"recipientId\":\"account\"", StringComparison.Ordinal) && receiver.All.Count == 1 ? 503 : 204;
        await server.Happens("p", "first");
        await server.Told(1);
        await server.Happens("p", "second");
        await server.Happens("p", "other", "another-stream");
        await server.Told(2);
        Assert.Equal(["WAITING", "WAITING", "DELIVERED"], await States(server));
        await clock.Waits(TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        await server.Told(4);
        Assert.Equal(["DELIVERED", "DELIVERED", "DELIVERED"], await States(server));
        var ids = receiver.All.Select(told => told.Id).ToList();
        // The first one again, with its id, before the second one.
        Assert.Equal((4, ids[0]), (ids.Count, ids[2]));
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_takes_nothing_for_a_day_is_switched_off_with_a_notice_and_told_again_by_a_replay()
    {
        var clock = new TellingClock();
        var server = await Started(new WebhookServer { Clock = clock });
        await server.Register("p");
        var (id, _) = await server.Hook("p", receiver.Address);
        receiver.Answer = _ => 500;
        await server.Happens("p", "one");
        // Twelve pauses lie within 24 hours: 1215 minutes; the thirteenth attempt is the last.
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240 })
        {
            await clock.Waits(TimeSpan.FromMinutes(minutes));
            clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        await server.Told(13);
        while ((await server.Data("{ webhooks { enabled } }", server.Administrator("p")))["webhooks"]![0]!["enabled"]!.GetValue<bool>()) await server.Settle();
        Assert.Equal("""[{"topic":"PAYMENT_REMINDER_SENT","state":"FAILED","attempts":13,"fault":"BUSY","code":500}]""", await server.Deliveries("p"));
        await server.Settle();
        Assert.Equal("""{"webhooks":[{"fault":"BUSY","code":500}]}""", (await server.Data("{ webhooks { fault code } }", server.Administrator("p"))).ToJsonString());
        Assert.Contains("WEBHOOK_DISABLED", (await server.Data("{ messageDeliveries { nodes { subject recipientId } } }", server.Administrator("p"))).ToJsonString(), StringComparison.Ordinal);

        receiver.Answer = _ => 204;
        Assert.Equal(["WEBHOOK_DISABLED"], (await server.Do("replayWebhook", "p", new { webhookId = id, after = Cursor.Of(0) }, "position")).Codes());
        Assert.Empty((await server.Do("updateWebhook", "p", new { webhookId = id, enabled = true }, "webhook { enabled fault }")).Codes());
        Assert.Empty((await server.Do("replayWebhook", "p", new { webhookId = id, after = Cursor.Of(0) }, "position")).Codes());
        await server.Told(14);
        Assert.Single(receiver.All.Select(told => told.Id).Distinct());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_switched_off_at_once()
    {
        var server = await Started(new WebhookServer());
        await server.Register("p");
        await server.Hook("p", receiver.Address);
        receiver.Answer = _ => 410;
        await server.Happens("p", "one");
        await server.Told(1);
        while ((await server.Data("{ webhooks { enabled } }", server.Administrator("p")))["webhooks"]![0]!["enabled"]!.GetValue<bool>()) await server.Settle();
        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task A_replay_tells_what_happened_before_there_was_a_webhook_and_a_cursor_where_it_begins()
    {
        var server = await Started(new WebhookServer());
        await server.Register("p");
        await server.Happens("p", "one");
        var between = await server.Services.GetRequiredService<IEventStore>().Head();
        await server.Happens("p", "two");
        var (id, _) = await server.Hook("p", receiver.Address);
        await server.Do("replayWebhook", "p", new { webhookId = id, after = Cursor.Of(between) }, "position");
        await server.Told(1);
        var second = Assert.Single(receiver.All).Id;
        await server.Do("replayWebhook", "p", new { webhookId = id, after = Cursor.Of(0) }, "position");
        await server.Told(3);
        Assert.Equal(second, receiver.All.Last().Id);
        Assert.Equal(2, receiver.All.Select(told => told.Id).Distinct().Count());
        Assert.Equal("BAD_USER_INPUT", await server.ErrorCode(
            "mutation($input: ReplayWebhookInput!) { replayWebhook(input: $input) { position } }", server.Administrator("p"), new { input = new { webhookId = id, after = Cursor.Of(1_000_000) } }));
    }

    [Fact]
    public async Task Nothing_is_sent_to_this_machine_unless_allowed_and_no_redirection_is_followed()
    {
        var strict = await Started(new WebhookServer { AllowsPrivateAddresses = false });
        await strict.Register("p");
        Assert.Equal(["WEBHOOK_URL_NOT_ALLOWED"], (await strict.Do("createWebhook", "p", new { url = receiver.Address, topics = new[] { "BILL_PUBLISHED" } }, "position")).Codes());
        foreach (var host in new[] { "localhost", "127.0.0.1", "[::1]" })
            await strict.Hook("p", $"https://{host}:{new Uri(receiver.Address).Port}/");
        await strict.Happens("p", "one");
        await strict.Told(3);
        Assert.Equal(3, (await strict.Deliveries("p")).Split("\"fault\":\"FORBIDDEN_ADDRESS\"").Length - 1);
        Assert.Empty(receiver.All);

        var server = await Started(new WebhookServer());
        await server.Register("p");
        await server.Hook("p", receiver.Address);
        receiver.Answer = _ => 307;
        await server.Happens("p", "one");
        await server.Told(1);
        Assert.Equal("/", Assert.Single(receiver.All).Path);
        Assert.Equal("""[{"topic":"PAYMENT_REMINDER_SENT","state":"WAITING","attempts":1,"fault":"REFUSED","code":307}]""", await server.Deliveries("p"));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Another_partners_webhook_looks_like_none_and_is_told_nothing_of_this_one()
    {
        var server = await Started(new WebhookServer());
        await server.Register("p");
        await server.Register("q");
        var (id, _) = await server.Hook("p", receiver.Address);
        foreach (var webhookId in new[] { id, "absent" })
        {
            foreach (var (mutation, input) in new (string, object)[] { ("testWebhook", new { webhookId }), ("updateWebhook", new { webhookId, enabled = false }), ("rotateWebhookSecret", new { webhookId }), ("replayWebhook", new { webhookId, after = Cursor.Of(0) }) })
                Assert.Equal("""{"position":"0","errors":[{"code":"WEBHOOK_NOT_FOUND","path":["webhookId"]}]}""", (await server.Do(mutation, "q", input, "position")).ToJsonString());
            Assert.Null((await server.Do("deleteWebhook", "q", new { webhookId }, "deletedWebhookId"))["deletedWebhookId"]);
        }

        await server.Happens("q", "one");
        await server.Do("testWebhook", "p", new { webhookId = id }, "position");
        await server.Told(1);
        Assert.Equal("test", Assert.Single(receiver.All).Json["type"]!.GetValue<string>());
        Assert.Equal("""{"webhooks":[],"webhookDeliveries":{"totalCount":0}}""", (await server.Data("{ webhooks { webhookId } webhookDeliveries { totalCount } }", server.Administrator("q"))).ToJsonString());
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_by_a_repetition_and_lies_nowhere_and_the_one_before_signs_for_a_day()
    {
        var server = await Started(new WebhookServer());
        await server.Register("p");
        var own = "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes("twenty-four bytes of own"));
        var (id, first) = await server.Hook("p", receiver.Address, own, "key");
        Assert.Equal(own, first);
        Assert.Equal((id, own), await server.Hook("p", receiver.Address, own, "key"));
        Assert.Equal(["WEBHOOK_SECRET_NOT_ALLOWED"], (await server.Do(
            "createWebhook", "p", new { url = receiver.Address, topics = new[] { "BILL_PUBLISHED" }, secret = "whsec_" + Convert.ToBase64String(new byte[23]) }, "position")).Codes());
        var second = (await server.Do("rotateWebhookSecret", "p", new { webhookId = id }, "secret"))["secret"]!.GetValue<string>();
        Assert.NotEqual(first, second);

        server.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await server.Do("testWebhook", "p", new { webhookId = id }, "position");
        var both = await receiver.Next();
        Assert.Equal($"{both.SignatureBy(second)} {both.SignatureBy(first)}", both.Signature);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await server.Do("testWebhook", "p", new { webhookId = id }, "position");
        var one = await receiver.Next();
        Assert.Equal(one.SignatureBy(second), one.Signature);

        var log = new StringBuilder();
        foreach (var stored in (await server.Services.GetRequiredService<IEventStore>().ReadAll(0, 1_000)).Events) log.Append(Encoding.UTF8.GetString(stored.Data.Span));
        Assert.DoesNotContain("whsec_", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(own["whsec_".Length..], log.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string[]> States(WebhookServer server) => [.. (await server.Data(
        "{ webhookDeliveries(orderBy: EARLIEST_FIRST) { nodes { state } } }", server.Administrator("p")))["webhookDeliveries"]!["nodes"]!.AsArray().Select(node => node!["state"]!.GetValue<string>())];

    private async Task<WebhookServer> Started(WebhookServer server)
    {
        servers.Add(server);
        await server.InitializeAsync();
        return server;
    }
}
