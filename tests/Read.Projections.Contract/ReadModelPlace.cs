using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartnerGraph.EventStore.Contract;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;

namespace PartnerGraph.Read.Projections.Contract;

/// <summary>Where the read models of tests lie, and how a test reaches behind the product's back.</summary>
public static class ReadModelPlace
{
    /// <summary>Runs every test on PostgreSQL: PARTNERGRAPH_TEST_READMODEL=postgresql dotnet test tests/Read.Projections.Tests</summary>
    public static bool AllInPostgreSql { get; } = Environment.GetEnvironmentVariable("PARTNERGRAPH_TEST_READMODEL") == "postgresql";

    /// <summary>A place of its own for whatever would lie in the directory.</summary>
    public static PostgreSqlReadOptions InPostgreSql(string directory, PostgreSqlServer? server = null) => new()
    {
        ConnectionString = (server ?? PostgreSqlServer.Shared).ConnectionString,
        Schema = $"r{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(directory)))[..7]}",
        Lease = TimeSpan.FromSeconds(1),
    };

    /// <summary>Refuses every move of the checkpoint from now on, until what is returned is run.</summary>
    public static async Task<Func<Task>> RefuseCommits(ReadModelContext db)
    {
        if (!db.Database.IsNpgsql())
        {
            var file = db.Database.GetConnectionString()!;
            await InFile(file, "CREATE TRIGGER crash BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'crash'); END");
            return () => InFile(file, "DROP TRIGGER crash");
        }

        var (server, schema) = (db.Database.GetConnectionString()!, await Schema(db));
        await OnServer(server, $"""
            CREATE FUNCTION "{schema}".crash() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''crash''; END' LANGUAGE plpgsql;
            CREATE TRIGGER crash BEFORE UPDATE ON "{schema}".checkpoint EXECUTE FUNCTION "{schema}".crash()
            """);
        return () => OnServer(server, $"DROP FUNCTION \"{schema}\".crash() CASCADE");
    }

    /// <summary>The schema that a context in PostgreSQL reads.</summary>
    public static async Task<string> Schema(ReadModelContext db) => (await db.Database.SqlQueryRaw<string>("SELECT current_schema()::text AS \"Value\"").ToListAsync()).Single();

#pragma warning disable CA2100 // The tests' own texts.
    private static async Task InFile(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task OnServer(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
#pragma warning restore CA2100
}
