using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace PartnerGraph.Projections.Runtime.Quarantining;

/// <summary>A stream that the rows beside it lack, in full or from a position on.</summary>
internal sealed class QuarantineRow
{
    public required string Stream { get; init; }

    public long Position { get; set; }

    public string Type { get; set; } = "";

    public string Reason { get; set; } = "";

    public DateTimeOffset Since { get; set; }

    public long Skipped { get; set; }

    /// <summary>A JSON list.</summary>
    public string Tenants { get; set; } = "";
}

/// <summary>Keeps what is set aside beside the rows that lack it.</summary>
internal static class QuarantineRows
{
    public static void Map(ModelBuilder model) => model.Entity<QuarantineRow>().ToTable("quarantine").HasKey(row => row.Stream);

    public static async Task<IReadOnlyList<QuarantinedStream>> Load(ReadModelContext db, CancellationToken cancellation) =>
        [.. (await db.Set<QuarantineRow>().AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancellation)).Select(row => new QuarantinedStream(
            row.Stream, row.Position, row.Type, row.Reason, row.Since, row.Skipped, JsonSerializer.Deserialize<string[]>(row.Tenants) ?? []))];

    /// <summary>Puts the change into the context's transaction.</summary>
    public static async Task Save(ReadModelContext db, QuarantineChange change, CancellationToken cancellation)
    {
        if (change.IsNothing) return;
        foreach (var stream in change.Put)
        {
            var row = await db.RowOrNew(() => new QuarantineRow { Stream = stream.Stream }, cancellation, stream.Stream);
            (row.Position, row.Type, row.Reason, row.Since, row.Skipped, row.Tenants) = (
                stream.Position, stream.Type, stream.Reason, stream.Since, stream.Skipped, JsonSerializer.Serialize(stream.Tenants));
        }

        foreach (var released in change.Released)
            if (await db.FindAsync<QuarantineRow>([released], cancellation) is { } row) db.Remove(row);
        await db.SaveChangesAsync(cancellation);
    }
}
