using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Runtime.Reading;

/// <summary>The version of a stream that holds many entities, for <c>expectedVersion</c> of each.</summary>
public sealed class StreamVersionRow
{
    public required string Stream { get; init; }

    public long Version { get; set; }
}

/// <summary>Keeps the versions of the streams that a projection follows whole.</summary>
internal static class StreamVersions
{
    public static void Map(ModelBuilder model, string table) => model.Entity<StreamVersionRow>(version =>
    {
        version.ToTable(table);
        version.HasKey(row => row.Stream);
    });

    public static async ValueTask Keep(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        foreach (var recorded in batch)
            (await db.RowOrNew<StreamVersionRow>(() => new() { Stream = recorded.Stream }, cancellation, recorded.Stream)).Version = recorded.ClientVersion;
    }

    /// <summary>One SQL command for all. Callers have read what the streams hold.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Of(ReadModelContext db, IReadOnlyCollection<string> streams, CancellationToken cancellation) =>
        await db.Set<StreamVersionRow>().Where(row => streams.Contains(row.Stream)).ToDictionaryAsync(row => row.Stream, row => row.Version, cancellation);
}
