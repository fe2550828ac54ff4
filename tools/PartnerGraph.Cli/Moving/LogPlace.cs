using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Cli.Terminal;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.EventStoreDb;
using PartnerGraph.Write.EventStore.PostgreSql;
using PartnerGraph.Write.EventStore.PostgreSql.Examining;
using PartnerGraph.Write.EventStore.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Moving;

/// <summary>
/// Where a log lies, as the command line names it: <c>sqlite:DIR</c>, <c>postgresql</c> with the schema when it is not the usual one, <c>eventstoredb</c> with the
/// stream when it is not the usual one, or a connection string of EventStoreDB.
/// </summary>
internal abstract record LogPlace
{
    /// <summary>Holds the connection string, as for the server: on the command line everybody on the machine would read it.</summary>
    public const string Connection = $"{PartnerGraphOptions.Section}__{nameof(PartnerGraphOptions.EventStore)}__{nameof(EventLogOptions.ConnectionString)}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

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
        ["eventstoredb"] => new Cluster(null, new EventStoreDbOptions().Stream),
        ["eventstoredb", { Length: > 0 } stream] => new Cluster(null, stream),
        ["esdb" or "esdb+discover" or "kurrentdb" or "kurrentdb+discover", ['/', '/', ..]] => new Cluster(text, new EventStoreDbOptions().Stream),
        _ => throw new CommandFailure(
            $"'{text}' is no place of a log. Name sqlite:DIRECTORY, postgresql (or postgresql:SCHEMA) or eventstoredb (or eventstoredb:STREAM) with the connection string in {Connection}, or esdb://..."),
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
            var seen = await Reached(() => PostgreSqlInspection.Of(Options(), full, cancellation));
            return new(seen.Head, seen.Types, seen.Problems);
        }

        public override Task<IEventStore> Source(CancellationToken cancellation) => Target(cancellation);

        public override async Task<IEventStore> Target(CancellationToken cancellation) => await Reached(() => PostgreSqlEventStore.Open(Options(), cancellation));

        private PostgreSqlEventStoreOptions Options() => new() { ConnectionString = FromEnvironment(), Schema = Schema, Patience = Patience };
    }

    /// <param name="Address">Null when it stands in the environment.</param>
    private sealed record Cluster(string? Address, string Stream) : LogPlace
    {
        /// <summary>Always in full: the log is read as a whole to answer anything about it.</summary>
        public override async Task<LogFindings> Examine(bool full, CancellationToken cancellation)
        {
            var seen = await Reached(() => EventStoreDbInspection.Of(Options(), TimeProvider.System, cancellation));
            return new(seen.Head, seen.Types, seen.Problems);
        }

        public override Task<IEventStore> Source(CancellationToken cancellation) => Target(cancellation);

        public override async Task<IEventStore> Target(CancellationToken cancellation) =>
            await Reached(() => EventStoreDbStore.Open(Options(), TimeProvider.System, cancellation));

        private EventStoreDbOptions Options() => new() { ConnectionString = Address ?? FromEnvironment(), Stream = Stream, Patience = Patience };
    }

    private static string FromEnvironment() => Environment.GetEnvironmentVariable(Connection) is { } connection && !string.IsNullOrWhiteSpace(connection)
        ? connection
        : throw new CommandFailure($"Where the database is stands in {Connection}, which is not set.");

    private static async Task<T> Reached<T>(Func<Task<T>> reach)
    {
        try
        {
            return await reach();
        }
        catch (Exception wrong) when (wrong is ArgumentException or StoreUnavailableException or StoreAccessDeniedException)
        {
            throw new CommandFailure(wrong.Message);
        }
    }
}
