using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

[Description("Which customers are asked for; a field left out asks nothing.")]
public sealed record CustomerFilter(
    [property: Description("Part of the name, email address or phone number, or the whole id.")] string? Text,
    AssociationModel? Model,
    [property: Id] string? AccountManagerId,
    [property: Description("ISO 3166-1 alpha-2 code.")] string? Country,
    [property: Description("Whether a request to end the association waits for a decision.")] bool? HasPendingRequest,
    [property: Description("Whole ids as the vendor's systems write them, in any letter case; at most 100.")] IReadOnlyList<string>? Accounts,
    [property: Description("Where the account was registered.")] CustomerSite? Site,
    [property: Description("Whether the code sent to the email address was given back (CUST-6).")] bool? EmailVerified,
    [property: Description("Registered at this instant or later.")] DateTimeOffset? RegisteredFrom,
    [property: Description("Registered at this instant or earlier.")] DateTimeOffset? RegisteredUntil)
{
    internal const int MostAccounts = 100;
}

[Description("The partner of the caller, seen from the customer (CUST-3).")]
public sealed record MyPartner(
    [property: Id, Description("Of the partner, which a customer does not read otherwise.")] string PartnerId,
    [property: Description("The partner's company name.")] string Name,
    [property: Description("How the customer belongs to it (CSP-9).")] AssociationModel Model,
    [property: Description("UTC; since when.")] DateTimeOffset Since);

public sealed class CustomerQueries(AssociationReads reads, PartnerReads partners)
{
    private static readonly CustomerQuery All = new(null, null, null, null, null);

    [LongestPage(500), Description("The customers that the caller may see, by name unless orderBy says otherwise. Only associated customers belong to a partner (ASSOC-35).")]
    public async Task<Connection<Customer>> Customers(IResolveFieldContext context, CustomerFilter? filter, ListOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.CustomerScope(), QueryOf(filter, orderBy));
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
        if (customer?.Association is not { } association) return null;
        var names = await partners.Names([association.PartnerKey], context.CancellationToken);
        return new(association.PartnerId, names.GetValueOrDefault(association.PartnerKey, ""), association.Model, association.Since);
    }

    /// <summary>The customer with this key within the actor's scope.</summary>
    internal static async Task<Customer?> Find(AssociationReads reads, Actor actor, string key, CancellationToken cancellation) =>
        (await reads.Of(actor.Customers(), [key], cancellation)).GetValueOrDefault(key)?.To<Customer>();

    internal static CustomerQuery QueryOf(CustomerFilter? filter, ListOrder? orderBy)
    {
        var order = orderBy ?? ListOrder.NameAscending;
        if (filter is null) return All with { Order = order };
        Period.Check(filter.RegisteredFrom, filter.RegisteredUntil, "registeredUntil");
        var manager = filter.AccountManagerId is { } id ? GlobalId.KeyOf("Member", id) : null;
        return new(filter.Text?.Trim(), filter.Model, manager, CountryCode.FoldOrNull(filter.Country), filter.HasPendingRequest, AccountsOf(filter))
        {
            Site = filter.Site, EmailVerified = filter.EmailVerified, RegisteredFrom = filter.RegisteredFrom, RegisteredUntil = filter.RegisteredUntil, Order = order,
        };
    }

    private static IReadOnlyList<string>? AccountsOf(CustomerFilter filter) => filter.Accounts is { Count: > CustomerFilter.MostAccounts }
        ? throw RequestErrors.Of(RequestErrors.BadRequest, $"accounts takes at most {CustomerFilter.MostAccounts} ids.")
        : filter.Accounts;
}
