using System.Text.RegularExpressions;
using Grpc.Core;
using PartnerGraph.EventStoreDb.Server.Protocol.Streams;
using PartnerGraph.EventStoreDb.Server.Store;

namespace PartnerGraph.EventStoreDb.Server.Services;

/// <summary>One read or subscription.</summary>
internal sealed class Reading(EventStoreDbNode node, ReadReq.Types.Options options, IServerStreamWriter<ReadResp> answers, Action cut)
{
    private readonly bool _idAsText = options.UuidOption.ContentCase == ReadReq.Types.Options.Types.UUIDOption.ContentOneofCase.String;
    private readonly bool _ofAll = options.StreamOptionCase == ReadReq.Types.Options.StreamOptionOneofCase.All;
    private readonly Predicate<StoredRecord> _matches = Filter(options);

    public Task Run(CancellationToken cancellation) =>
        options.CountOptionCase == ReadReq.Types.Options.CountOptionOneofCase.Subscription ? Subscribe(cancellation) : Page(cancellation);

    private async Task Page(CancellationToken cancellation)
    {
        if (Records() is not { } records)
        {
            await answers.WriteAsync(new() { StreamNotFound = new() { StreamIdentifier = options.Stream.StreamIdentifier } }, cancellation);
            return;
        }

        var forwards = options.ReadDirection == ReadReq.Types.Options.Types.ReadDirection.Forwards;
        var (from, isEnd) = From();
        var chosen = forwards
            ? records.Where(record => !isEnd && PlaceOf(record) >= (from ?? 0))
            // A position of the whole log is what a page ended before.
            : records.Reverse().Where(record => isEnd || from is null || (_ofAll ? PlaceOf(record) < from : PlaceOf(record) <= from));
        foreach (var record in chosen.Where(record => _matches(record)).Take((int)Math.Min(options.Count, int.MaxValue))) await Send(record, cancellation);
    }

    private async Task Subscribe(CancellationToken cancellation)
    {
        await answers.WriteAsync(new() { Confirmation = new() { SubscriptionId = Guid.NewGuid().ToString() } }, cancellation);
        var (from, isEnd) = From();
        if (isEnd) from = Records() is { Count: > 0 } present ? PlaceOf(present[^1]) : null;
        var (left, caughtUp) = (node.Faults.CutsSubscription() ? node.Faults.CutAfter : int.MaxValue, false);
        var window = (long)options.Filter.Window() * Math.Max(1, options.Filter?.CheckpointIntervalMultiplier ?? 1);
        var scanned = 0L;
        while (true)
        {
            // Asked for before the look: what comes in between is seen or wakes.
            var changed = node.Cluster.Log.Changed;
            foreach (var record in (Records() ?? []).Where(record => from is null || PlaceOf(record) > from))
            {
                if (left-- == 0) cut();
                cancellation.ThrowIfCancellationRequested();
                from = PlaceOf(record);
                if (_matches(record)) await Send(record, cancellation);
                if (options.Filter is not null && ++scanned % window == 0)
                    await answers.WriteAsync(new() { Checkpoint = new() { CommitPosition = record.Position, PreparePosition = record.Position } }, cancellation);
            }

            if (!caughtUp) await answers.WriteAsync(new() { CaughtUp = new() }, cancellation);
            caughtUp = true;
            await changed.WaitAsync(cancellation);
        }
    }

    private IReadOnlyList<StoredRecord>? Records()
    {
        if (_ofAll) return node.Cluster.Log.All();
        var stream = Wire.Name(options.Stream.StreamIdentifier);
        return node.Cluster.Log.Stream(stream, () => Refusals.StreamDeleted(stream));
    }

    private (ulong? From, bool IsEnd) From() => _ofAll
        ? options.All.AllOptionCase switch
        {
            ReadReq.Types.Options.Types.AllOptions.AllOptionOneofCase.Position => (options.All.Position.CommitPosition, false),
            ReadReq.Types.Options.Types.AllOptions.AllOptionOneofCase.End => (null, true),
            _ => (null, false),
        }
        : options.Stream.RevisionOptionCase switch
        {
            ReadReq.Types.Options.Types.StreamOptions.RevisionOptionOneofCase.Revision => (options.Stream.Revision, false),
            ReadReq.Types.Options.Types.StreamOptions.RevisionOptionOneofCase.End => (null, true),
            _ => (null, false),
        };

    private ulong PlaceOf(StoredRecord record) => _ofAll ? record.Position : record.Revision;

    private Task Send(StoredRecord record, CancellationToken cancellation) => answers.WriteAsync(Wire.Event(record, _idAsText, _ofAll), cancellation);

    private static Predicate<StoredRecord> Filter(ReadReq.Types.Options options) => options.Filter?.FilterCase switch
    {
        ReadReq.Types.Options.Types.FilterOptions.FilterOneofCase.StreamIdentifier => Filter(options.Filter.StreamIdentifier, record => record.Stream),
        ReadReq.Types.Options.Types.FilterOptions.FilterOneofCase.EventType => Filter(options.Filter.EventType, record => record.Type),
        _ => _ => true,
    };

    private static Predicate<StoredRecord> Filter(ReadReq.Types.Options.Types.FilterOptions.Types.Expression expression, Func<StoredRecord, string> of) => expression.Prefix.Count > 0
        ? record => expression.Prefix.Any(prefix => of(record).StartsWith(prefix, StringComparison.Ordinal))
        : record => Regex.IsMatch(of(record), expression.Regex);
}

file static class FilterWindows
{
    public static uint Window(this ReadReq.Types.Options.Types.FilterOptions? filter) =>
        filter is { WindowCase: ReadReq.Types.Options.Types.FilterOptions.WindowOneofCase.Max, Max: > 0 } ? filter.Max : 32;
}
