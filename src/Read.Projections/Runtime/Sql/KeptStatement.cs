using Microsoft.Data.Sqlite;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>
/// A statement that is asked again and again, prepared once on a connection of its own. It needs no mapping, which a process that has only started has
/// not made yet.
/// </summary>
public sealed class KeptStatement : IDisposable
{
    private readonly ReadModelFiles files;
    private readonly string sql;
    private readonly Lock gate = new();
    private SqliteConnection? connection;
    private SqliteCommand? command;
    private string asked = "";

    internal KeptStatement(ReadModelFiles files, string sql) => (this.files, this.sql) = (files, sql);

    /// <summary>The first value of the first row; null when there is no row.</summary>
    /// <exception cref="ReadModelUnavailableException">The host has not opened the read model.</exception>
    /// <exception cref="FiguresIncompleteException">It lacks what the running request would add up.</exception>
    public object? Scalar() => Ask().Value;

    internal (string File, object? Value) Ask()
    {
        var (file, lease) = files.Rent();
        using (lease)
        {
            lock (gate)
            {
                if (file != asked) Prepare(file);
                return (file, command!.ExecuteScalar());
            }
        }
    }

    public void Dispose()
    {
        lock (gate) Close();
    }

    private void Prepare(string file)
    {
        Close();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder(ReadModelFiles.ConnectionString(file, reading: true)) { Pooling = false }.ToString());
        connection.Open();
        command = connection.CreateCommand();
        command.CommandText = sql;
        command.Prepare();
        asked = file;
    }

    private void Close()
    {
        asked = "";
        command?.Dispose();
        connection?.Dispose();
    }
}

/// <summary>Statements about the rows of one read model.</summary>
public interface IReadModelStatements<TProjection> where TProjection : Projection
{
    /// <summary>A statement of whoever disposes of it.</summary>
    KeptStatement Keep(string sql);
}
