using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Subscriptions;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Api.GraphQL.Partners;

public enum AccountStatusChangeKind
{
    PartnerRestricted,
    PartnerUnrestricted,
    PartnerFrozen,
    PartnerUnfrozen,
    CustomerFrozen,
    CustomerResourcesFrozen,
    CustomerUnfrozen,
}

[Description("A partner or a customer was restricted, frozen or freed.")]
public sealed record AccountStatusChange(
    [property: Description("Hand it back as after to go on behind this change.")] string Cursor,
    AccountStatusChangeKind Kind,
    [property: Id] string? PartnerId,
    [property: Id, Description("The customer concerned; null when the change is the partner's own.")] string? CustomerId,
    [property: Description("The cause in capitals, such as QUOTA, OPERATIONS or PARTNER_FROZEN.")] string Cause,
    FreezeScope? Scope,
    string? Reason,
    DateTimeOffset ChangedAt)
{
    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);
}

public sealed class AccountStatusSubscriptions(EventFeed feed) : ITopics
{
    private static readonly Topic<AccountStatusChange> Changes = new(
    [
        typeof(PartnerRestricted), typeof(PartnerUnrestricted), typeof(PartnerFrozen), typeof(PartnerUnfrozen), typeof(ResellerFrozen),
        typeof(ResellerUnfrozen), typeof(CustomerFrozen), typeof(CustomerResourcesFrozen), typeof(CustomerUnfrozen),
    ], Whom, Of);

    static IEnumerable<Topic> ITopics.Topics => [Changes];

    [Description("Changes of the caller's own account, its resellers and its customers: those missed since the cursor after, in order and once, then live.")]
    public IObservable<AccountStatusChange> AccountStatusChanged(IResolveFieldContext context, string? after) => feed.Follow(context, after, Changes);

    private static Concern Whom(Recorded recorded) => recorded.Event switch
    {
        PartnerRestricted e => new(e.PartnerId),
        PartnerUnrestricted e => new(e.PartnerId),
        PartnerFrozen e => new(e.PartnerId),
        PartnerUnfrozen e => new(e.PartnerId),
        ResellerFrozen e => new(e.PartnerId, DistributorId: e.DistributorId),
        ResellerUnfrozen e => new(e.PartnerId, DistributorId: e.DistributorId),
        CustomerFrozen e => new(e.PartnerId, e.CustomerId),
        CustomerResourcesFrozen e => new(e.PartnerId, e.CustomerId),
        CustomerUnfrozen e => new(e.PartnerId, e.CustomerId),
        _ => throw new ArgumentOutOfRangeException(nameof(recorded)),
    };

    private static AccountStatusChange Of(Recorded recorded) => recorded.Event switch
    {
        PartnerRestricted e => Partner(recorded, AccountStatusChangeKind.PartnerRestricted, e.PartnerId, e.Cause, e.Reason),
        PartnerUnrestricted e => Partner(recorded, AccountStatusChangeKind.PartnerUnrestricted, e.PartnerId, e.Cause, null),
        PartnerFrozen e => Partner(recorded, AccountStatusChangeKind.PartnerFrozen, e.PartnerId, e.Cause, e.Reason),
        PartnerUnfrozen e => Partner(recorded, AccountStatusChangeKind.PartnerUnfrozen, e.PartnerId, e.Cause, null),
        ResellerFrozen e => Partner(recorded, AccountStatusChangeKind.PartnerFrozen, e.PartnerId, e.Cause, null),
        ResellerUnfrozen e => Partner(recorded, AccountStatusChangeKind.PartnerUnfrozen, e.PartnerId, FreezeCause.Distributor, null),
        CustomerFrozen e => Customer(recorded, AccountStatusChangeKind.CustomerFrozen, e.PartnerId, e.CustomerId, e.Cause, e.Scope, e.Reason),
        CustomerResourcesFrozen e => Customer(
            recorded, AccountStatusChangeKind.CustomerResourcesFrozen, e.PartnerId, e.CustomerId, e.Cause, FreezeScope.AccountAndResources, null),
        CustomerUnfrozen e => Customer(recorded, AccountStatusChangeKind.CustomerUnfrozen, e.PartnerId, e.CustomerId, e.Cause, e.Scope, null),
        _ => throw new ArgumentOutOfRangeException(nameof(recorded)),
    };

    private static AccountStatusChange Partner(Recorded recorded, AccountStatusChangeKind kind, string partner, Enum cause, string? reason) => new(
        Cursor.Of(recorded.Position), kind, GlobalId.Of("Partner", partner), null, Constant(cause), null, reason, recorded.Metadata.OccurredAt);

    private static AccountStatusChange Customer(
        Recorded recorded, AccountStatusChangeKind kind, string? partner, string customer, Enum cause, FreezeScope scope, string? reason) => new(
        Cursor.Of(recorded.Position), kind, partner is null ? null : GlobalId.Of("Partner", partner), GlobalId.Of("Customer", customer),
        Constant(cause), scope, reason, recorded.Metadata.OccurredAt);

    private static string Constant(Enum cause) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(cause.ToString());
}
