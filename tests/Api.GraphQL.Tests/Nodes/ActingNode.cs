using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.Processes.Customers;
using PartnerGraph.Processes.Deadlines;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Nodes;

/// <summary>A node that tells what it did itself: which pre-registrations it let lapse, and to whom it brought codes.</summary>
public sealed class ActingNode : NodeServer, IVerificationCodeDelivery
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ConcurrentQueue<string> Lapsed { get; } = new();

    public ConcurrentQueue<string> Told { get; } = new();

    public INodeTurns Turns => Services.GetRequiredService<INodeTurns>();

    public Task Deliver(VerificationMessage message, CancellationToken cancellation)
    {
        Told.Enqueue(message.To);
        return Task.CompletedTask;
    }

    public async Task ItsTurn()
    {
        using var bound = new CancellationTokenSource(Patience);
        await Turns.Next(bound.Token);
    }

    /// <summary>Reserves customers until two weeks from now, which only their keys tell apart.</summary>
    public async Task<string[]> Reserve(string prefix, int count)
    {
        string[] keys = [.. Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{n:D2}"))];
        var now = Clock.GetUtcNow();
        foreach (var key in keys) await this.Append("pre-registration", key, new CustomerPreRegistered(key, "p", $"{key}@example.com", "CL", now, now.AddDays(14)));
        return keys;
    }

    /// <summary>The pre-registrations that have lapsed according to the log, once there are so many.</summary>
    public async Task<IReadOnlyList<string>> LapsedInLog(int count)
    {
        var (store, types) = (Services.GetRequiredService<IEventStore>(), EventTypeRegistry.Domain);
        string[] lapsed = [types.NameOf<PreRegistrationLapsed>()];
        using var bound = new CancellationTokenSource(Patience);
        while (true)
        {
            var events = (await store.ReadAll(0, 1_000, lapsed, bound.Token)).Events;
            if (events.Count >= count) return [.. events.Select(stored => ((PreRegistrationLapsed)types.Decode(stored).Event).PreRegistrationId)];
            await store.WaitForEvents(events.Count == 0 ? 0 : events[^1].Position, lapsed, bound.Token);
        }
    }

    protected override void Configure(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IVerificationCodeDelivery>(this));
        services.Remove(services.Single(service => service.ImplementationType == typeof(PreRegistrationExpiry)));
        services.AddSingleton<PreRegistrationExpiry>().AddSingleton<IDeadlineProcess>(provider => new Counted(provider.GetRequiredService<PreRegistrationExpiry>(), Lapsed));
    }

    private sealed class Counted(PreRegistrationExpiry expiry, ConcurrentQueue<string> asked) : IDeadlineProcess
    {
        public DeadlineKind Kind => expiry.Kind;

        public Task<CommandResult> FallDue(DeadlineRow due, CommandContext context, CancellationToken cancellation)
        {
            asked.Enqueue(due.Key);
            return expiry.FallDue(due, context, cancellation);
        }
    }
}
