using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;
using PartnerGraph.Write.EventStore.EventStoreDb.Log;

namespace PartnerGraph.Write.EventStore.EventStoreDb;

/// <summary>How a log on a cluster looks from outside, whether or not nodes append to it: read as a whole and compared with its chain. Nothing is written.</summary>
/// <param name="Head">Its end; null when there is no log that can be read.</param>
/// <param name="Types">The stored types of its events.</param>
/// <param name="Problems">What is missing or altered; one sentence each.</param>
public sealed record EventStoreDbInspection(LogMark? Head, IReadOnlyList<string> Types, IReadOnlyList<string> Problems)
{
    private const int Page = 2_000;

    /// <exception cref="ArgumentException">The connection string or the name of the stream is not understood.</exception>
    /// <exception cref="StoreUnavailableException">The cluster does not answer.</exception>
    /// <exception cref="StoreAccessDeniedException">It lets nobody in with these credentials.</exception>
    public static async Task<EventStoreDbInspection> Of(EventStoreDbOptions options, TimeProvider time, CancellationToken cancellation = default)
    {
        var directory = Directory.CreateTempSubdirectory("partnergraph-log-").FullName;
        var (channels, log) = EventStoreDbStore.Connect(options);
        try
        {
            return await Of(log, directory, time, cancellation);
        }
        catch (Exception fault) when (EventStoreDbFaults.Told(fault) is var told)
        {
            if (told is StoreDamagedException or UnknownLayoutException) return new(null, [], [told.Message]);
            if (told != fault) throw told;
            throw;
        }
        finally
        {
            channels.Dispose();
            LocalCopy.Delete(directory);
        }
    }

    private static async Task<EventStoreDbInspection> Of(ClusterLog log, string directory, TimeProvider time, CancellationToken cancellation)
    {
        if (await log.Present(cancellation) is not { } header) return new(null, [], ["The server holds no event log of this name."]);
        await using var copy = LocalCopy.Open(directory, header, time);
        await log.CatchUp(copy, cancellation);
        var types = new SortedSet<string>(StringComparer.Ordinal);
        for (var page = new EventPage([], 0, false); !page.AtHead;)
        {
            page = await copy.ReadAll(page.ScannedTo, Page, null, cancellation);
            types.UnionWith(page.Events.Select(stored => stored.Type));
        }

        return new(await copy.MarkAt(await copy.Head(), cancellation), [.. types], []);
    }
}
