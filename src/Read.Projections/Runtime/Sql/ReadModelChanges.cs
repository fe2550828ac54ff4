using Microsoft.Data.Sqlite;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql.Files;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>What the rows of a read model stand at. Two that are equal have the same rows behind them.</summary>
public readonly record struct ReadModelStamp(string File, long Version);

/// <summary>
/// Tells whether the rows of a read model may have changed, whichever process wrote them: SQLite counts the commits that others than the asking
/// connection made, which costs a hundredth of a query.
/// </summary>
public sealed class ReadModelChanges<TProjection> : IDisposable where TProjection : Projection
{
    private readonly ReadModelFiles files;
    private readonly Lock gate = new();
    private SqliteConnection? connection;
    private SqliteCommand? commits;
    private string watched = "";

    internal ReadModelChanges(ReadModelFiles files) => this.files = files;

    /// <exception cref="ReadModelUnavailableException">The host has not opened the read model.</exception>
    /// <exception cref="FiguresIncompleteException">It lacks what the running request would add up.</exception>
    public ReadModelStamp Now()
    {
        var (file, lease) = files.Rent();
        using (lease)
        {
            lock (gate)
            {
                if (file != watched) Watch(file);
                return new(file, (long)commits!.ExecuteScalar()!);
            }
        }
    }

    public void Dispose()
    {
        lock (gate) Close();
    }

    private void Watch(string file)
    {
        Close();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder(ReadModelFiles.ConnectionString(file, reading: true)) { Pooling = false }.ToString());
        connection.Open();
        commits = connection.CreateCommand();
        commits.CommandText = "PRAGMA data_version";
        commits.Prepare();
        watched = file;
    }

    private void Close()
    {
        watched = "";
        commits?.Dispose();
        connection?.Dispose();
    }
}
