using System.ComponentModel;
using System.Runtime.CompilerServices;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Subscriptions;
using PartnerGraph.Api.Transport.Sockets;
using PartnerGraph.Domain.Customers;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Customers;

[Description("A customer was associated with a partner (ASSOC-40).")]
public sealed record CustomerAssociation(
    [property: Description("Hand it back as after to go on behind this event.")] string Cursor,
    [property: Id] string CustomerId, [property: Id] string PartnerId, AssociationModel Model, AssociationVia Via, DateTimeOffset AssociatedAt);

[Description("A customer or its partner asked to end their association.")]
public sealed record DisassociationRequestNotice(
    [property: Description("Hand it back as after to go on behind this event.")] string Cursor,
    [property: Id] string CustomerId, [property: Id, Description("The association record to decide.")] string RequestId,
    AssociationModel Model, DisassociationParty Initiator, string Reason, DateTimeOffset RequestedAt);

public sealed class CustomerSubscriptions(EventFeed feed, SubscriberRights rights)
{
    [Description("Associations of the caller's customers: those missed since the cursor after, in order and once, then live.")]
    public IAsyncEnumerable<CustomerAssociation> CustomerAssociated(IResolveFieldContext context, string? after) =>
        Follow<CustomerAssociated, CustomerAssociation>(context, after, e => (e.CustomerId, e.PartnerId), (e, cursor) => new(
            cursor, GlobalId.Of(nameof(Customer), e.CustomerId), GlobalId.Of("Partner", e.PartnerId), e.Model, e.Via, e.AssociatedAt),
            context.CancellationToken).PacedBy(context);

    [Description("Requests to end associations of the caller's customers: those missed since the cursor after, in order and once, then live.")]
    public IAsyncEnumerable<DisassociationRequestNotice> DisassociationRequested(IResolveFieldContext context, string? after) =>
        Follow<DisassociationRequested, DisassociationRequestNotice>(context, after, e => (e.CustomerId, e.PartnerId), (e, cursor) => new(
            cursor, GlobalId.Of(nameof(Customer), e.CustomerId),
            GlobalId.Of(nameof(AssociationRecord), AssociationRecordRow.IdOf(e.CustomerId, e.RequestId)), e.Model, e.Initiator, e.Reason, e.RequestedAt),
            context.CancellationToken).PacedBy(context);

    private async IAsyncEnumerable<TNotice> Follow<TEvent, TNotice>(
        IResolveFieldContext context, string? after, Func<TEvent, (string CustomerId, string PartnerId)> whose, Func<TEvent, string, TNotice> notice,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var recorded in feed.Follow(after, [typeof(TEvent)], cancellation))
        {
            var e = (TEvent)(object)recorded.Event;
            if (await Sees(context, recorded, whose(e), cancellation)) yield return notice(e, Cursor.Of(recorded.Position));
        }
    }

    private async Task<bool> Sees(
        IResolveFieldContext context, Recorded recorded, (string CustomerId, string PartnerId) whose, CancellationToken cancellation) =>
        await rights.Caller(context, recorded.Position, cancellation) is { } actor
        && await rights.Concerns(actor, whose.CustomerId, whose.PartnerId, recorded.Position, cancellation);
}
