using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Write.Application.Customers.Associations;

/// <summary>
/// Whose a customer is. Every workflow that takes a customer's id from a partner asks here before it reads anything else of that
/// customer, so that a refusal about somebody else's cannot tell more than one about nobody's.
/// </summary>
internal static class CustomerOwnership
{
    /// <summary>The association of a customer that the caller may act on; null for every other, and for one that does not exist.</summary>
    /// <param name="actingPartnerId">The partner that asks; null for the vendor, who may act on everybody.</param>
    public static async Task<Association?> Owned(
        this IAggregates aggregates, string customerId, string? actingPartnerId, CancellationToken cancellation = default)
    {
        var association = (await aggregates.Load(AssociationDecider.Definition, customerId, cancellation)).State;
        return actingPartnerId is null || association.PartnerId == actingPartnerId ? association : null;
    }

    /// <summary>The association of a customer of the partner that one of the account managers looks after now; null for every other.</summary>
    /// <param name="managers">Null when all customers of the partner count.</param>
    public static async Task<Association?> LookedAfter(
        this IAggregates aggregates, string customerId, string partnerId, IReadOnlyCollection<string>? managers, CancellationToken cancellation = default)
    {
        if (await aggregates.Owned(customerId, partnerId, cancellation) is not { } association) return null;
        if (managers is null) return association;
        var manager = (await aggregates.Load(CustomerDecider.Definition, customerId, cancellation)).State.AccountManagerUnder(association);
        return manager is not null && managers.Contains(manager) ? association : null;
    }

    /// <summary>The request to end an association that the caller's side is part of; null for every other, and for one that does not exist.</summary>
    /// <param name="partnerId">The partner that asks; null for the customer itself.</param>
    public static async Task<DisassociationRequest?> OwnRequest(
        this IAggregates aggregates, string customerId, string? partnerId, string requestId, CancellationToken cancellation = default)
    {
        var request = (await aggregates.Load(AssociationDecider.Definition, customerId, cancellation)).State.Request(requestId);
        return partnerId is null || request?.PartnerId == partnerId ? request : null;
    }
}
