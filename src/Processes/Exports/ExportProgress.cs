using System.Collections.Concurrent;
using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Processes.Exports;

/// <summary>How far the exports have come that this process is writing; told while they are, and kept nowhere.</summary>
public sealed class ExportProgress
{
    private readonly ConcurrentDictionary<string, (long Rows, long Of)> running = [];

    /// <summary>Null when this process is not writing it.</summary>
    public (long Rows, long Of)? Of(string exportId)
    {
        ReadTrace.Current?.NotePassing();
        return running.TryGetValue(exportId, out var reached) ? reached : null;
    }

    internal void Reach(string exportId, long rows, long of) => running[exportId] = (rows, of);

    internal void End(string exportId) => running.TryRemove(exportId, out _);
}
