using System.Globalization;
using System.Runtime.CompilerServices;
using PartnerGraph.Cli.Moving;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Cli.Repair;

/// <summary>Looks at a log alone, wherever it lies; nodes may run on it meanwhile. Their read models are looked at in their directories, or through a server.</summary>
internal static class LogPlaceExamination
{
    public static async IAsyncEnumerable<Finding> Run(LogPlace place, bool full, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const string Subject = "event log";
        var (head, types, problems) = await place.Examine(full, cancellation);
        foreach (var problem in problems) yield return Finding.Broken(Subject, problem);
        if (head is null) yield break;
        if (problems.Count == 0)
        {
            yield return Finding.Fine(Subject, "streams are whole, nothing that was committed is missing");
            yield return Finding.Fine("chain", full
                ? $"every event is as it was committed; log {head.Log:N} at position {head.Position} has the hash {head.Hash}"
                : "the last events are as they were committed; --full compares all of them");
        }

        var source = await place.Source(cancellation);
        await using var opened = (IAsyncDisposable)source;
        var stored = await source.Head(cancellation);
        yield return Finding.Fine("events", string.Create(CultureInfo.InvariantCulture, $"{stored} stored"));
        var decoding = new EventDecoding(source, EventTypeRegistry.Domain, full);
        foreach (var type in types) yield return await decoding.Of(type, cancellation);
    }
}
