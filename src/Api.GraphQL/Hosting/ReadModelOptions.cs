using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Api.GraphQL.Hosting;

public enum ReadModelKind
{
    /// <summary>Files in the data directory, for this node alone.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, which any number of nodes share (ADR 69).</summary>
    PostgreSql,
}

public sealed class ReadModelOptions
{
    public ReadModelKind Kind { get; set; }

    /// <summary>Of the database, as Npgsql reads it; not used by the embedded one.</summary>
    public string? ConnectionString { get; set; }

    /// <inheritdoc cref="PostgreSqlReadOptions.Schema"/>
    public string Schema { get; set; } = new PostgreSqlReadOptions().Schema;

    /// <inheritdoc cref="PostgreSqlReadOptions.Lease"/>
    public TimeSpan Lease { get; set; } = new PostgreSqlReadOptions().Lease;

    internal PostgreSqlReadOptions? PostgreSql()
    {
        if (Kind != ReadModelKind.PostgreSql) return null;
        if (string.IsNullOrWhiteSpace(ConnectionString))
            throw new InvalidOperationException(
                $"The read models in PostgreSQL need {PartnerGraphOptions.Section}:{nameof(PartnerGraphOptions.ReadModel)}:{nameof(ConnectionString)}.");
        return new() { ConnectionString = ConnectionString, Schema = Schema, Lease = Lease };
    }
}
