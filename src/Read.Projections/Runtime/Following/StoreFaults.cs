using Microsoft.Data.Sqlite;
using PartnerGraph.Read.Projections.Runtime.Sql.PostgreSql;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Runtime.Following;

/// <summary>
/// Tells faults of what keeps data (the read model, or the log that is read or that a reaction writes to) from faults of an event. An event is
/// set aside for its own fault alone: a full disk would otherwise empty the read models one event after the other.
/// </summary>
public static class StoreFaults
{
    private const int Busy = 5, Locked = 6, OutOfMemory = 7, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Protocol = 15,
        NotADatabase = 26, Interrupted = 9;

    /// <summary>Whether it is over when there is room again, another process is done, or a disk is back.</summary>
    public static bool IsPassing(Exception fault) =>
        CodeOf(fault) is Busy or Locked or OutOfMemory or ReadOnly or InputOutput or Full or CannotOpen or Protocol || IsAway(fault) || ReadDatabaseFaults.IsPassing(fault);

    /// <summary>
    /// Whether it is a fault of a file or the disk below it, which somebody has to look at when it lasts; a full disk and a busy process say by
    /// themselves what is missing.
    /// </summary>
    public static bool IsOfAFile(Exception fault) => CodeOf(fault) is ReadOnly or InputOutput or CannotOpen;

    /// <summary>The reason with the file that it is about, which SQLite does not name.</summary>
    /// <param name="place">What was opened or written, unless the log itself failed.</param>
    public static string Told(Exception fault, string? place) =>
        IsOfAFile(fault) && (EventLogFaults.FileOf(fault) ?? place) is { } file ? $"{fault.Message} ({file})" : fault.Message;

    /// <summary>Whether somebody has to repair or rebuild the store.</summary>
    public static bool IsDamage(Exception fault) => CodeOf(fault) is Corrupt or NotADatabase || IsOfTheLog(fault);

    /// <summary>Whether a read was ended because nobody waits for it any more.</summary>
    public static bool IsInterrupted(Exception fault) => CodeOf(fault) == Interrupted;

    private static bool IsAway(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault is StoreUnavailableException or StoreAccessDeniedException) return true;
        return false;
    }

    private static bool IsOfTheLog(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault is StoreDamagedException or LogDiffersException) return true;
        return false;
    }

    private static int? CodeOf(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault is SqliteException sqlite) return sqlite.SqliteErrorCode;
        return null;
    }
}
