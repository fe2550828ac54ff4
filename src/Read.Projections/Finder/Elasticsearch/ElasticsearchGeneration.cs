using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Transport;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Quarantining;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Finder.Elasticsearch;

/// <summary>
/// One index. Elasticsearch has no transactions, so entries are written first and the checkpoint after them. A crash between the two leaves
/// entries that are ahead of the checkpoint; their events are then applied again, and change nothing, because every entry holds
/// the position that it includes. Two processes at once do no more harm: older versions never replace newer ones.
/// </summary>
internal sealed class ElasticsearchGeneration(ElasticsearchConnection client, FinderIndices indices, string index) : IReadModelGeneration
{
    private Checkpoint? seen;

    public string Name => index;

    public LogMark? Mark { get; set; }

    public async Task<bool> IsReady(CancellationToken cancellation) => await Checkpoint.Read(client, index, cancellation) is { Ready: true };

    public async Task<long> Open(bool ready, CancellationToken cancellation)
    {
        if (await Checkpoint.Read(client, index, cancellation) is not { } found)
        {
            await indices.Create(index, cancellation);
            // Not written: another process did, and may be further already.
            await new Checkpoint(0, ready).Write(client, index, cancellation);
            found = await Read(cancellation);
        }

        (seen, Mark) = (found, found.Mark);
        return found.Position;
    }

    public async Task MarkReady(CancellationToken cancellation)
    {
        // While it filled, nobody searched it and nothing was refreshed.
        (await client.Ask(ElasticsearchRequest.Post($"{index}/_refresh"), cancellation)).Require();
        while (!await ((await Read(cancellation)) with { Ready = true }).Write(client, index, cancellation)) cancellation.ThrowIfCancellationRequested();
    }

    public async Task<IReadOnlyList<QuarantinedStream>> Quarantined(CancellationToken cancellation) => (seen ?? await Read(cancellation)).Streams;

    public async Task<CommitResult> Commit(
        IReadOnlyList<Recorded> batch, QuarantineChange quarantine, long after, long position, CancellationToken cancellation)
    {
        var checkpoint = await Read(cancellation);
        if (checkpoint.Position != after) return new(checkpoint.Position, Applied: false);
        if (batch.Count > 0)
        {
            var known = await EntryReads.Get(client, index, FinderEvents.PartnersOf(batch), cancellation);
            await new BulkWriter(client, index).Write(FinderEvents.Fold(known, batch), refresh: checkpoint.Ready, cancellation);
        }

        return await (checkpoint.With(quarantine) with { Position = position, Log = Mark?.ToString() }).Write(client, index, cancellation)
            ? new(position, Applied: true)
            : new((await Read(cancellation)).Position, Applied: false);
    }

    public Task Delete() => indices.Delete(index, CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Checkpoint> Read(CancellationToken cancellation) => seen =
        await Checkpoint.Read(client, index, cancellation)
        ?? throw new InvalidOperationException($"The index {index} is gone: another process has replaced it. Start this one again to follow the one that serves.");
}
