using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners;

/// <summary>Why a partner's customers may not buy. QUOTA concerns reseller customers only, every other cause all customers (GAP-3).</summary>
public enum RestrictionCause { Quota, Operations, Violation, Arrears }

/// <summary>Why a partner is frozen: by a decision of operations, or because the distributor that manages it is.</summary>
public enum FreezeCause { Operations, Distributor }

[EventType("partners.partner-restricted")]
public sealed record PartnerRestricted(string PartnerId, RestrictionCause Cause, string Reason, DateTimeOffset RestrictedAt) : IDomainEvent;

[EventType("partners.partner-unrestricted")]
public sealed record PartnerUnrestricted(string PartnerId, RestrictionCause Cause, DateTimeOffset LiftedAt) : IDomainEvent;

[EventType("partners.partner-frozen")]
public sealed record PartnerFrozen(string PartnerId, FreezeCause Cause, string Reason, DateTimeOffset FrozenAt) : IDomainEvent;

[EventType("partners.partner-unfrozen")]
public sealed record PartnerUnfrozen(string PartnerId, FreezeCause Cause, DateTimeOffset UnfrozenAt) : IDomainEvent;

/// <summary>The freeze of a distributor has reached a reseller that it manages (ACCT-12).</summary>
[EventType("partners.reseller-frozen")]
public sealed record ResellerFrozen(string PartnerId, string DistributorId, FreezeCause Cause, DateTimeOffset FrozenAt) : IDomainEvent;

[EventType("partners.reseller-unfrozen")]
public sealed record ResellerUnfrozen(string PartnerId, string DistributorId, DateTimeOffset UnfrozenAt) : IDomainEvent;

/// <summary>What a partner is kept from, cause by cause: lifting one leaves the others.</summary>
public sealed record PartnerStatus(
    ImmutableSortedSet<RestrictionCause> Restrictions, ImmutableSortedDictionary<FreezeCause, DateTimeOffset> Freezes)
{
    public static readonly PartnerStatus Normal = new([], ImmutableSortedDictionary<FreezeCause, DateTimeOffset>.Empty);

    /// <summary>The first cause of the freeze; null while the partner is not frozen.</summary>
    public FreezeCause? Frozen => IsFrozen ? Freezes.Keys.First() : null;

    public bool IsFrozen => !Freezes.IsEmpty;

    public bool IsRestricted => !Restrictions.IsEmpty;

    /// <summary>When the latest freeze that still holds began; null while not frozen.</summary>
    public DateTimeOffset? FrozenSince => IsFrozen ? Freezes.Values.Max() : null;

    public static PartnerStatus Evolve(PartnerStatus state, IDomainEvent @event) => @event switch
    {
        PartnerRestricted e => state with { Restrictions = state.Restrictions.Add(e.Cause) },
        PartnerUnrestricted e => state with { Restrictions = state.Restrictions.Remove(e.Cause) },
        PartnerFrozen e => state with { Freezes = state.Freezes.SetItem(e.Cause, e.FrozenAt) },
        PartnerUnfrozen e => state with { Freezes = state.Freezes.Remove(e.Cause) },
        ResellerFrozen e => state with { Freezes = state.Freezes.SetItem(e.Cause, e.FrozenAt) },
        ResellerUnfrozen => state with { Freezes = state.Freezes.Remove(FreezeCause.Distributor) },
        _ => throw new UnknownEventException(state, @event),
    };
}
