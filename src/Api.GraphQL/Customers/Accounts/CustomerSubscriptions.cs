using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

[Description("A customer was associated with a partner (ASSOC-40).")]
public sealed record CustomerAssociation(
    [property: Description("Hand it back as after to go on behind this event.")] string Cursor,
    [property: Id] string CustomerId, [property: Id] string PartnerId, AssociationModel Model, AssociationVia Via, DateTimeOffset AssociatedAt)
{
    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);
}

[Description("A customer or its partner asked to end their association.")]
public sealed record DisassociationRequestNotice(
    [property: Description("Hand it back as after to go on behind this event.")] string Cursor,
    [property: Id] string CustomerId, [property: Id, Description("The association record to decide.")] string RequestId,
    AssociationModel Model, DisassociationParty Initiator, string Reason, DateTimeOffset RequestedAt)
{
    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);
}

public sealed class CustomerSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<CustomerAssociation> Associations = Of<CustomerAssociated, CustomerAssociation>(
        e => new(e.PartnerId, e.CustomerId),
        (e, cursor) => new(cursor, GlobalId.Of(nameof(Customer), e.CustomerId), GlobalId.Of("Partner", e.PartnerId), e.Model, e.Via, e.AssociatedAt));

    private static readonly Topic<DisassociationRequestNotice> Requests = Of<DisassociationRequested, DisassociationRequestNotice>(
        e => new(e.PartnerId, e.CustomerId),
        (e, cursor) => new(
            cursor, GlobalId.Of(nameof(Customer), e.CustomerId),
            GlobalId.Of(nameof(AssociationRecord), AssociationRecordRow.IdOf(e.CustomerId, e.RequestId)), e.Model, e.Initiator, e.Reason, e.RequestedAt));

    static IEnumerable<Topic> ITopics.Topics => [Associations, Requests];

    [Description("Associations of the caller's customers: those missed since the cursor after, in order and once, then live.")]
    public IObservable<CustomerAssociation> CustomerAssociated(IResolveFieldContext context, string? after) => feed.Follow(context, after, Associations);

    [Description("Requests to end associations of the caller's customers: those missed since the cursor after, in order and once, then live.")]
    public IObservable<DisassociationRequestNotice> DisassociationRequested(IResolveFieldContext context, string? after) => feed.Follow(context, after, Requests);

    private static Topic<TNotice> Of<TEvent, TNotice>(Func<TEvent, Concern> whom, Func<TEvent, string, TNotice> notice)
        where TEvent : IDomainEvent where TNotice : class =>
        new([typeof(TEvent)], recorded => whom((TEvent)recorded.Event), recorded => notice((TEvent)recorded.Event, Cursor.Of(recorded.Position)));
}
