using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Chain;

/// <summary>Whether a log is the one that was acknowledged, as far as the file and its witness can tell.</summary>
/// <param name="witness">Read before the connection was opened: the log may grow, and is never behind it.</param>
/// <param name="walBeside">Whether there was a WAL beside the file before it was opened.</param>
internal sealed class LogExamination(SqliteConnection connection, LogMark? witness, bool walBeside)
{
    private readonly ChainVerification _chain = new(connection);

    /// <summary>The last segment alone: what every start looks at.</summary>
    public List<string> LastSegment() => Run(_chain.StartOfLastSegment());

    /// <summary>Every event.</summary>
    public List<string> Full() => Run(0);

    private List<string> Run(long after) => [.. Ends(), .. Whole(), .. Witnessed(), .. _chain.Run(after)];

    private IEnumerable<string> Ends()
    {
        using var ends = new Statement(connection, "SELECT (SELECT coalesce(max(position), 0) FROM events), (SELECT coalesce(max(position), 0) FROM chain)");
        ends.Step();
        var (events, chain) = (ends.Int64(0), ends.Int64(1));
        if (events != chain) yield return $"The event file ends at position {events}, and what was committed to it at {chain}.";
    }

    private IEnumerable<string> Whole()
    {
        using var closed = new Statement(connection, "SELECT closed FROM log");
        if (witness is null && !walBeside && closed.Scalar() is not 1)
            yield return "The event file is not whole: it was copied while a server had it open, or its WAL and its witness were removed.";
    }

    private IEnumerable<string> Witnessed()
    {
        if (witness is null) yield break;
        using var head = new Statement(connection, "SELECT max(position) FROM chain");
        using var at = new Statement(connection, "SELECT hash FROM chain WHERE position = ?1");
        var last = head.Scalar() ?? 0;
        if (LogTables.IdOf(connection) != witness.Log)
            yield return $"The event file is another log than the one that {SqliteEventStoreOptions.HeadFileName} witnesses.";
        else if (last < witness.Position)
            yield return $"Events are lost: the event file ends at position {last}, and {witness.Position} were acknowledged.";
        else if (!at.Bind(1, witness.Position).Step() || Convert.ToHexStringLower(at.Blob(0)) != witness.Hash)
            yield return $"The event file was replaced or altered: up to position {witness.Position} it is not what was acknowledged.";
    }
}
