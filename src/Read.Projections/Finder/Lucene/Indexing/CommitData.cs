using System.Globalization;
using System.Text.Json;
using Lucene.Net.Index;
using Lucene.Net.Store;
using PartnerGraph.Read.Projections.Finder.Lucene.Searching;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Finder.Lucene.Indexing;

/// <summary>What a commit says beside its documents, in the same atomic file.</summary>
/// <param name="Position">The log position that it includes.</param>
/// <param name="IsReady">Whether the generation may serve.</param>
/// <param name="Log">By what the log is recognised; null before the first event.</param>
/// <param name="Quarantined">The streams that it lacks.</param>
internal readonly record struct CommitData(long Position, bool IsReady, LogMark? Log, IReadOnlyList<QuarantinedStream> Quarantined)
{
    private const string PositionKey = "position", ReadyKey = "ready", LogKey = "log", QuarantineKey = "quarantine";

    /// <summary>Of the last commit, whoever writes.</summary>
    /// <exception cref="IOException">There is none, or it cannot be read.</exception>
    public static CommitData Of(FSDirectory files)
    {
        var infos = new SegmentInfos();
        infos.Read(files);
        return Parse(infos.UserData);
    }

    /// <summary>Of the commit that a writer began with; null when there was none.</summary>
    public static CommitData? Of(IndexWriter writer) => writer.CommitData is { Count: > 0 } data ? Parse(data) : null;

    public void CommitWith(IndexWriter writer)
    {
        writer.SetCommitData(new Dictionary<string, string>
        {
            [PositionKey] = Position.ToString(CultureInfo.InvariantCulture), [ReadyKey] = IsReady.ToString(), [LogKey] = Log?.ToString() ?? "",
            [QuarantineKey] = JsonSerializer.Serialize(Quarantined),
        });
        writer.Commit();
    }

    private static CommitData Parse(IDictionary<string, string> data) => new(
        long.Parse(data[PositionKey], CultureInfo.InvariantCulture), bool.Parse(data[ReadyKey]),
        data.TryGetValue(LogKey, out var log) && LogMark.TryParse(log, out var mark) ? mark : null,
        data.TryGetValue(QuarantineKey, out var streams) ? JsonSerializer.Deserialize<QuarantinedStream[]>(streams)! : []);
}
