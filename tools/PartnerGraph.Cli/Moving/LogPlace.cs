using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.PostgreSql;
using PartnerGraph.Write.EventStore.PostgreSql.Examining;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Moving;

/// <summary>Where a log lies, as the command line names it: <c>sqlite:DIR</c>, or <c>postgresql</c> with the schema when it is not the usual one.</summary>
internal abstract record LogPlace
{
    /// <summary>Holds the connection string, as for the server: on the command line everybody on the machine would read it.</summary>
    public const string Connection = $"{PartnerGraphOptions.Section}__{nameof(PartnerGraphOptions.EventStore)}__{nameof(EventLogOptions.ConnectionString)}";

    /// <summary>What is wrong with it, one sentence each, and where it ends; nothing is made or written.</summary>
    /// <param name="full">Compares every event with the chain, not only the last ones.</param>
    public abstract Task<LogFindings> Examine(bool full, CancellationToken cancellation);

    /// <summary>Opens it to copy from it.</summary>
    public abstract Task<IEventStore> Source(CancellationToken cancellation);

    /// <summary>Opens it to copy into it, and makes it where it is missing.</summary>
    public abstract Task<IEventStore> Target(CancellationToken cancellation);

    /// <exception cref="CommandFailure">It names no place.</exception>
    public static LogPlace Parse(string text) => text.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } directory] => new Embedded(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))),
        ["postgresql"] => new Database(new PostgreSqlEventStoreOptions().Schema),
        ["postgresql", { Length: > 0 } schema] => new Database(schema),
        _ => throw new CommandFailure($"'{text}' is no place of a log. Name sqlite:DIRECTORY, or postgresql (or postgresql:SCHEMA) with the connection string in {Connection}."),
    };

    private sealed record Embedded(string Place) : LogPlace
    {
        public override Task<LogFindings> Examine(bool full, CancellationToken cancellation)
        {
            var seen = StoreInspection.Of(Files.Store(new(Place)).FullName, full);
            return Task.FromResult(new LogFindings(seen.Head, seen.Types, seen.Problems));
        }

        public override Task<IEventStore> Source(CancellationToken cancellation) => Task.FromResult<IEventStore>(
            new SqliteEventStore(new() { DataDirectory = Files.Store(new(Place)).FullName, ReadOnly = true }, TimeProvider.System));

        public override async Task<IEventStore> Target(CancellationToken cancellation)
        {
            if (File.Exists(Path.Combine(Place, SqliteEventStoreOptions.FileName))) await StoreInUse.Refuse(new(Place));
            PrivateFiles.CreateDirectory(Place);
            return new SqliteEventStore(new() { DataDirectory = Place }, TimeProvider.System);
        }
    }

    private sealed record Database(string Schema) : LogPlace
    {
        public override async Task<LogFindings> Examine(bool full, CancellationToken cancellation)
        {
            try
            {
                var seen = await PostgreSqlInspection.Of(Options(), full, cancellation);
                return new(seen.Head, seen.Types, seen.Problems);
            }
            catch (Exception wrong) when (wrong is ArgumentException or StoreUnavailableException)
            {
                throw new CommandFailure(wrong.Message);
            }
        }

        public override Task<IEventStore> Source(CancellationToken cancellation) => Target(cancellation);

        public override async Task<IEventStore> Target(CancellationToken cancellation)
        {
            try
            {
                return await PostgreSqlEventStore.Open(Options(), cancellation);
            }
            catch (Exception wrong) when (wrong is ArgumentException or StoreUnavailableException)
            {
                throw new CommandFailure(wrong.Message);
            }
        }

        private PostgreSqlEventStoreOptions Options()
        {
            var connection = Environment.GetEnvironmentVariable(Connection);
            return string.IsNullOrWhiteSpace(connection) ? throw new CommandFailure($"Where the database is stands in {Connection}, which is not set.")
                : new() { ConnectionString = connection, Schema = Schema, Patience = TimeSpan.FromSeconds(5) };
        }
    }
}
