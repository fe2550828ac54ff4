using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>The names of read models in their database.</summary>
internal sealed partial class ReadNames
{
    // As the server cuts them.
    private const int Longest = 63;

    private readonly string schema;

    /// <exception cref="ArgumentException">The name of the schema means something to SQL, or leaves no room.</exception>
    public ReadNames(string schema)
    {
        if (!Prefix().IsMatch(schema))
            throw new ArgumentException($"'{schema}' is no name for the schema of read models: use at most eight lower-case letters, digits and _, a letter first.", nameof(schema));
        this.schema = schema;
    }

    public string Leases => $"{schema}.leases";

    public string Generations => $"{schema}.generations";

    public string Uses => $"{schema}.uses";

    public string Files => $"{schema}.files";

    public string FileParts => $"{schema}.file_parts";

    /// <summary>Held by the one transaction that makes or removes schemas.</summary>
    public string Lock => $"SELECT pg_advisory_xact_lock(hashtextextended('PartnerGraph read models {schema}', 0))";

    public string Exists => $"SELECT to_regclass('{Uses}') IS NOT NULL";

    // By the clock of the server alone: those of nodes may differ.
    public string Create => $"""
        CREATE SCHEMA IF NOT EXISTS {schema};
        CREATE TABLE {Leases} (
            name   text COLLATE "C" PRIMARY KEY,
            holder text NOT NULL,
            token  bigint NOT NULL,
            until  timestamptz NOT NULL);
        CREATE TABLE {Generations} (
            place       text COLLATE "C" PRIMARY KEY,
            name        text COLLATE "C" NOT NULL,
            fingerprint text COLLATE "C" NOT NULL,
            number      integer NOT NULL,
            ready       boolean NOT NULL);
        CREATE TABLE {Uses} (
            place  text COLLATE "C" NOT NULL,
            holder text NOT NULL,
            until  timestamptz NOT NULL,
            PRIMARY KEY (place, holder));
        """;

    // Of a file that goes its parts go, also those that somebody would still write.
    public string CreateFiles => $"""
        CREATE TABLE IF NOT EXISTS {Files} (
            file   uuid PRIMARY KEY,
            id     text COLLATE "C" NOT NULL,
            sha256 text COLLATE "C",
            bytes  bigint,
            UNIQUE (id, sha256));
        CREATE TABLE IF NOT EXISTS {FileParts} (
            file   uuid NOT NULL REFERENCES {Files} ON DELETE CASCADE,
            number integer NOT NULL,
            data   bytea NOT NULL,
            PRIMARY KEY (file, number));
        """;

    /// <summary>The schema of a generation.</summary>
    public string Place(ReadPlace of)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{schema}_{of.Name}_{of.Fingerprint}_{of.Number:D4}");
        return place.Length <= Longest ? place : throw new ArgumentException($"'{place}' is too long for the name of a schema.", nameof(of));
    }

    /// <summary>As <see cref="Place"/> put it together.</summary>
    public ReadPlace Parse(string place)
    {
        var parts = place[(schema.Length + 1)..].Split('_');
        return new(string.Join('_', parts[..^2]), parts[^2], int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,7}$")]
    private static partial Regex Prefix();
}

/// <summary>One generation of a read model.</summary>
internal sealed record ReadPlace(string Name, string Fingerprint, int Number)
{
    /// <summary>What one node at a time follows: each release its own.</summary>
    public string Lease => $"{Name}_{Fingerprint}";
}
