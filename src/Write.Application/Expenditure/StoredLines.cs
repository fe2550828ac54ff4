using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>What is known of a stored line to whoever imports its source again.</summary>
/// <param name="AmountDue">In units of the eighth decimal.</param>
public sealed record StoredLineInfo(string LineId, string CustomerId, DateTimeOffset ChargedFrom, Write.Domain.Kernel.Money AmountDue, long Position);

/// <param name="Next">Ask again after this position.</param>
/// <param name="AtEnd">Whether the log holds no more.</param>
public sealed record StoredLinePage(IReadOnlyList<StoredLineInfo> Lines, long Next, bool AtEnd);

/// <summary>
/// The lines of one source, straight from the log: an import must not decide on a read model that may be behind, and asks seldom enough
/// that no index is kept for it.
/// </summary>
public sealed class StoredLines(IEventStore store, EventTypeRegistry types)
{
    private const int EventsInPage = 2_000;

    private readonly string[] type = [.. types.StoredNamesOf(typeof(ExpenditureRecorded))];

    /// <summary>The lines among the next events after a position whose charge begins in a period; often none.</summary>
    /// <param name="until">Exclusive.</param>
    public async Task<StoredLinePage> After(
        long position, string source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation = default)
    {
        var prefix = $"expenditure-line-{source}:";
        var page = await store.ReadAll(position, EventsInPage, type, cancellation);
        List<StoredLineInfo> lines = [];
        foreach (var stored in page.Events)
        {
            // The name of the stream tells the source, so that the lines of others are not decoded.
            if (!stored.Stream.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var line = (ExpenditureRecorded)types.Deserialize(stored.Type, stored.Data.Span);
            if (line.ChargedFrom >= from && line.ChargedFrom < until)
                lines.Add(new(line.LineId, line.CustomerId, line.ChargedFrom, line.AmountDue, stored.Position));
        }

        return new(lines, page.ScannedTo, page.AtHead);
    }
}
