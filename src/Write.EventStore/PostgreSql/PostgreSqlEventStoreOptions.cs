namespace PartnerGraph.Write.EventStore.PostgreSql;

/// <summary>Where the event log in PostgreSQL lives and how much it may take.</summary>
public sealed class PostgreSqlEventStoreOptions
{
    /// <summary>As Npgsql reads it, such as <c>Host=db;Database=partnergraph;Username=partnergraph;Password=...</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The schema of the log's tables; made when missing. Lower-case letters, digits and <c>_</c>.</summary>
    public string Schema { get; set; } = "partnergraph_events";

    /// <summary>The most events that share one commit (one append is never split), and the most appends that wait in the queue.</summary>
    public int MaxBatch { get; set; } = 4096;

    /// <summary>How long appends wait for a server that is away or for another node's commit before they fail.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);
}
