using System.Text.Json;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Contract;

/// <summary>An event of a test's history.</summary>
/// <param name="OccurredAt">UTC; 2024-09-01T00:00Z when not given.</param>
public sealed record PastEvent(string Stream, IDomainEvent Event, DateTimeOffset? OccurredAt = null)
{
    private static readonly DateTimeOffset Then = new(2024, 9, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The position of the appended event.</summary>
    public async Task<long> AppendTo(IEventStore store, EventTypeRegistry types)
    {
        var metadata = JsonSerializer.SerializeToUtf8Bytes(new EventMetadata(OccurredAt ?? Then, "tester", "test"), EventJson.Options);
        var appended = await store.Append(Stream, ExpectedVersion.Any,
            [new NewEvent(Guid.CreateVersion7(), types.NameOf(Event.GetType()), EventTypeRegistry.Serialize(Event), metadata)]);
        return appended.Position;
    }
}
