using PartnerGraph.Write.EventStore.EventStoreDb.Connecting;

namespace PartnerGraph.Write.EventStore.EventStoreDb.Log;

/// <summary>The log on the cluster: one stream of the server that this node appends to and takes its copy from.</summary>
internal sealed class ClusterLog(ServerStreams server, PayloadsAhead ahead, string stream)
{
    private const int Page = 1_000;

    /// <summary>Which log it is; begun when there is none, once whoever starts at the same time.</summary>
    /// <exception cref="UnknownLayoutException">A newer release began it.</exception>
    public async Task<LogHeader> Header(CancellationToken cancellation)
    {
        while (true)
        {
            if (await Present(cancellation) is { } header) return header;
            await server.Append(stream, -1, [new(0, Guid.NewGuid(), LogHeader.Type, new LogHeader(Guid.NewGuid(), LogHeader.KnownLayout).Write(), default)], cancellation);
        }
    }

    /// <summary>Which log it is; null when there is none.</summary>
    /// <exception cref="UnknownLayoutException">A newer release began it.</exception>
    public async Task<LogHeader?> Present(CancellationToken cancellation)
    {
        await foreach (var first in server.Read(stream, 0, 1, cancellation))
        {
            if (first.Revision != 0) throw new StoreDamagedException("The stream of the event log was deleted or cut off at its beginning.");
            var header = LogHeader.Read(first.Type, first.Data.Span);
            return header.Layout == LogHeader.KnownLayout ? header : throw new UnknownLayoutException(header.Layout, LogHeader.KnownLayout);
        }

        return null;
    }

    /// <returns>False when another node was faster; nothing was stored.</returns>
    public async Task<bool> Append(IReadOnlyList<LogRecord> records, CancellationToken cancellation) =>
        await server.Append(stream, records[0].Position - 1, await ahead.Send(records, cancellation), cancellation);

    /// <summary>Brings the copy to where the leader's log ends now.</summary>
    /// <exception cref="StoreDamagedException">The log is not the one that the copy was taken from.</exception>
    public async Task CatchUp(LocalCopy copy, CancellationToken cancellation)
    {
        var head = await copy.Head();
        var last = await server.Last(stream, cancellation);
        if (last < head) throw new StoreDamagedException($"The event log ends at position {Math.Max(0, last)}, and {head} were in it before.");
        while (head < last)
        {
            await Take(copy, server.Read(stream, head + 1, Page, cancellation), cancellation);
            // An append that is longer than a page is read to its end.
            if (await copy.Head() is var reached && reached > head) head = reached;
            else await Take(copy, server.Read(stream, head + 1, int.MaxValue, cancellation), cancellation, once: true);
        }
    }

    /// <exception cref="StoreDamagedException">The log does not hold what the copy ends with.</exception>
    public async Task Compare(LocalCopy copy, CancellationToken cancellation)
    {
        var (facts, link) = await copy.Facts([], []);
        if (facts.Head == 0) return;
        await foreach (var read in server.Read(stream, facts.Head, 1, cancellation))
            if (LogEnvelope.Read(read.Metadata).Link.AsSpan().SequenceEqual(link)) return;
        throw new StoreDamagedException($"The event log was replaced or altered: what this node has seen of it, up to position {facts.Head}, is not in it any more.");
    }

    /// <summary>Takes over what is appended, for as long as the connection stands.</summary>
    public async Task Follow(LocalCopy copy, CancellationToken cancellation) =>
        await Take(copy, server.Follow(stream, await copy.Head(), cancellation), cancellation);

    // What is there already is taken in one go; the end of an append that is still to come is waited for.
    private async Task Take(LocalCopy copy, IAsyncEnumerable<ServerEvent> events, CancellationToken cancellation, bool once = false)
    {
        var taken = new List<LogRecord>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var reading = events.GetAsyncEnumerator(ending.Token);
        var next = reading.MoveNextAsync().AsTask();
        try
        {
            while (await next)
            {
                taken.Add(await ahead.Fetch(reading.Current, cancellation));
                next = reading.MoveNextAsync().AsTask();
                if (taken[^1].Envelope.More || (next.IsCompleted && taken.Count < Page)) continue;
                await copy.Apply(taken);
                taken.Clear();
                if (once) return;
            }

            // A page may end within an append, which the next one begins with.
            var whole = taken.FindLastIndex(record => !record.Envelope.More) + 1;
            if (whole > 0) await copy.Apply(taken[..whole]);
        }
        finally
        {
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
