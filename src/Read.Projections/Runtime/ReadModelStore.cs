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
    private readonly TProjection projection;

    public ReadModelStore(TProjection projection, ProjectionOptions options)
    {
        this.projection = projection;
        using var unconnected = Open(":memory:", tracking: false);
        var shape = $"{projection.Version}\n{unconnected.Database.GenerateCreateScript()}";
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)))[..8];
        Files = new ReadModelFiles(Path.Combine(options.DataDirectory, "read"), projection.Name, fingerprint);
    }

    public Projection Projection => projection;

    public ReadModelFiles Files { get; }

    public ReadModelContext Open(string file, bool tracking) => Context(file, tracking);

    /// <summary>For readers: nothing is tracked.</summary>
    public ReadModel<TProjection> CreateDbContext() => Context(Files.Current, tracking: false);

    private ReadModel<TProjection> Context(string file, bool tracking) => new(
        new DbContextOptionsBuilder<ReadModel<TProjection>>()
            .UseSqlite(ReadModelFiles.ConnectionString(file))
            .UseQueryTrackingBehavior(tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
            .AddInterceptors(LooseSync.Instance)
            .Options,
        projection);
}
