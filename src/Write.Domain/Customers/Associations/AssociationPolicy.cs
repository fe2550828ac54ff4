using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>How many disassociation requests a customer may make in a span of months, from a day on.</summary>
public sealed record DisassociationRequestLimit(DateOnly From, int Requests, int Months);

/// <summary>The figures and switches of association that configuration may change.</summary>
public sealed record AssociationPolicy
{
    public static readonly AssociationPolicy Default = new();

    /// <summary>How old an account may be when it is associated (ASSOC-6).</summary>
    public TimeSpan AgeLimit { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Whether age and cash spending stop counting once an association has ended, so that a partner can be changed (GAP-7).</summary>
    public bool SkipAgeAndCashAfterEnded { get; init; } = true;

    /// <summary>Elapsed time for which a pre-registration protects (ASSOC-31).</summary>
    public TimeSpan Protection { get; init; } = TimeSpan.FromDays(15);

    /// <summary>How long after its protection the same partner must wait before protecting the address anew (GAP-87).</summary>
    public TimeSpan PreRegistrationCooldown { get; init; } = TimeSpan.Zero;

    public int OpenPreRegistrations { get; init; } = 100;

    /// <summary>Whether a customer of another country must be pre-registered (GAP-78).</summary>
    public bool PreRegistrationAcrossCountries { get; init; } = true;

    /// <summary>How long an invitation by email is valid (GAP-55).</summary>
    public TimeSpan EmailInvitation { get; init; } = TimeSpan.FromDays(15);

    /// <summary>Whether referral customers, too, may ask to leave (GAP-43).</summary>
    public bool ReferralMayRequest { get; init; } = true;

    /// <summary>The vendor has changed this limit before, so each one holds from its day on.</summary>
    public ImmutableArray<DisassociationRequestLimit> RequestLimits { get; init; } = [new(new(2024, 1, 1), 1, 3), new(new(2025, 1, 1), 3, 3)];

    /// <summary>Rules that operations may set aside when associating by ticket, with a reason: those about the past, never those that protect someone else.</summary>
    public ImmutableHashSet<string> OverridableByTicket { get; init; } = ["ASSOC-6", "ASSOC-7", "ASSOC-30"];

    /// <summary>Days and months are those of this zone.</summary>
    public BusinessTime Zone { get; init; } = BusinessTime.Default;

    /// <summary>The limit of a day; the earliest one also holds before its day.</summary>
    public DisassociationRequestLimit RequestLimitOn(DateOnly day) =>
        RequestLimits.Where(limit => limit.From <= day).MaxBy(limit => limit.From) ?? RequestLimits.MinBy(limit => limit.From)!;
}
