using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PartnerGraph.Projections.Runtime;

/// <summary>Opens the read model of a projection whatever its type.</summary>
internal interface IReadModelStore
{
    Projection Projection { get; }

    ReadModelFiles Files { get; }

    ReadModelContext Open(string file, bool tracking);
}

/// <summary>Contexts for one projection: of the serving file for readers, of any generation for the runtime.</summary>
internal sealed class ReadModelStore<TProjection> : IReadModelStore, IDbContextFactory<ReadModel<TProjection>>
    where TProjection : Projection
{
    private readonly ConcurrentDictionary<(string File, bool Tracking), DbContextOptions<ReadModel<TProjection>>> options = [];
    private readonly TProjection projection;

    public ReadModelStore(TProjection projection, ProjectionOptions settings)
    {
        this.projection = projection;
        using var unconnected = Open(":memory:", tracking: false);
        var shape = $"{projection.Version}\n{unconnected.Database.GenerateCreateScript()}";
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)))[..8];
        Files = new ReadModelFiles(Path.Combine(settings.DataDirectory, "read"), projection.Name, fingerprint);
    }

    public Projection Projection => projection;

    public ReadModelFiles Files { get; }

    public ReadModelContext Open(string file, bool tracking) => new ReadModel<TProjection>(Options(file, tracking), projection);

    /// <summary>For readers: nothing is tracked, and the file stays until the context is disposed.</summary>
    /// <exception cref="InvalidOperationException">The host has not opened the read model.</exception>
    public ReadModel<TProjection> CreateDbContext()
    {
        var (file, lease) = Files.Rent();
        return new(Options(file, tracking: false), projection) { Lease = lease };
    }

    // A context for each read: building the options anew would cost as much as a small query.
    private DbContextOptions<ReadModel<TProjection>> Options(string file, bool tracking) => options.GetOrAdd((file, tracking), static key =>
        new DbContextOptionsBuilder<ReadModel<TProjection>>()
            .UseSqlite(ReadModelFiles.ConnectionString(key.File, reading: !key.Tracking))
            .UseQueryTrackingBehavior(key.Tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
            .Options);
}
