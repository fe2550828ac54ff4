using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Runtime.Quarantining;

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

    public static async Task<IReadOnlyList<QuarantinedStream>> Load(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT \"Stream\", \"Position\", \"Type\", \"Reason\", \"Since\", \"Skipped\", \"Tenants\" FROM \"quarantine\" ORDER BY \"Position\"";
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var streams = new List<QuarantinedStream>();
        while (await row.ReadAsync(cancellation))
            streams.Add(new(
                row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
                row.GetInt64(5), JsonSerializer.Deserialize<string[]>(row.GetString(6)) ?? []));
        return streams;
    }

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
