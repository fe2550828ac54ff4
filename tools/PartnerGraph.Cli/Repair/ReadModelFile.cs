using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Cli.Repair;

/// <summary>Looks at the file of a read model or reaction from outside, whether or not somebody keeps it at the moment.</summary>
internal static class ReadModelFile
{
    private const int ReadOnlyDisk = 8, InputOutput = 10, CannotOpen = 14, NoSuchTable = 1;

    public static async Task<IReadOnlyList<Finding>> Examine(DirectoryInfo data, IReadModelStore model, LogComparison log, CancellationToken cancellation)
    {
        var (name, fingerprint, isReaction) = (model.Name, model.Fingerprint, model.IsReaction);
        var file = Serving(data, name, fingerprint);
        if (file is not null) return await Examine(name, file, isReaction, log, cancellation);
        return isReaction
            ? [Finding.Fine(name, "has not run on this store; a server runs it")]
            : [Finding.Doubtful(name, $"not built with the present layout ({fingerprint}); the next start of the server builds it")];
    }

    private static async Task<List<Finding>> Examine(string name, string file, bool isReaction, LogComparison log, CancellationToken cancellation)
    {
        try
        {
            using var connection = Open(file);
            var verdict = Scalar<string>(connection, "PRAGMA quick_check(1)");
            if (verdict != "ok") return [Finding.Broken(name, $"{verdict}; delete {file}, it is built anew")];
            var (position, mark) = Checkpoint(connection);
            return [await log.With(name, isReaction, position, mark, $"at position {position}", cancellation), .. SetAside(connection, name)];
        }
        catch (SqliteException broken)
        {
            return [Finding.Broken(name, $"{broken.Message}; delete {file}, it is built anew")];
        }
    }

    /// <summary>The position that the serving generation includes; null when there is none.</summary>
    public static long? PositionOf(DirectoryInfo data, string name, string fingerprint)
    {
        try
        {
            if (Serving(data, name, fingerprint) is not { } file) return null;
            using var connection = Open(file);
            return Scalar<long>(connection, "SELECT Position FROM checkpoint");
        }
        catch (SqliteException)
        {
            // Replaced at this moment by a rebuild.
            return null;
        }
    }

    private static (long Position, LogMark? Mark) Checkpoint(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Position, Log FROM checkpoint";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), LogMark.TryParse(reader.IsDBNull(1) ? null : reader.GetString(1), out var mark) ? mark : null);
    }

    private static List<Finding> SetAside(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Stream, Type, Position, Skipped, Reason FROM quarantine ORDER BY Position";
        using var reader = command.ExecuteReader();
        List<Finding> found = [];
        while (reader.Read())
            found.Add(Finding.SetAside(name, reader.GetString(0), reader.GetString(1), Text(reader.GetInt64(2)), Text(reader.GetInt64(3)), reader.GetString(4)));
        return found;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The file that serves; null when there is none yet.</summary>
    public static string? Serving(DirectoryInfo data, string name, string fingerprint)
    {
        var directory = Path.Combine(data.FullName, "read");
        return Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, $"{name}-{fingerprint}-*.db").OrderDescending(StringComparer.Ordinal).FirstOrDefault(IsReady)
            : null;
    }

    // What cannot be read is looked at all the same, and told to be broken; what a crash left without tables is passed over.
    private static bool IsReady(string file)
    {
        try
        {
            using var connection = Open(file);
            return Scalar<long>(connection, "SELECT count(*) FROM checkpoint WHERE Ready") > 0;
        }
        catch (SqliteException unreadable)
        {
            return unreadable.SqliteErrorCode != NoSuchTable;
        }
    }

    /// <summary>
    /// A read-only disk takes none of the files that SQLite needs beside a file that could be written to: there it is read as one that
    /// nobody changes, as is true of it.
    /// </summary>
    private static SqliteConnection Open(string file)
    {
        var connection = Connect(file);
        try
        {
            Scalar<long>(connection, "SELECT count(*) FROM sqlite_master");
            return connection;
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is ReadOnlyDisk or InputOutput or CannotOpen)
        {
            connection.Dispose();
            return Connect(new UriBuilder { Scheme = "file", Host = "", Path = file, Query = "immutable=1" }.Uri.AbsoluteUri);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>How a file is opened from outside: nothing of it is changed, and it is let go of afterwards.</summary>
    public static string Source(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    private static SqliteConnection Connect(string source)
    {
        var connection = new SqliteConnection(Source(source));
        connection.Open();
        return connection;
    }

    private static T Scalar<T>(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }
}
