using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Reading;
using static SQLitePCL.raw;

namespace PartnerGraph.Write.EventStore.Sqlite;

/// <summary>Keeps that the log was found damaged while it was in use: from then on nothing is read from it or written to it.</summary>
internal sealed class LogGuard(WakeUps wakeUps)
{
    private StoreDamagedException? _damage;

    public StoreDamagedException? Damage => Volatile.Read(ref _damage);

    /// <summary>The first reason counts; waiters are woken, so that they meet it.</summary>
    public void Tell(StoreDamagedException damage)
    {
        Interlocked.CompareExchange(ref _damage, damage, null);
        wakeUps.WakeAll();
    }

    /// <exception cref="StoreDamagedException">The log was found damaged.</exception>
    public void ThrowIfDamaged()
    {
        if (Damage is { } damage) throw new StoreDamagedException(damage.Message);
    }

    /// <exception cref="StoreDamagedException">The file was moved, deleted or replaced: what is written to it now could not be found again.</exception>
    public void ThrowIfMoved(SqliteConnection connection)
    {
        ThrowIfDamaged();
        var moved = 0;
        var answer = FileControl(connection.Handle!.DangerousGetHandle(), "main", HasMoved, ref moved);
        if (answer == SQLITE_OK && moved != 0) throw new StoreDamagedException("The event file was moved, deleted or replaced while it was open.");
    }

    private const int HasMoved = 20;

    // The wrapper offers everything but this.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(nint connection, string database, int operation, ref int answer);
}
