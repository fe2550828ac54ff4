using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>How far a freeze goes (GAP-9).</summary>
public enum FreezeScope
{
    /// <summary>Nothing can be bought, renewed or changed; what runs goes on and costs.</summary>
    Account,

    /// <summary>Resources are unusable as well and pay-per-use fees stop; the data is due for deletion after a time.</summary>
    AccountAndResources,
}

/// <summary>Who or what froze a customer.</summary>
public enum CustomerFreezeCause
{
    /// <summary>Its partner froze this customer.</summary>
    Partner,

    /// <summary>Its partner was itself frozen.</summary>
    PartnerFrozen,

    /// <summary>Operations froze this customer.</summary>
    Operations,
}

[EventType("customers.customer-frozen")]
public sealed record CustomerFrozen(
    string CustomerId, string? PartnerId, CustomerFreezeCause Cause, FreezeScope Scope, string Reason, DateTimeOffset FrozenAt) : IDomainEvent;

/// <param name="DataDeletionDueAt">When the customer's data is due for deletion unless its resources are unfrozen before.</param>
[EventType("customers.customer-resources-frozen")]
public sealed record CustomerResourcesFrozen(
    string CustomerId, string? PartnerId, CustomerFreezeCause Cause, DateTimeOffset FrozenAt, DateTimeOffset DataDeletionDueAt) : IDomainEvent;

/// <param name="Scope">ACCOUNT leaves frozen resources frozen.</param>
[EventType("customers.customer-unfrozen")]
public sealed record CustomerUnfrozen(
    string CustomerId, string? PartnerId, CustomerFreezeCause Cause, FreezeScope Scope, DateTimeOffset UnfrozenAt) : IDomainEvent;

/// <summary>One cause's hold on a customer; the account can be free again while the resources stay frozen (ACCT-9, ACCT-10).</summary>
/// <param name="Since">When this freeze began; for a cascade, when the partner was frozen.</param>
public sealed record CustomerFreeze(
    string? PartnerId, bool Account, DateTimeOffset? DataDeletionDueAt, string Reason, DateTimeOffset Since)
{
    public bool Resources => DataDeletionDueAt is not null;

    /// <summary>Whether it hangs on the customer's association with the partner; what operations froze hangs on nobody.</summary>
    public bool IsOf(string partnerId, CustomerFreezeCause cause) => cause != CustomerFreezeCause.Operations && PartnerId == partnerId;
}

/// <summary>What a customer is kept from, cause by cause.</summary>
public sealed record CustomerStatus(ImmutableSortedDictionary<CustomerFreezeCause, CustomerFreeze> Freezes)
{
    public static readonly CustomerStatus Normal = new(ImmutableSortedDictionary<CustomerFreezeCause, CustomerFreeze>.Empty);

    /// <summary>What holds a customer of this partner (null for none): a freeze ends with the association even before that has been recorded.</summary>
    public CustomerStatus Under(string? partnerId) => new(Freezes.RemoveRange(
        Freezes.Where(freeze => freeze.Key != CustomerFreezeCause.Operations && freeze.Value.PartnerId != partnerId).Select(freeze => freeze.Key)));

    public bool AccountFrozen => Freezes.Values.Any(freeze => freeze.Account);

    public bool ResourcesFrozen => Freezes.Values.Any(freeze => freeze.Resources);

    /// <summary>Whether the customer's own account allows buying, renewing and changing (ACCT-19, 20, 21); its partner's state is another matter.</summary>
    public bool CanBuy => !AccountFrozen;

    /// <summary>The earliest instant at which data is due for deletion; null while no resources are frozen.</summary>
    public DateTimeOffset? DataDeletionDueAt => Freezes.Values.Min(freeze => freeze.DataDeletionDueAt);

    /// <summary>Whether pay-per-use goes on costing: an account's freeze does not stop it (ACCT-23), frozen resources do (ASSOC-16). Prepaid periods run on.</summary>
    public static bool MeteringContinues(CustomerStatus state) => !state.ResourcesFrozen;

    public static CustomerStatus Evolve(CustomerStatus state, IDomainEvent @event) => @event switch
    {
        CustomerFrozen e => state.With(e.Cause, held => new(e.PartnerId, true, held?.DataDeletionDueAt, e.Reason, e.FrozenAt)),
        CustomerResourcesFrozen e => state.With(e.Cause, held =>
            (held ?? new(e.PartnerId, false, null, "", e.FrozenAt)) with { DataDeletionDueAt = e.DataDeletionDueAt }),
        CustomerUnfrozen { Scope: FreezeScope.AccountAndResources } e => new(state.Freezes.Remove(e.Cause)),
        CustomerUnfrozen e when state.Freezes.GetValueOrDefault(e.Cause) is { Resources: true } held =>
            new(state.Freezes.SetItem(e.Cause, held with { Account = false })),
        CustomerUnfrozen e => new(state.Freezes.Remove(e.Cause)),
        _ => throw new UnknownEventException(state, @event),
    };

    private CustomerStatus With(CustomerFreezeCause cause, Func<CustomerFreeze?, CustomerFreeze> change) =>
        new(Freezes.SetItem(cause, change(Freezes.GetValueOrDefault(cause))));
}
