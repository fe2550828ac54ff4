using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>Contexts for one projection: of the serving file for readers, of any generation for the runtime.</summary>
internal sealed class ReadModelStore<TProjection> : IReadModelStore, IReadModelTables, IDbContextFactory<ReadModel<TProjection>>, IReadModelStatements<TProjection>, IDisposable
    where TProjection : Projection
{
    private readonly IdleReaders<ReadModel<TProjection>> idle = new();
    private readonly ConcurrentDictionary<(string File, bool Tracking), DbContextOptions<ReadModel<TProjection>>> options = [];
    private readonly TProjection projection;
    // Kept here: EF Core's own cache takes in no further model once queries have filled it, and then each context would make another.
    private readonly Lazy<IModel> mapping;
    private readonly string tables;
    private readonly ReadModelFiles files;

    public ReadModelStore(TProjection projection, ProjectionOptions settings)
    {
        this.projection = projection;
        mapping = new(MadeMapping);
        tables = ReadModelTables.Kept(projection.Name) ?? MadeTables();
        var shape = $"{projection.Version}\n{tables}";
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)))[..8];
        files = new ReadModelFiles(Path.Combine(settings.DataDirectory, "read"), projection.Name, fingerprint, ".db", Delete);
        Changes = new ReadModelChanges<TProjection>(files);
    }

    public ReadModelChanges<TProjection> Changes { get; }

    public string Name => projection.Name;

    public bool IsReaction => projection is Reaction;

    public bool HoldsFigures => projection.HoldsFigures;

    public IReadOnlyCollection<Type> Events => projection.Events;

    public string Fingerprint => files.Fingerprint;

    public ReadModelLock Lock => files.Lock;

    public Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IReadModelGeneration>>([.. files.Existing().Select(Generation)]);

    public Task<IReadModelGeneration> Next(CancellationToken cancellation) => Task.FromResult(Generation(files.Next()));

    public Task Use(IReadModelGeneration generation, CancellationToken cancellation)
    {
        files.Use(generation.Name);
        return Task.CompletedTask;
    }

    public Task<bool> HasOthers(CancellationToken cancellation) => Task.FromResult(files.Others().Any());

    public Task DeleteOthers(CancellationToken cancellation)
    {
        files.DeleteOthers();
        return Task.CompletedTask;
    }

    /// <summary>A reaction that reads another read model waits for it, whatever holds that one up.</summary>
    public bool IsPassing(Exception fault) => fault is ReadModelUnavailableException;

    private ReadModel<TProjection> Open(string file, bool tracking) => new ReadModel<TProjection>(Options(file, tracking), projection);

    /// <summary>For readers: nothing is tracked, and the file stays until the context is disposed.</summary>
    /// <exception cref="InvalidOperationException">The host has not opened the read model.</exception>
    public ReadModel<TProjection> CreateDbContext()
    {
        var (file, lease) = files.Rent();
        try
        {
            var context = idle.Take(file) ?? OpenToRead(file);
            context.Lease = lease;
            return context;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    public KeptStatement Keep(string sql) => new(files, sql);

    public void Dispose() => idle.CloseAll();

    private ReadModel<TProjection> OpenToRead(string file)
    {
        var context = Open(file, tracking: false);
        try
        {
            context.Database.OpenConnection();
        }
        catch
        {
            context.Dispose();
            throw;
        }

        context.TakeBack = () => TakesBack(file, context);
        return context;
    }

    private bool TakesBack(string file, ReadModel<TProjection> context)
    {
        if (context.Database.CurrentTransaction is not null) return false;
        context.ChangeTracker.Clear();
        return idle.Keep(file, context);
    }

    private void Delete(string file)
    {
        idle.Close(file);
        ReadModelFiles.DeleteDatabase(file);
    }

    public string MadeTables()
    {
        using var unconnected = Unconnected();
        return ReadModelTables.Of(unconnected);
    }

    private IModel MadeMapping()
    {
        using var unconnected = Unconnected();
        return unconnected.Model;
    }

    private ReadModel<TProjection> Unconnected() => new(Unmapped(":memory:", tracking: false).Options, projection);

    private IReadModelGeneration Generation(string file) => new SqlGeneration(projection, file, tables, name => Open(name, tracking: true));

    // A context for each read: building the options anew would cost as much as a small query.
    private DbContextOptions<ReadModel<TProjection>> Options(string file, bool tracking) =>
        options.GetOrAdd((file, tracking), static (key, mapping) => Unmapped(key.File, key.Tracking).UseModel(mapping.Value).Options, mapping);

    private static DbContextOptionsBuilder<ReadModel<TProjection>> Unmapped(string file, bool tracking) =>
        new DbContextOptionsBuilder<ReadModel<TProjection>>()
            .UseSqlite(ReadModelFiles.ConnectionString(file, reading: !tracking))
            .UseQueryTrackingBehavior(tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking);
}
