using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Api.Customers;

[Description("Which customers are asked for; a field left out asks nothing.")]
public sealed record CustomerFilter(
    [property: Description("Part of the name, email address or phone number, or the whole id.")] string? Text,
    AssociationModel? Model,
    [property: Id] string? AccountManagerId,
    [property: Description("ISO 3166-1 alpha-2 code.")] string? Country,
    [property: Description("Whether a request to end the association waits for a decision.")] bool? HasPendingRequest);

[Description("The partner of the caller, seen from the customer (CUST-3).")]
public sealed record MyPartner([property: Id] string PartnerId, AssociationModel Model, DateTimeOffset Since);

public sealed class CustomerQueries(AssociationReads reads)
{
    private static readonly CustomerQuery All = new(null, null, null, null, null);

    [Description("The customers that the caller may see, by name. Only associated customers belong to a partner (ASSOC-35).")]
    public async Task<Connection<Customer>> Customers(IResolveFieldContext context, CustomerFilter? filter, PageRequest page)
    {
        var (scope, query) = (context.CustomerScope(), Query(filter));
        return new(
            (await reads.Customers(scope, query, page, context.CancellationToken)).Select(row => row.To<Customer>()),
            cancellation => reads.CountCustomers(scope, query, cancellation));
    }

    [Description("One customer; null when there is none that the caller may see.")]
    public Task<Customer?> Customer(IResolveFieldContext context, [Id] string id) =>
        Find(reads, Actor.Of(context), GlobalId.KeyOf(nameof(Customer), id), context.CancellationToken);

    [Description("To whom a customer belongs; null when to nobody, or when the caller may not see the customer.")]
    public async Task<Association?> Association(IResolveFieldContext context, [Id] string customerId) =>
        (await Customer(context, customerId))?.Association;

    [Description("The caller's partner, for customers; null when it belongs to nobody (CUST-3).")]
    public async Task<MyPartner?> MyPartner(IResolveFieldContext context)
    {
        var customer = await Find(reads, Actor.Of(context), Actor.Of(context).RequireCustomer(), context.CancellationToken);
        return customer?.Association is { } association ? new(association.PartnerId, association.Model, association.Since) : null;
    }

    /// <summary>The customer with this key within the actor's scope.</summary>
    internal static async Task<Customer?> Find(AssociationReads reads, Actor actor, string key, CancellationToken cancellation) =>
        (await reads.Of(actor.Customers(), [key], cancellation)).GetValueOrDefault(key)?.To<Customer>();

    private static CustomerQuery Query(CustomerFilter? filter) => filter is null ? All : new(
        filter.Text?.Trim(), filter.Model, filter.AccountManagerId is { } manager ? GlobalId.KeyOf("Member", manager) : null, CountryCode.FoldOrNull(filter.Country),
        filter.HasPendingRequest);
}
