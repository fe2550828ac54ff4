using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

public abstract record CustomerStatusCommand(string CustomerId);

/// <summary>Facts of other streams that freezing and unfreezing are decided by.</summary>
/// <param name="PartnerId">The partner that the customer is associated with; null when none.</param>
/// <param name="Partner">That partner's own state.</param>
public sealed record CustomerStatusFacts(bool CustomerExists, string? PartnerId, AssociationModel? Model, PartnerStatus Partner);

/// <summary>Freezes one customer.</summary>
/// <param name="ActingPartnerId">The partner that asks; null when operations do.</param>
/// <param name="Scope">The policy's default when null.</param>
public sealed record FreezeCustomer(
    string CustomerId, string? ActingPartnerId, FreezeScope? Scope, [property: Text(TextKind.Reason)] string Reason, CustomerStatusFacts Facts, CustomerStatusPolicy Policy,
    DateTimeOffset At) : CustomerStatusCommand(CustomerId);

/// <summary>Unfreezes a customer's account, or its account and resources.</summary>
public sealed record UnfreezeCustomer(
    string CustomerId, string? ActingPartnerId, FreezeScope Scope, CustomerStatusFacts Facts, DateTimeOffset At) : CustomerStatusCommand(CustomerId);

/// <summary>Carries the freeze of a partner to one of its customers (ACCT-4, 5, 16, 18).</summary>
/// <param name="FrozenAt">When the partner was frozen: a freeze seen before is not applied again to an account that was unfrozen since.</param>
public sealed record FreezeCustomerOfFrozenPartner(
    string CustomerId, string PartnerId, FreezeCause Cause, DateTimeOffset FrozenAt, CustomerStatusPolicy Policy) : CustomerStatusCommand(CustomerId);

/// <summary>
/// The customer has left the partner: whatever that partner froze, or brought with its own freeze, ends, and with it the deletion of data.
/// Operations' freezes stay, and so does what the partner froze after the customer came back.
/// </summary>
public sealed record EndFreezesOfPartner(string CustomerId, string PartnerId, DateTimeOffset EndedAt) : CustomerStatusCommand(CustomerId);

/// <summary>Carries the end of a partner's freeze to one of its customers; other freezes stay.</summary>
public sealed record UnfreezeCustomerOfPartner(string CustomerId, string PartnerId, DateTimeOffset UnfrozenAt) : CustomerStatusCommand(CustomerId);
