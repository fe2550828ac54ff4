using Npgsql;

namespace PartnerGraph.EventStore.Contract;

/// <summary>A node's own login, by which a test cuts it off from the server as a broken network would, and lets it in again.</summary>
public sealed class NodeRole
{
    private readonly PostgreSqlServer _server;
    private readonly string _name = $"node_{Guid.NewGuid():N}";

    public NodeRole(PostgreSqlServer server)
    {
        _server = server;
        // What one node makes, the others change and remove.
        Run($"CREATE ROLE {_name} LOGIN SUPERUSER");
    }

    public string Name => _name;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Username = _name }.ConnectionString;

    public void CutOff() => Run($"ALTER ROLE {_name} NOLOGIN; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{_name}'");

    public void LetIn() => Run($"ALTER ROLE {_name} LOGIN");

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(_server.ConnectionString);
        connection.Open();
#pragma warning disable CA2100 // The test's own text.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
