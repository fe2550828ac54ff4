using Microsoft.Data.Sqlite;

namespace PartnerGraph.Cli.Repair;

/// <summary>Looks at the file of a read model from outside, whether or not somebody keeps it at the moment.</summary>
internal static class ReadModelFile
{
    public static Finding Examine(DirectoryInfo data, string name, string fingerprint, long head)
    {
        var directory = Path.Combine(data.FullName, "read");
        var file = Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, $"{name}-{fingerprint}-*.db").OrderDescending(StringComparer.Ordinal).FirstOrDefault(IsReady)
            : null;
        if (file is null) return Finding.Doubtful(name, $"not built with the present layout ({fingerprint}); the next start of the server builds it");
        try
        {
            using var connection = Open(file);
            var verdict = Scalar<string>(connection, "PRAGMA quick_check(1)");
            if (verdict != "ok") return Finding.Broken(name, $"{verdict}; delete {file}, it is built anew");
            var position = Scalar<long>(connection, "SELECT Position FROM checkpoint");
            return position > head
                ? Finding.Broken(name, $"at position {position}, but the log ends at {head}: another store was put in its place; rebuild it")
                : Finding.Fine(name, $"at position {position} of {head}; what follows holds nothing for it, or is applied at the next start");
        }
        catch (SqliteException broken)
        {
            return Finding.Broken(name, $"{broken.Message}; delete {file}, it is built anew");
        }
    }

    private static bool IsReady(string file)
    {
        try
        {
            using var connection = Open(file);
            return Scalar<long>(connection, "SELECT count(*) FROM checkpoint WHERE Ready") > 0;
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
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
