namespace PartnerGraph.Read.Projections.Runtime;

/// <summary>Where read models in PostgreSQL live.</summary>
public sealed class PostgreSqlReadOptions
{
    /// <summary>As Npgsql reads it, such as <c>Host=db;Database=partnergraph;Username=partnergraph;Password=...</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// The schema of what nodes tell each other, and the beginning of the names of the generations' schemas. At most eight lower-case letters, digits and
    /// <c>_</c>, a letter first.
    /// </summary>
    public string Schema { get; set; } = "read";

    /// <summary>How long a node that is silent goes on being the one that follows. Another takes over at most a third of it later.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(3);
}
