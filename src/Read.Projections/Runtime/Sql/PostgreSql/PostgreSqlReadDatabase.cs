using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Npgsql;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql.Files;
using PartnerGraph.Read.Projections.Runtime.Turns;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>One database of all nodes: a schema for each generation, and one node at a time that follows a read model (ADR 69).</summary>
internal sealed class PostgreSqlReadDatabase : IReadDatabase, IAsyncDisposable, IDisposable
{
    private const string Nowhere = "Host=nowhere";

    private static readonly MemoryCache Compiled = CompiledQueries.Cache();

    private readonly ReadConnections connections;
    private readonly ReadNames names;
    private readonly ReadRegistry registry;
    private readonly NodeLeases leases;
    private readonly bool projects;

    /// <param name="projects">Whether this node takes its turn to write read models; reactions are followed by whoever runs them.</param>
    public PostgreSqlReadDatabase(PostgreSqlReadOptions options, bool projects, ILogger log)
    {
        this.projects = projects;
        (connections, names) = (new(options), new(options.Schema));
        registry = new(connections, names, options);
        leases = new(connections, names, registry, options, log);
        Files = new FileTables(registry, connections, names);
        Acting = new LeasedTurns(leases, connections, names, LeasedTurns.Acting, sought: true);
    }

    public INodeTurns Acting { get; }

    public IFileStore Files { get; }

    public string Dialect => "postgresql";

    // Whoever committed last: each commit moves the checkpoint, which bears its number.
    public string Commits => "SELECT xmin::text::bigint FROM \"checkpoint\"";

    public IReadModelPlaces Places(string name, string fingerprint, Action<string> letGo) => new ReadModelSchemas(name, fingerprint, names, registry, leases, letGo);

    public IReadModelGeneration Generation(Projection projection, string place, string tables, Func<string, ReadModelContext> open) =>
        new PostgreSqlGeneration(projection, place, tables, open, connections, names, registry, leases, writes: projects || projection is Reaction);

    public INodeTurns Following(string name, string fingerprint) =>
        new LeasedTurns(leases, connections, names, new ReadPlace(name, fingerprint, 0).Lease, sought: false);

    public void Configure(DbContextOptionsBuilder options, string? place, bool reading)
    {
        options.UseMemoryCache(Compiled).UseNpgsql(place is null ? Nowhere : reading ? connections.Readers : connections.Writers).AddInterceptors(SameWords.Instance);
        if (place is not null) options.AddInterceptors(new SearchPath(place));
    }

    public void Connect(ReadModelContext reader)
    {
        try
        {
            connections.Retried(reader.Database.OpenConnection);
        }
        catch (Exception away) when (IsPassing(away))
        {
            throw new ReadModelUnavailableException(reader.Name, away);
        }
    }

    public async Task Connect(ReadModelContext reader, CancellationToken cancellation)
    {
        try
        {
            await connections.Retried(() => reader.Database.OpenConnectionAsync(cancellation));
        }
        catch (Exception away) when (IsPassing(away))
        {
            throw new ReadModelUnavailableException(reader.Name, away);
        }
    }

    // However often its reader has opened it.
    public void Rest(ReadModelContext reader)
    {
        while (reader.Database.GetDbConnection().State != ConnectionState.Closed) reader.Database.CloseConnection();
    }

    public IKeptQuery Keep(string place, string sql) => new Kept(this, place, sql);

    public bool IsPassing(Exception fault) => fault is ReadModelReplacedException || ReadDatabaseFaults.IsPassing(fault);

    public Task Probe(CancellationToken cancellation) => leases.Fault is { } away ? Task.FromException(away) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await leases.DisposeAsync();
        connections.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>On a session of the pool each time: of some hundred statements few are asked at once.</summary>
    private sealed class Kept(PostgreSqlReadDatabase database, string place, string sql) : IKeptQuery
    {
        public object? Scalar()
        {
            object? value = null;
            try
            {
                database.connections.Retried(() => value = Ask());
            }
            catch (Exception away) when (database.IsPassing(away))
            {
                throw new ReadModelUnavailableException(database.names.Parse(place).Name, away);
            }

            return value;
        }

        public void Dispose()
        {
        }

        private object? Ask()
        {
            using var connection = new NpgsqlConnection(database.connections.Readers);
            connection.Open();
#pragma warning disable CA2100 // The product's own statements.
            using var command = new NpgsqlCommand($"{SearchPath.Of(place)}; {sql}", connection);
#pragma warning restore CA2100
            return command.ExecuteScalar();
        }
    }
}
