using Lucene.Net.Index;
using Lucene.Net.Store;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>What a look from outside tells of a generation, whether or not somebody writes to it: nothing is locked and nothing changed.</summary>
/// <param name="Position">The log position that the last commit includes; 0 when it cannot be read.</param>
/// <param name="IsReady">Whether it may serve; true for one that cannot be read, since it may have served.</param>
/// <param name="Entries">How many the index has, listed or not.</param>
/// <param name="Damage">Null when every file of the last commit is sound.</param>
/// <param name="Quarantined">The streams that it lacks.</param>
/// <param name="Log">By what it recognises the log that it follows; null before the first event.</param>
public sealed record LuceneInspection(
    long Position, bool IsReady, int Entries, string? Damage, IReadOnlyList<QuarantinedStream> Quarantined, LogMark? Log)
{
    // A writer may delete the files of a commit while they are looked at, since it has made another one.
    private const int MostCommits = 5;

    /// <summary>Reads every file; null when nothing has been committed yet.</summary>
    public static LuceneInspection? Of(string folder)
    {
        using var files = FSDirectory.Open(folder);
        for (var attempt = 1; ; attempt++)
        {
            var commit = Commit(files);
            if (commit is null) return null;
            var seen = Look(files);
            if (seen.Damage is null || attempt == MostCommits || Commit(files) == commit) return seen;
        }
    }

    private static string? Commit(FSDirectory files)
    {
        try
        {
            return SegmentInfos.GetLastCommitSegmentsFileName(files);
        }
        catch (FormatException)
        {
            // The name of a file tells no commit; the look at the index says what is wrong.
            return "";
        }
    }

    private static LuceneInspection Look(FSDirectory files)
    {
        try
        {
            var (position, ready, log, quarantined) = CommitData.Of(files);
            var status = new CheckIndex(files).DoCheckIndex();
            var entries = status.SegmentInfos.Sum(segment => segment.DocCount - segment.NumDeleted);
            return new(position, ready, entries, status.Clean ? null : $"{status.NumBadSegments} of {status.NumSegments} segments are damaged", quarantined, log);
        }
        catch (Exception unreadable)
        {
            // Damaged files make the library fail in any way: by a length that overflows, an offset outside of an array, a missing key.
            return new(0, IsReady: true, Entries: 0, unreadable.Message, [], null);
        }
    }
}
