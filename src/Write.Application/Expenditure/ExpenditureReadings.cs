using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>What one request read of a partner.</summary>
/// <param name="PartnerId">Null when the figures were everybody's.</param>
public sealed record PartnerReadings(string? PartnerId, ImmutableArray<ExpenditureReading> Readings);

/// <summary>Keeps who of the vendor's staff read whose expenditure. Nothing is decided by it, so that no stream is read for an append.</summary>
public sealed class ExpenditureReadings(IEventStore store, EventTypeRegistry types, TimeProvider clock)
{
    private const string Category = "expenditure-readings";

    /// <summary>One event for each partner, all or none; durable when the task completes.</summary>
    public Task Record(string readerId, string correlationId, IEnumerable<PartnerReadings> readings, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var metadata = new CommandContext(readerId, correlationId).Metadata(now, []).Encode();
        return store.Append(
            [.. readings.Select(of => new StreamAppend(StreamOf(of.PartnerId), ExpectedVersion.Any,
                [Event(new(of.PartnerId, readerId, of.Readings, now), metadata)]))],
            cancellation);
    }

    private static string StreamOf(string? partnerId) => partnerId is null ? Category : $"{Category}-{partnerId}";

    private NewEvent Event(ExpenditureRead read, byte[] metadata) =>
        new(Guid.CreateVersion7(read.ReadAt), types.NameOf<ExpenditureRead>(), EventTypeRegistry.Serialize(read), metadata);
}
