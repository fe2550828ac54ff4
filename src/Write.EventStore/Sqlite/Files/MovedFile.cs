using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace PartnerGraph.Write.EventStore.Sqlite.Files;

/// <summary>Whether the event file still lies where it was opened.</summary>
internal static class MovedFile
{
    private const int HasMoved = 20;

    /// <exception cref="StoreDamagedException">The file was moved, deleted or replaced: what is written to it now could not be found again.</exception>
    public static void Check(SqliteConnection connection)
    {
        var moved = 0;
        var answer = FileControl(connection.Handle!.DangerousGetHandle(), "main", HasMoved, ref moved);
        if (answer == SQLITE_OK && moved != 0) throw new StoreDamagedException("The event file was moved, deleted or replaced while it was open.");
    }

    // The wrapper offers everything but this.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(nint connection, string database, int operation, ref int answer);
}
