using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>A process that ends, on either way, after a message was taken and before that is noted.</summary>
internal sealed class ForgettingStore
{
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int forgotten;

    /// <summary>Completes when an email and a text message were taken in vain.</summary>
    public Task Lost => lost.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public void Replace(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider => new Store(
        new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = provider.GetRequiredService<Read.Projections.Runtime.ProjectionOptions>().DataDirectory }, provider.GetRequiredService<TimeProvider>()), this)));

    private sealed class Store(SqliteEventStore inner, ForgettingStore memory) : ForwardingStore(inner), IAsyncDisposable
    {
        public override Task<IReadOnlyList<AppendResult>> Append(IReadOnlyList<StreamAppend> streams, CancellationToken cancellation = default)
        {
            if (streams.All(append => append.Events.All(appended => appended.Type != EventTypeRegistry.Domain.NameOf<DeliveryMade>()))) return base.Append(streams, cancellation);
            if (Interlocked.Increment(ref memory.forgotten) == 2) memory.lost.TrySetResult();
            return Task.FromException<IReadOnlyList<AppendResult>>(new IOException("The process ended here."));
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
