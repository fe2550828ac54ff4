using System.Text.RegularExpressions;

namespace PartnerGraph.Write.EventStore.PostgreSql;

/// <summary>The names of the log in its database.</summary>
internal sealed partial class PostgreSqlTables
{
    public const int Layout = 1;

    private readonly string _schema;

    /// <exception cref="ArgumentException">The name of the schema means something to SQL.</exception>
    public PostgreSqlTables(string schema)
    {
        if (!Name().IsMatch(schema)) throw new ArgumentException($"'{schema}' is no name for a schema: use lower-case letters, digits and _, a letter first.", nameof(schema));
        _schema = schema;
    }

    public string Events => $"{_schema}.events";

    public string Types => $"{_schema}.types";

    public string Chain => $"{_schema}.chain";

    public string Log => $"{_schema}.log";

    /// <summary>On which every commit is told.</summary>
    public string Channel => _schema;

    /// <summary>Held by the one transaction that may append, until it has ended: so positions become visible in their order.</summary>
    public string Lock => $"SELECT pg_advisory_xact_lock(hashtextextended('PartnerGraph event log {_schema}', 0))";

    // Small columns come before the large ones. Names compare by bytes, whatever the language of the database.
    public string Create => $"""
        CREATE SCHEMA IF NOT EXISTS {_schema};
        CREATE TABLE {Types} (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE);
        CREATE TABLE {Events} (
            position bigint PRIMARY KEY,
            version  bigint NOT NULL,
            type_id  integer NOT NULL REFERENCES {Types},
            event_id uuid NOT NULL,
            stream   text COLLATE "C" NOT NULL,
            data     bytea NOT NULL,
            metadata bytea NOT NULL);
        CREATE UNIQUE INDEX events_by_stream ON {Events} (stream, version);
        CREATE UNIQUE INDEX events_by_id ON {Events} (event_id);
        CREATE INDEX events_by_type ON {Events} (type_id, position);
        CREATE TABLE {Chain} (position bigint PRIMARY KEY, hash bytea NOT NULL);
        CREATE TABLE {Log} (one integer PRIMARY KEY CHECK (one = 1), id uuid NOT NULL, layout integer NOT NULL);
        """;

    public string Exists => $"SELECT to_regclass('{Log}') IS NOT NULL";

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex Name();
}
