using Npgsql;

namespace PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;

/// <summary>Connections of one node to the database of its read models, from two pools: whoever takes over from a node ends what its writers left open.</summary>
internal sealed class ReadConnections : IDisposable
{
    // A writer that is cut off holds its rows no longer than this, whatever else happens.
    private const int LongestIdle = 60_000;

    public ReadConnections(PostgreSqlReadOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString)) throw new ArgumentException("The read models in PostgreSQL need a connection string.", nameof(options));
        // Whatever a session has set, its next user sets again.
        var given = new NpgsqlConnectionStringBuilder(options.ConnectionString) { NoResetOnClose = true };
        Readers = new NpgsqlConnectionStringBuilder(given.ConnectionString) { ApplicationName = $"partnergraph-reads-{Id}" }.ConnectionString;
        Writers = new NpgsqlConnectionStringBuilder(given.ConnectionString)
        {
            ApplicationName = Node, Options = $"-c idle_in_transaction_session_timeout={LongestIdle}",
        }.ConnectionString;
    }

    /// <summary>This node's name, as the server shows its writers.</summary>
    public string Node => $"partnergraph-{Id}";

    public string Readers { get; }

    public string Writers { get; }

    private string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>For what keeps a read model: however many read, it goes on.</summary>
    public async Task<NpgsqlConnection> Open(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(Writers);
        try
        {
            await Retried(async () =>
            {
                await connection.OpenAsync(cancellation);
                await using var awake = new NpgsqlCommand("SELECT", connection);
                await awake.ExecuteNonQueryAsync(cancellation);
            });
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A session that waited in its pool may be one of a server that has restarted: the first fault empties the pools.</summary>
    public async Task Retried(Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (Exception stale) when (ReadDatabaseFaults.IsPassing(stale))
        {
            Clear();
            await attempt();
        }
    }

    /// <inheritdoc cref="Retried(Func{Task})"/>
    public void Retried(Action attempt)
    {
        try
        {
            attempt();
        }
        catch (Exception stale) when (ReadDatabaseFaults.IsPassing(stale))
        {
            Clear();
            attempt();
        }
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        foreach (var pool in new[] { Readers, Writers })
        {
            using var of = new NpgsqlConnection(pool);
            NpgsqlConnection.ClearPool(of);
        }
    }
}
