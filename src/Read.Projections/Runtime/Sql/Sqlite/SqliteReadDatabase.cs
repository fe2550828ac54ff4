using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PartnerGraph.Read.Projections.Runtime.Files;
using PartnerGraph.Read.Projections.Runtime.Sql.Databases;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql.Sqlite;

/// <summary>The embedded database: a file for each generation, in the data directory's <c>read/</c>.</summary>
internal sealed class SqliteReadDatabase(string dataDirectory) : IReadDatabase
{
    private static readonly MemoryCache Compiled = CompiledQueries.Cache();

    private readonly string directory = Path.Combine(dataDirectory, "read");

    public string Dialect => "";

    public IFileStore Files { get; } = new FileFolder(Path.Combine(dataDirectory, "exports"));

    // Counts the commits that others than the asking connection made.
    public string Commits => "PRAGMA data_version";

    public IReadModelPlaces Places(string name, string fingerprint, Action<string> letGo) => new ReadModelFiles(directory, name, fingerprint, ".db", file =>
    {
        letGo(file);
        ReadModelFiles.DeleteDatabase(file);
    });

    public IReadModelGeneration Generation(Projection projection, string place, string tables, Func<string, ReadModelContext> open) =>
        new SqliteGeneration(projection, place, tables, open);

    public void Configure(DbContextOptionsBuilder options, string? place, bool reading)
    {
        options.UseMemoryCache(Compiled).UseSqlite(ReadModelFiles.ConnectionString(place ?? ":memory:", reading));
        if (reading) options.AddInterceptors(InterruptedReads.Instance);
    }

    // A reader keeps its connection while it waits: opening one costs several times what a small read does.
    public void Connect(ReadModelContext reader)
    {
        if (reader.Database.GetDbConnection().State == System.Data.ConnectionState.Closed) reader.Database.OpenConnection();
    }

    public Task Connect(ReadModelContext reader, CancellationToken cancellation)
    {
        Connect(reader);
        return Task.CompletedTask;
    }

    public void Rest(ReadModelContext reader)
    {
    }

    public IKeptQuery Keep(string place, string sql) => new Kept(place, sql);

    // What SQLite says is known without asking (StoreFaults).
    public bool IsPassing(Exception fault) => false;

    public Task Probe(CancellationToken cancellation) => Task.CompletedTask;

    private sealed class Kept : IKeptQuery
    {
        private readonly SqliteConnection connection;
        private readonly SqliteCommand command;

        public Kept(string file, string sql)
        {
            connection = new SqliteConnection(new SqliteConnectionStringBuilder(ReadModelFiles.ConnectionString(file, reading: true)) { Pooling = false }.ToString());
            connection.Open();
            command = connection.CreateCommand();
#pragma warning disable CA2100 // The product's own statements.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Prepare();
        }

        public object? Scalar() => command.ExecuteScalar();

        public void Dispose()
        {
            command.Dispose();
            connection.Dispose();
        }
    }
}
