using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Expenditure.Readings;

/// <summary>What one request of the vendor's staff read of a partner.</summary>
public sealed class ExpenditureReadingRow
{
    /// <summary>The record's place in the event log.</summary>
    public long Position { get; init; }

    /// <summary>Empty when the figures were everybody's.</summary>
    public required string PartnerId { get; init; }

    public required string ReaderId { get; init; }

    public required string CorrelationId { get; init; }

    public DateTimeOffset ReadAt { get; init; }

    /// <summary>JSON of <see cref="ExpenditureReading"/>.</summary>
    public required string Readings { get; init; }
}

/// <summary>Who of the vendor's staff read whose expenditure.</summary>
public sealed class ExpenditureReadingProjection : Projection
{
    public ExpenditureReadingProjection() => On<ExpenditureRead>((db, recorded) => db.Add(new ExpenditureReadingRow
    {
        Position = recorded.Position, PartnerId = recorded.Event.PartnerId ?? "", ReaderId = recorded.Event.ReaderId,
        CorrelationId = recorded.Metadata.CorrelationId, ReadAt = recorded.Event.ReadAt,
        Readings = JsonSerializer.Serialize(recorded.Event.Readings, EventJson.Options),
    }));

    public override string Name => "staff-readings";

    public override void Map(ModelBuilder model) => model.Entity<ExpenditureReadingRow>(reading =>
    {
        reading.ToTable("expenditure_reading");
        reading.HasKey(row => row.Position);
        reading.Property(row => row.Position).ValueGeneratedNever();
        reading.HasIndex(row => new { row.PartnerId, row.Position });
    });
}
