using System.Collections.Concurrent;
using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Platform.Reads;

[Description("How much of the log a figure includes.")]
public sealed class AsOf(long position, long behind)
{
    [Description("The figure includes everything up to this position of the log.")]
    public LogPosition Position => new(position);

    internal long Reached => position;

    [Description("UTC; when the event at that position happened. Null while there is none.")]
    public async Task<DateTimeOffset?> At(FigurePositions positions, CancellationToken cancellation) => await positions.TimeOf(position, cancellation);

    [Description("How many events of the log it may lack; 0 when it includes everything that concerns it.")]
    public long Behind => behind;
}

/// <summary>Finds out how much of the log a figure of the running request includes.</summary>
public sealed class FigurePositions(ProjectionHost projections, IEventStore events, EventTypeRegistry types)
{
    // Up to where nothing was missing: a read model to which nothing happens stays where it is while the log goes on.
    private readonly ConcurrentDictionary<string, long> passed = new(StringComparer.Ordinal);

    /// <summary>Asked once for all figures beside one another.</summary>
    /// <param name="readModel">The one that the figure comes from.</param>
    public IDataLoaderResult<AsOf> Of(IResolveFieldContext context, string readModel) =>
        context.Load<string, AsOf>("as-of", readModel, async (readModels, cancellation) =>
        {
            var found = new Dictionary<string, AsOf>();
            foreach (var each in readModels) found[each] = await Of(each, cancellation);
            return found;
        }).Then(found => found!);

    /// <summary>Of figures that come from two read models: what both include.</summary>
    public IDataLoaderResult<AsOf> Of(IResolveFieldContext context, string readModel, string other) =>
        context.Load<(string, string), AsOf>("as-of-both", (readModel, other), async (pairs, cancellation) =>
        {
            var found = new Dictionary<(string, string), AsOf>();
            foreach (var pair in pairs)
            {
                var (one, two) = (await Of(pair.Item1, cancellation), await Of(pair.Item2, cancellation));
                found[pair] = one.Reached <= two.Reached ? one : two;
            }

            return found;
        }).Then(found => found!);

    private async Task<AsOf> Of(string readModel, CancellationToken cancellation)
    {
        // As it stood before the request asked it, so that what the figure says is never less than what is told here.
        var status = ReadTrace.Current?.Note(readModel) ?? projections.StatusOf(readModel)
            ?? throw new ReadModelUnavailableException(readModel);
        var missing = await FirstMissing(readModel, status.Position, cancellation);
        if (missing is { Events.Count: 0, AtHead: true }) return new(missing.ScannedTo, 0);
        // It may go on over what does not concern it without anything being written.
        ReadTrace.Current?.NotePassing();
        return new(status.Position, await events.Head(cancellation) - status.Position);
    }

    /// <summary>How many events a read model may lack; 0 when they are fewer than <paramref name="told"/>, or none concerns it.</summary>
    public async ValueTask<long> Lag(ProjectionStatus status, long told, CancellationToken cancellation)
    {
        var from = Math.Max(status.Position, passed.GetValueOrDefault(status.Name));
        if (status.Head - from < told) return 0;
        var missing = await FirstMissing(status.Name, from, cancellation);
        if (missing.Events.Count > 0 || !missing.AtHead) return status.Head - status.Position;
        passed[status.Name] = missing.ScannedTo;
        return 0;
    }

    internal async Task<DateTimeOffset?> TimeOf(long position, CancellationToken cancellation) =>
        position > 0 && (await events.ReadAll(position - 1, 1, cancellation: cancellation)).Events is [var stored, ..]
            ? EventMetadata.Decode(stored.Metadata.Span).OccurredAt
            : null;

    private Task<EventPage> FirstMissing(string readModel, long after, CancellationToken cancellation) =>
        events.ReadAll(after, 1, [.. projections.EventsOf(readModel).SelectMany(types.StoredNamesOf)], cancellation);
}
