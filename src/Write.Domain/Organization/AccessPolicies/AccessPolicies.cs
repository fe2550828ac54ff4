using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.AccessPolicies;

/// <summary>Whose users policies are about: a partner's members, or the users of a customer's account. One of the two.</summary>
public sealed record PolicyAccount(string? PartnerId, string? CustomerId)
{
    /// <summary>Of the account's stream and rows.</summary>
    public string Key => PartnerId is { } partner ? $"partner.{partner}" : $"customer.{CustomerId}";
}

/// <param name="Holder">The member of a partner, or the subject of a customer's user.</param>
[EventType("organization.access-policy-put")]
public sealed record AccessPolicyPut(string? PartnerId, string? CustomerId, string Holder, AccessPolicyDocument Policy) : IDomainEvent;

[EventType("organization.access-policy-removed")]
public sealed record AccessPolicyRemoved(string? PartnerId, string? CustomerId, string Holder) : IDomainEvent;

/// <summary>The policies of one account by their holders. All of them are one stream: two administrators that restrict each other at once do not lock both out.</summary>
public sealed record AccessPolicies(ImmutableDictionary<string, AccessPolicyDocument> ByHolder)
{
    public static readonly AccessPolicies None = new(ImmutableDictionary.Create<string, AccessPolicyDocument>(StringComparer.Ordinal));

    public static AccessPolicies Evolve(AccessPolicies state, IDomainEvent @event) => @event switch
    {
        AccessPolicyPut e => new(state.ByHolder.SetItem(e.Holder, e.Policy)),
        AccessPolicyRemoved e => new(state.ByHolder.Remove(e.Holder)),
        _ => throw new UnknownEventException(state, @event),
    };
}
