using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Exports;

[Description("An export of the caller's own was asked for, or has come further.")]
public sealed record ExportChange(
    [property: Description("Hand it back as after to go on behind this change.")] string Cursor,
    [property: Id] string ExportId,
    [property: Description("How far it had come then.")] ExportState State,
    [property: Description("When it came there.")] DateTimeOffset ChangedAt)
{
    /// <summary>Its place in the log.</summary>
    internal long Position { get; init; }

    [SeenLike("export"), Description("That export as it stands now, which may be further; with the link to its file.")]
    public async Task<Export?> Export(IResolveFieldContext context, ExportQueries exports, ProjectionHost projections)
    {
        // It is told as soon as it is in the log, and read from what follows the log.
        await projections.WaitFor(Position, MutationRunner.ReadYourWritesBound, [ExportProjection.ReadModelName], context.CancellationToken);
        return await exports.Find(Actor.Of(context), GlobalId.KeyOf(nameof(Export), ExportId), context.CancellationToken);
    }
}

public sealed class ExportSubscriptions(EventFeed feed) : ITopics
{
    // The vendor's staff belongs to no partner, and sees what concerns any of them.
    private const string Nobodys = "";

    private static readonly Topic<ExportChange> Changes = new(
        [typeof(ExportRequested), typeof(ExportCompleted), typeof(ExportFailed), typeof(ExportExpired), typeof(ExportDeleted)],
        recorded => Of(recorded).Owner is var owner && owner.CustomerId is { } customer ? new(null, customer) : new(owner.PartnerId ?? Nobodys),
        recorded => new(Cursor.Of(recorded.Position), GlobalId.Of(nameof(Export), Of(recorded).ExportId), Of(recorded).State, recorded.Metadata.OccurredAt)
        {
            Position = recorded.Position,
        });

    static IEnumerable<Topic> ITopics.Topics => [Changes];

    [Description("What becomes of the exports that the caller asked for: changes missed since the cursor after, in order and once, then live.")]
    public IObservable<ExportChange> ExportChanged(IResolveFieldContext context, string? after)
    {
        var asker = Actor.Of(context).Asker();
        return feed.Follow(context, after, Changes, recorded => Of(recorded).Owner == asker);
    }

    private static (ExportOwner Owner, string ExportId, ExportState State) Of(Recorded recorded) => recorded.Event switch
    {
        ExportRequested e => (e.Owner, e.ExportId, ExportState.Requested),
        ExportCompleted e => (e.Owner, e.ExportId, ExportState.Completed),
        ExportFailed e => (e.Owner, e.ExportId, ExportState.Failed),
        ExportExpired e => (e.Owner, e.ExportId, ExportState.Expired),
        ExportDeleted e => (e.Owner, e.ExportId, ExportState.Deleted),
        _ => throw new ArgumentOutOfRangeException(nameof(recorded)),
    };
}
