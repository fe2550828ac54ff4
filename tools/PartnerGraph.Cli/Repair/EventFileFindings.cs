using PartnerGraph.Write.EventStore.Sqlite.Files;

namespace PartnerGraph.Cli.Repair;

/// <summary>What is to be said of the event file.</summary>
internal static class EventFileFindings
{
    private const string Subject = "event file";

    public static IEnumerable<Finding> Of(StoreInspection seen, bool full)
    {
        foreach (var problem in seen.Problems) yield return Finding.Broken(Subject, problem);
        if (seen.Problems.Count > 0) yield break;
        if (seen.Layout < StoreInspection.PresentLayout)
        {
            yield return Finding.Doubtful(Subject, "opens, passes the integrity check, streams are whole; it has no chain yet, the next start of this release computes it");
            yield break;
        }

        yield return Finding.Fine(Subject, "opens, passes the integrity check, streams are whole, nothing acknowledged is missing");
        yield return Finding.Fine("chain", full
            ? $"every event is as it was committed; log {seen.Head!.Log:N} at position {seen.Head.Position} has the hash {seen.Head.Hash}"
            : "the last events are as they were committed; --full compares all of them");
    }
}
