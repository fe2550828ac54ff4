using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>A server that sends to a mail server and a gateway of the test, and keeps everything that it writes into its own log.</summary>
public sealed class MessageServer : ApiServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Outcomes = [.. new[] { typeof(DeliveryMade), typeof(DeliveryDeferred), typeof(DeliveryFailed) }.Select(type => EventTypeRegistry.Domain.NameOf(type))];

    /// <summary>Null for a server that files emails.</summary>
    public MailServer? Mail { get; init; }

    public SmsGateway? Sms { get; init; }

    /// <summary>Whether it sends anything.</summary>
    public bool Sends { get; init; } = true;

    /// <summary>What a test puts in the place of the product's own services; nothing unless given.</summary>
    public Action<IServiceCollection>? Replacing { get; init; }

    public ConcurrentQueue<string> Logged { get; } = [];

    protected override bool SendsMessages => Sends;

    protected override string[] Settings =>
    [
        // Another span than any that is slept, so that a test tells them apart.
        "--Logging:LogLevel:Default=Trace", "--PartnerGraph:Messages:Timeout=00:00:25",
        .. Mail is null ? [] : new[] { "--PartnerGraph:Messages:Smtp:Host=127.0.0.1", $"--PartnerGraph:Messages:Smtp:Port={Mail.Port}", "--PartnerGraph:Messages:Smtp:Security=None", "--PartnerGraph:Messages:Smtp:From=Centre <noreply@cloud.example>" },
        .. Sms is null ? [] : new[] { $"--PartnerGraph:Messages:Sms:Url={Sms.Address}/messages", "--PartnerGraph:Messages:Sms:Token=sms-secret" },
    ];

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(new Kept(Logged));
        Replacing?.Invoke(services);
    }

    public Task Register(string id, string email = "post@acme.example", string? mobile = "+4912345", string country = "DE") => this.Append(
        "partner", id, new PartnerRegistered(id, PartnerKind.SolutionProvider, country, "Acme", email, mobile, null, Clock.GetUtcNow()));

    /// <summary>The bill of October is overdue, as the reaction says that watches bills.</summary>
    public Task Remind(string partner, string alert = "alert") => Services.GetRequiredService<CommandRunner>().Run(
        MessageSettingsDecider.Definition, new RemindOfArrears(partner, alert, new(2024, 10), new(40.5m), new(1_100m)), new CommandContext("test", "test"));

    /// <summary>What the log tells of deliveries, once it tells so much.</summary>
    public async Task<IReadOnlyList<IDomainEvent>> Told(int count)
    {
        var store = Services.GetRequiredService<IEventStore>();
        using var bound = new CancellationTokenSource(Patience);
        while (true)
        {
            var events = (await store.ReadAll(0, 1_000, Outcomes, bound.Token)).Events;
            if (events.Count >= count)
            {
                await this.Settle();
                return [.. events.Select(stored => EventTypeRegistry.Domain.Decode(stored).Event)];
            }

            await store.WaitForEvents(events.Count == 0 ? 0 : events[^1].Position, Outcomes, bound.Token);
        }
    }

    /// <summary>The log of events as one text.</summary>
    public async Task<string> WholeLog()
    {
        var text = new StringBuilder();
        var store = Services.GetRequiredService<IEventStore>();
        for (var page = new EventPage([], 0, false); !page.AtHead;)
        {
            page = await store.ReadAll(page.ScannedTo, 1_000);
            foreach (var stored in page.Events) text.Append(stored.Type).Append(' ').Append(Encoding.UTF8.GetString(stored.Data.Span)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>How each message of a partner stands, the first one first.</summary>
    public async Task<string[]> States(string partner)
    {
        var answer = await Data(
            "{ messageDeliveries(orderBy: EARLIEST_FIRST) { nodes { channel recipientId state attempts fault code } } }", this.Administrator(partner));
        return [.. answer["messageDeliveries"]!["nodes"]!.AsArray()
            .Select(node => string.Join(' ', new[] { "channel", "recipientId", "state", "attempts", "fault", "code" }.Select(field => $"{node![field]}")).TrimEnd())];
    }

    private sealed class Kept(ConcurrentQueue<string> told) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            told.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
