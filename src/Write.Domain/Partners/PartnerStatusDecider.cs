using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners;

public abstract record PartnerStatusCommand(string PartnerId);

/// <summary>Bars the partner's customers from buying; nothing that runs is touched (QUOTA-6).</summary>
/// <param name="PartnerExists">Whether the partner is registered, as its own stream tells it.</param>
public sealed record RestrictPartner(string PartnerId, RestrictionCause Cause, [property: Text(TextKind.Reason)] string Reason, bool PartnerExists, DateTimeOffset At)
    : PartnerStatusCommand(PartnerId);

/// <inheritdoc cref="RestrictPartner" path="/param"/>
public sealed record LiftRestriction(string PartnerId, RestrictionCause Cause, bool PartnerExists, DateTimeOffset At) : PartnerStatusCommand(PartnerId);

/// <summary>Freezes a partner or a distributor by a decision of operations; customers and resellers follow.</summary>
public sealed record FreezePartner(string PartnerId, [property: Text(TextKind.Reason)] string Reason, bool PartnerExists, DateTimeOffset At) : PartnerStatusCommand(PartnerId);

/// <inheritdoc cref="RestrictPartner" path="/param"/>
public sealed record UnfreezePartner(string PartnerId, bool PartnerExists, DateTimeOffset At) : PartnerStatusCommand(PartnerId);

/// <summary>Carries a distributor's freeze to a reseller that it manages.</summary>
/// <param name="At">When the distributor was frozen, so that an older freeze never returns.</param>
public sealed record FreezeReseller(string PartnerId, string DistributorId, DateTimeOffset At) : PartnerStatusCommand(PartnerId);

/// <summary>Carries the end of a distributor's freeze to a reseller; a freeze by operations stays.</summary>
public sealed record UnfreezeReseller(string PartnerId, string DistributorId, DateTimeOffset At) : PartnerStatusCommand(PartnerId);

/// <summary>Restriction and freezing of partners.</summary>
public static class PartnerStatusDecider
{
    public static readonly Decider<PartnerStatusCommand, PartnerStatus> Definition =
        new("partner-status", command => command.PartnerId, PartnerStatus.Normal, Decide, PartnerStatus.Evolve);

    public static Decision Decide(PartnerStatusCommand command, PartnerStatus state) => command switch
    {
        RestrictPartner c => Known(c.PartnerExists, c.Reason, () => state.Restrictions.Contains(c.Cause)
            ? Decision.Nothing
            : Decision.Accept(new PartnerRestricted(c.PartnerId, c.Cause, c.Reason, c.At)).By(AccountStatusRules.RestrictedBy(c.Cause))),
        LiftRestriction c => Known(c.PartnerExists, () => state.Restrictions.Contains(c.Cause)
            ? Decision.Accept(new PartnerUnrestricted(c.PartnerId, c.Cause, c.At)).By(AccountStatusRules.RestrictedBy(c.Cause))
            : Decision.Nothing),
        FreezePartner c => Known(c.PartnerExists, c.Reason, () => state.Freezes.ContainsKey(FreezeCause.Operations)
            ? Decision.Nothing
            : Decision.Accept(new PartnerFrozen(c.PartnerId, FreezeCause.Operations, c.Reason, c.At))
                .By(AccountStatusRules.FreezesCustomers, AccountStatusRules.FreezesResources)),
        UnfreezePartner c => Known(c.PartnerExists, () => state.Freezes.ContainsKey(FreezeCause.Operations)
            ? Decision.Accept(new PartnerUnfrozen(c.PartnerId, FreezeCause.Operations, c.At))
            : Decision.Nothing),
        FreezeReseller c => state.Freezes.ContainsKey(FreezeCause.Distributor)
            ? Decision.Nothing
            : Decision.Accept(new ResellerFrozen(c.PartnerId, c.DistributorId, FreezeCause.Distributor, c.At))
                .By(AccountStatusRules.FreezesResellers, AccountStatusRules.FreezesResellersResources),
        UnfreezeReseller c => state.Freezes.ContainsKey(FreezeCause.Distributor)
            ? Decision.Accept(new ResellerUnfrozen(c.PartnerId, c.DistributorId, c.At))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Known(bool exists, string reason, Func<Decision> decide) =>
        Known(exists, () => string.IsNullOrWhiteSpace(reason) ? Decision.Reject(InputRules.Required.Refuse("reason")) : decide());

    private static Decision Known(bool exists, Func<Decision> decide) => exists ? decide() : Decision.Reject(PartnerRules.NotFound.Refuse("partnerId"));
}
