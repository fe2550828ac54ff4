using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Tests.Customers;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>From a notice in the log to a mail server and a gateway, and what is told of it.</summary>
public sealed class MessageDeliveryTests : IAsyncLifetime
{
    private MailServer mail = null!;
    private readonly List<MessageServer> servers = [];
    private SmsGateway sms = null!;

    public async Task InitializeAsync()
    {
        mail = MailServer.Start();
        sms = await SmsGateway.Start();
    }

    public async Task DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        await mail.DisposeAsync();
        await sms.DisposeAsync();
    }

    [Fact, Trait("Rule", "NOTIFY-1"), Trait("Rule", "NOTIFY-2"), Trait("Rule", "NOTIFY-3")]
    public async Task A_reminder_goes_to_the_account_and_to_whoever_was_added_on_both_ways_once()
    {
        var server = await Started(new MessageServer { Mail = mail, Sms = sms });
        await server.Register("p");
        await server.Append("message-settings", "p", new MessageRecipientAdded("p", "f", MessageType.AccountFee, "finance@acme.example", "+4967890"));
        await server.Remind("p");

        await server.Told(4);

        Assert.Equal(["finance@acme.example", "post@acme.example"], mail.Taken.Select(message => message.To.ToString()).Order(StringComparer.Ordinal));
        Assert.All(mail.Taken, message =>
        {
            Assert.Equal("Your bill of 2024-10 is overdue", message.Subject);
            Assert.Equal("noreply@cloud.example", message.From.Mailboxes.Single().Address);
            Assert.Contains("of your bill of 2024-10, 1,100.00 USD, 40.50 USD are not paid", message.TextBody, StringComparison.Ordinal);
            Assert.EndsWith("@cloud.example", message.MessageId, StringComparison.Ordinal);
            Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        });
        Assert.Equal(2, mail.Taken.Select(message => message.MessageId).Distinct().Count());
        Assert.Equal(["+4912345", "+4967890"], sms.Taken.Select(text => text.To).Order(StringComparer.Ordinal));
        Assert.All(sms.Taken, text => Assert.Equal(
            ("Partner centre: 40.50 USD of your bill of 2024-10 are overdue. Please pay what is due.", text.Id, "Bearer sms-secret"), (text.Text, text.Key, text.Token)));
        Assert.Equal(
            ["SMS account DELIVERED 1", "EMAIL account DELIVERED 1", "SMS f DELIVERED 1", "EMAIL f DELIVERED 1"], await server.States("p"));
    }

    [Fact, Trait("Rule", "NOTIFY-4")]
    public async Task Who_gets_bills_gets_no_reminder_of_arrears()
    {
        var server = await Started(new MessageServer { Mail = mail, Sms = sms });
        await server.Register("p");
        await server.Append("message-settings", "p", new MessageRecipientAdded("p", "f", MessageType.Bill, "bills@acme.example", "+4967890"));
        await server.Remind("p");
        await server.Told(2);
        Assert.Equal("post@acme.example", Assert.Single(mail.Taken).To.ToString());
        Assert.Equal("+4912345", Assert.Single(sms.Taken).To);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_recorded_and_not_tried_again()
    {
        var server = await Started(new MessageServer { Mail = mail, Sms = sms });
        await server.Register("p", "nobody@acme.example", "+4900000");
        await server.Register("q", mobile: null);
        await server.Remind("p");
        await server.Remind("q");
        await server.Told(4);
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["SMS account FAILED 1 REFUSED 422", "EMAIL account FAILED 1 REFUSED 550"], await server.States("p"));
        Assert.Equal(["SMS account FAILED 1 NO_ADDRESS", "EMAIL account DELIVERED 1"], await server.States("q"));
        var failed = await server.Data("{ messageDeliveries(filter: { state: FAILED, channel: EMAIL }) { totalCount nodes { subject code nextAttemptAt } } }", server.Administrator("p"));
        Assert.Equal("""{"messageDeliveries":{"totalCount":1,"nodes":[{"subject":"ARREARS_REMINDER","code":550,"nextAttemptAt":null}]}}""", failed.ToJsonString());
        // Another partner's messages are nobody else's.
        var foreign = await server.Data($$"""{ messageDeliveries(partnerId: "{{GlobalId.Of("Partner", "p")}}") { totalCount } }""", server.Administrator("q"));
        Assert.Equal("""{"messageDeliveries":{"totalCount":0}}""", foreign.ToJsonString());
    }

    [Fact]
    public async Task A_server_that_asks_for_patience_is_asked_again_after_a_minute_and_two_with_the_same_id()
    {
        mail.PutsOff = 2;
        var clock = new TellingClock();
        var server = await Started(new MessageServer { Mail = mail, Sms = sms, Clock = clock });
        await server.Register("p");
        await server.Remind("p");
        await server.Told(2);
        Assert.Contains("EMAIL account WAITING 1 BUSY 451", await server.States("p"));
        foreach (var minutes in new[] { 1, 2 })
        {
            await clock.Waits(TimeSpan.FromMinutes(minutes));
            clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        await server.Told(4);
        Assert.Contains("EMAIL account DELIVERED 3", await server.States("p"));
        Assert.Equal(3, mail.Offered.Count);
        Assert.Single(mail.Offered.Distinct());
        Assert.Single(mail.Taken);
    }

    [Fact]
    public async Task What_was_taken_just_before_a_crash_comes_again_with_the_same_id_and_what_was_noted_never()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 11, 4, 2, 0, 0, TimeSpan.Zero));
        var data = Directory.CreateTempSubdirectory("partnergraph-").FullName;
        var forgets = new ForgettingStore();
        var first = await Started(new MessageServer { Mail = mail, Sms = sms, KeepsData = true, DataDirectory = data, Clock = clock, Replacing = forgets.Replace });
        await first.Register("p");
        await first.Remind("p");
        await forgets.Lost;
        await Stop(first);
        var once = Assert.Single(mail.Taken).MessageId;

        var second = await Started(new MessageServer { Mail = mail, Sms = sms, KeepsData = true, DataDirectory = data, Clock = clock });
        await second.Told(2);
        await Stop(second);
        Assert.Equal([once, once], mail.Taken.Select(message => message.MessageId));

        var third = await Started(new MessageServer { Mail = mail, Sms = sms, DataDirectory = data, Clock = clock });
        await third.Remind("p", "another");
        await third.Told(4);
        Assert.Equal(3, mail.Taken.Count);
        Assert.Equal(2, mail.Taken.Select(message => message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_away_costs_no_attempt()
    {
        await mail.DisposeAsync();
        var clock = new TellingClock();
        var server = await Started(new MessageServer { Mail = mail, Sms = sms, Clock = clock });
        await server.Register("p");
        await server.Remind("p");
        // The text message is on its way without regard for the email.
        await server.Told(1);
        await clock.Waits(TimeSpan.FromSeconds(30));
        Assert.Equal(["SMS account DELIVERED 1", "EMAIL account WAITING 0"], await server.States("p"));
        mail.Open();
        clock.Advance(TimeSpan.FromSeconds(30));
        await server.Told(2);
        Assert.Equal(["SMS account DELIVERED 1", "EMAIL account DELIVERED 1"], await server.States("p"));
    }

    [Fact]
    public async Task What_is_too_old_or_history_is_not_sent()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2024, 11, 4, 2, 0, 0, TimeSpan.Zero));
        var data = Directory.CreateTempSubdirectory("partnergraph-").FullName;
        var silent = await Started(new MessageServer { Mail = mail, Sms = sms, Sends = false, KeepsData = true, DataDirectory = data, Clock = clock });
        foreach (var partner in new[] { "old", "young", "history" }) await silent.Register(partner);
        await silent.Remind("old");
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await silent.Remind("young");
        await silent.Services.GetRequiredService<CommandRunner>().Run(
            MessageSettingsDecider.Definition, new RemindOfArrears("history", "alert", new(2024, 10), new(1m), new(1m)), new CommandContext("test", "test", Historical: true));
        await silent.Settle();
        await Stop(silent);
        clock.Advance(TimeSpan.FromDays(3));

        var server = await Started(new MessageServer { Mail = mail, Sms = sms, DataDirectory = data, Clock = clock });
        await server.Told(2);
        Assert.Single(mail.Taken);
        Assert.Equal(["SMS account EXPIRED 0", "EMAIL account EXPIRED 0"], await server.States("old"));
        Assert.Equal(["SMS account DELIVERED 1", "EMAIL account DELIVERED 1"], await server.States("young"));
        Assert.Empty(await server.States("history"));
    }

    [Theory]
    [InlineData("CN", null, "您 2024-10 的账单已逾期")]
    [InlineData("DE", null, "Your bill of 2024-10 is overdue")]
    [InlineData("CN", "ENGLISH", "Your bill of 2024-10 is overdue")]
    [InlineData("DE", "CHINESE", "您 2024-10 的账单已逾期")]
    public async Task It_is_written_in_the_language_that_was_set_or_that_of_the_country(string country, string? language, string subject)
    {
        var server = await Started(new MessageServer { Mail = mail, Sms = sms });
        await server.Register("p", country: country);
        if (language is not null)
        {
            var set = await server.Data(
                "mutation($input: SetMessageLanguageInput!) { setMessageLanguage(input: $input) { messageSettings { language } errors { code } } }", server.Administrator("p"), new { input = new { language } });
            Assert.Equal($$$"""{"setMessageLanguage":{"messageSettings":{"language":"{{{language}}}"},"errors":[]}}""", set.ToJsonString());
        }

        await server.Remind("p");
        await server.Told(2);
        Assert.Equal(subject, Assert.Single(mail.Taken).Subject);
    }

    [Fact]
    public async Task Neither_the_log_of_the_server_nor_what_is_noted_names_anybody()
    {
        mail.PutsOff = 1;
        var server = await Started(new MessageServer { Mail = mail, Sms = sms });
        await server.Register("p", "anna@acme.example", "+4912345");
        await server.Register("q", "nobody@acme.example", "+4900000");
        await server.Remind("p");
        await server.Remind("q");
        await server.Told(4);
        Assert.Contains(server.Logged, line => line.Contains("did not arrive by Email (Refused 550)", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logged, NamesSomebody);
        var noted = (await server.WholeLog()).Split('\n').Where(line => line.StartsWith("notifications.delivery", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, noted.Count);
        Assert.DoesNotContain(noted, NamesSomebody);

        static bool NamesSomebody(string text) => text.Contains("acme.example", StringComparison.Ordinal) || text.Contains("+49", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_messages_are_filed_for_their_owner_alone()
    {
        var server = await Started(new MessageServer());
        await server.Register("p");
        await server.Remind("p");
        await server.Told(2);
        var files = Directory.GetFiles(Path.Combine(server.DataDirectory, "outbox"));
        Assert.Equal(2, files.Length);
        var written = await File.ReadAllTextAsync(files.Single(file => file.EndsWith(".mail.txt", StringComparison.Ordinal)));
        Assert.StartsWith("To: post@acme.example\nSubject: Your bill of 2024-10 is overdue\n", written, StringComparison.Ordinal);
        foreach (var file in files)
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["SMS account DELIVERED 1", "EMAIL account DELIVERED 1"], await server.States("p"));
    }

    private async Task<MessageServer> Started(MessageServer server)
    {
        servers.Add(server);
        await server.InitializeAsync();
        return server;
    }

    private async Task Stop(MessageServer server)
    {
        servers.Remove(server);
        await server.DisposeAsync();
    }
}
