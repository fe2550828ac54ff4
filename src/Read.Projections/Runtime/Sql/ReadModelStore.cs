using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Read.Projections.Runtime.Turns;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>Contexts for one projection: of the serving generation for readers, of any one for the runtime.</summary>
internal sealed class ReadModelStore<TProjection> : IReadModelStore, IReadModelTables, IDbContextFactory<ReadModel<TProjection>>, IReadModelStatements<TProjection>, IDisposable
    where TProjection : Projection
{
    private readonly IdleReaders<ReadModel<TProjection>> idle = new();
    private readonly ConcurrentDictionary<(string Place, bool Tracking), DbContextOptions<ReadModel<TProjection>>> options = [];
    private readonly IReadDatabase database;
    private readonly TProjection projection;
    // Kept here: EF Core's own cache takes in no further model once queries have filled it, and then each context would make another.
    private readonly Lazy<IModel> mapping;
    private readonly string tables;
    private readonly IReadModelPlaces places;

    public ReadModelStore(TProjection projection, IReadDatabase database)
    {
        (this.projection, this.database) = (projection, database);
        mapping = new(MadeMapping);
        tables = ReadModelTables.Kept(database.Dialect, projection.Name) ?? MadeTables();
        var shape = $"{projection.Version}\n{tables}";
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)))[..8];
        places = database.Places(projection.Name, fingerprint, idle.Close);
        Changes = new ReadModelChanges<TProjection>(database, places);
    }

    public ReadModelChanges<TProjection> Changes { get; }

    public string Name => projection.Name;

    public bool IsReaction => projection is Reaction;

    public bool HoldsFigures => projection.HoldsFigures;

    public IReadOnlyCollection<Type> Events => projection.Events;

    public string Fingerprint => places.Fingerprint;

    public IReadModelLock Lock => places.Lock;

    public object? Stamp() => Changes.Now();

    /// <summary>Of the node that follows it.</summary>
    public INodeTurns Turns => database.Following(Name, Fingerprint);

    public async Task<IReadOnlyList<IReadModelGeneration>> Existing(CancellationToken cancellation) =>
        [.. (await places.Existing(cancellation)).Select(Generation)];

    public async Task<IReadModelGeneration> Next(CancellationToken cancellation) => Generation(await places.Next(cancellation));

    public Task Use(IReadModelGeneration generation, CancellationToken cancellation) => places.Use(generation.Name, cancellation);

    public Task<bool> HasOthers(CancellationToken cancellation) => places.HasOthers(cancellation);

    public Task DeleteOthers(CancellationToken cancellation) => places.DeleteOthers(cancellation);

    /// <summary>A reaction that reads another read model waits for it, whatever holds that one up.</summary>
    public bool IsPassing(Exception fault) => fault is ReadModelUnavailableException || database.IsPassing(fault);

    public Task Probe(CancellationToken cancellation) => database.Probe(cancellation);

    /// <summary>For readers: nothing is tracked, and the generation stays until the context is disposed.</summary>
    /// <exception cref="ReadModelUnavailableException">The host has not opened the read model.</exception>
    public ReadModel<TProjection> CreateDbContext()
    {
        var context = Rented();
        try
        {
            database.Connect(context);
            return context;
        }
        catch
        {
            context.Close();
            throw;
        }
    }

    /// <inheritdoc cref="CreateDbContext"/>
    public async Task<ReadModel<TProjection>> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        var context = Rented();
        try
        {
            await database.Connect(context, cancellationToken);
            return context;
        }
        catch
        {
            context.Close();
            throw;
        }
    }

    public KeptStatement Keep(string sql) => new(database, places, sql);

    public void Dispose() => idle.CloseAll();

    private ReadModel<TProjection> Open(string place, bool tracking) => new(Options(place, tracking), projection);

    private ReadModel<TProjection> Rented()
    {
        var (place, lease) = places.Rent();
        try
        {
            var context = idle.Take(place) ?? Open(place, tracking: false);
            context.Lease = lease;
            context.TakeBack ??= () => TakesBack(place, context);
            return context;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private bool TakesBack(string place, ReadModel<TProjection> context)
    {
        if (context.Database.CurrentTransaction is not null) return false;
        context.ChangeTracker.Clear();
        database.Rest(context);
        return idle.Keep(place, context);
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

    private ReadModel<TProjection> Unconnected() => new(Unmapped(database, null, tracking: false).Options, projection);

    private IReadModelGeneration Generation(string place) => database.Generation(projection, place, tables, name => Open(name, tracking: true));

    // A context for each read: building the options anew would cost as much as a small query.
    private DbContextOptions<ReadModel<TProjection>> Options(string place, bool tracking) =>
        options.GetOrAdd((place, tracking), static (key, of) => Unmapped(of.database, key.Place, key.Tracking).UseModel(of.mapping.Value).Options, this);

    private static DbContextOptionsBuilder<ReadModel<TProjection>> Unmapped(IReadDatabase database, string? place, bool tracking)
    {
        var options = new DbContextOptionsBuilder<ReadModel<TProjection>>()
            .UseQueryTrackingBehavior(tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking);
        database.Configure(options, place, reading: !tracking);
        return options;
    }
}
