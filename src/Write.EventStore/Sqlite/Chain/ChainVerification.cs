using Microsoft.Data.Sqlite;
using PartnerGraph.Write.EventStore.Chain;
using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Write.EventStore.Sqlite.Chain;

/// <summary>Computes links again and compares them with those that were stored with the commits.</summary>
internal sealed class ChainVerification(SqliteConnection connection)
{
    // What a start looks at: it costs some tens of milliseconds and covers what a crash can have touched last.
    private const long LastSegment = 10_000;

    private const int MostTold = 5;

    /// <summary>The first position to be verified with the last segment: the end of an earlier commit.</summary>
    public long StartOfLastSegment()
    {
        using var start = new Statement(connection, """
            SELECT max(position) FROM chain WHERE position <= (SELECT max(position) FROM chain) - ?1
            """);
        return start.Bind(1, LastSegment).Step() ? start.Int64(0) : 0;
    }

    /// <summary>What differs after a position; the log may grow meanwhile.</summary>
    public List<string> Run(long after)
    {
        List<string> problems = [];
        using var links = new Statement(connection, "SELECT position, hash FROM chain WHERE position >= ?1 AND position <= (SELECT max(position) FROM chain) ORDER BY position");
        using var events = new ChainedEvents(connection);
        using var hash = new ChainHash();
        links.Bind(1, after);
        if (!links.Step()) return ["The event file has no chain."];
        var (from, before) = (links.Int64(0), links.Blob(1).ToArray());
        while (links.Step() && problems.Count < MostTold)
        {
            var (to, stored) = (links.Int64(0), links.Blob(1).ToArray());
            hash.Begin(before);
            var (count, _) = events.AddTo(hash, from, to, long.MaxValue);
            if (count != to - from) problems.Add($"Of the events that were committed at positions {from + 1} to {to}, {to - from - count} are missing.");
            else if (!hash.End().AsSpan().SequenceEqual(stored)) problems.Add($"The events at positions {from + 1} to {to} are not those that were committed.");
            (from, before) = (to, stored);
        }

        return problems;
    }
}
