using PartnerGraph.Write.EventStore.Chain;

namespace PartnerGraph.Write.EventStore.PostgreSql.Examining;

/// <summary>Computes links again and compares them with those that were stored with the commits.</summary>
internal sealed class PostgreSqlChainVerification(PostgreSqlLogRows rows)
{
    // Covers what a crash or a bad disk can have touched last, in some tens of milliseconds.
    private const long LastSegment = 10_000;

    private const int Page = 1_000, MostTold = 5;

    /// <summary>What differs: in the last segment, or anywhere.</summary>
    public async Task<List<string>> Run(bool full, long head, CancellationToken cancellation)
    {
        List<string> problems = [];
        using var hash = new ChainHash();
        var before = await Start(full ? 0 : Math.Max(0, head - LastSegment), cancellation);
        if (full && before != new LogLink(0, ChainHash.OfEmpty(await rows.Id(cancellation)))) problems.Add("The chain does not begin with this log.");
        while (problems.Count < MostTold && await rows.Links(before.Position, Page, cancellation) is { Count: > 0 } links)
        {
            foreach (var link in links)
            {
                hash.Begin(before.Hash);
                var found = await rows.AddTo(hash, before.Position, link.Position, cancellation);
                var committed = link.Position - before.Position;
                if (found != committed) problems.Add($"Of the events that were committed at positions {before.Position + 1} to {link.Position}, {committed - found} are missing.");
                else if (!hash.End().AsSpan().SequenceEqual(link.Hash)) problems.Add($"The events at positions {before.Position + 1} to {link.Position} are not those that were committed.");
                before = link;
                if (problems.Count == MostTold) break;
            }
        }

        return problems;
    }

    private async Task<LogLink> Start(long position, CancellationToken cancellation) => (await rows.Links(position - 1, 1, cancellation))[0];
}
