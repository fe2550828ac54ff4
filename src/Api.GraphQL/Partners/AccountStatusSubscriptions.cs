using System.ComponentModel;
using System.Runtime.CompilerServices;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Subscriptions;
using PartnerGraph.Api.Transport.Sockets;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Partners;

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
    DateTimeOffset ChangedAt);

public sealed class AccountStatusSubscriptions(EventFeed feed, SubscriberRights rights)
{
    private static readonly Type[] Events =
    [
        typeof(PartnerRestricted), typeof(PartnerUnrestricted), typeof(PartnerFrozen), typeof(PartnerUnfrozen), typeof(ResellerFrozen),
        typeof(ResellerUnfrozen), typeof(CustomerFrozen), typeof(CustomerResourcesFrozen), typeof(CustomerUnfrozen),
    ];

    [Description("Changes of the caller's own account, its resellers and its customers: those missed since the cursor after, in order and once, then live.")]
    public IAsyncEnumerable<AccountStatusChange> AccountStatusChanged(IResolveFieldContext context, string? after) =>
        Changes(context, after, context.CancellationToken).PacedBy(context);

    private async IAsyncEnumerable<AccountStatusChange> Changes(
        IResolveFieldContext context, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var recorded in feed.Follow(after, Events, cancellation))
        {
            if (await rights.Caller(context, recorded.Position, cancellation) is { } actor && await Sees(actor, recorded, cancellation)) yield return Of(recorded);
        }
    }

    private async ValueTask<bool> Sees(Actor actor, Recorded recorded, CancellationToken cancellation)
    {
        var (partner, customer, distributor) = recorded.Event switch
        {
            PartnerRestricted e => (e.PartnerId, null, null),
            PartnerUnrestricted e => (e.PartnerId, null, null),
            PartnerFrozen e => (e.PartnerId, null, null),
            PartnerUnfrozen e => (e.PartnerId, null, null),
            ResellerFrozen e => (e.PartnerId, null, e.DistributorId),
            ResellerUnfrozen e => (e.PartnerId, null, e.DistributorId),
            CustomerFrozen e => (e.PartnerId, e.CustomerId, null),
            CustomerResourcesFrozen e => (e.PartnerId, e.CustomerId, null),
            CustomerUnfrozen e => (e.PartnerId, e.CustomerId, (string?)null),
            _ => throw new ArgumentOutOfRangeException(nameof(recorded)),
        };
        if (customer is null)
            return actor.Partners().Includes(partner!) || (distributor is not null && actor.Partners().Includes(distributor));
        return await rights.Concerns(actor, customer, partner, recorded.Position, cancellation);
    }

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
