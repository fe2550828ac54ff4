using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

/// <summary>Finds the status of customers that an actor may see.</summary>
public sealed class CustomerStatusFinder(CustomerStatusReads statuses, ICustomerVisibility customers)
{
    /// <summary>Null when the actor may not see the customer, or there is none.</summary>
    public async Task<CustomerAccountStatus?> Find(Actor actor, string customerId, CancellationToken cancellation)
    {
        var own = actor.CustomerId == customerId;
        if (!own && !(await customers.Visible(actor.Customers(), [customerId], cancellation)).Contains(customerId)) return null;
        return CustomerAccountStatus.Of(customerId, (await statuses.Of([customerId], cancellation)).GetValueOrDefault(customerId));
    }
}

public sealed class CustomerStatusQueries(CustomerStatusFinder statuses)
{
    [Description("What a customer is kept from: the caller itself when no id is given; null when the caller may not see the customer.")]
    public async Task<CustomerAccountStatus?> AccountStatus(IResolveFieldContext context, [Id] string? customerId)
    {
        var actor = Actor.Of(context);
        return (customerId is null ? actor.CustomerId : GlobalId.KeyOf("Customer", customerId)) is { } key
            ? await statuses.Find(actor, key, context.CancellationToken)
            : null;
    }
}
