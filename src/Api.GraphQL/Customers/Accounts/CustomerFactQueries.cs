using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

[Description("Which facts are asked for; a field left out asks nothing.")]
public sealed record CustomerFactFilter(
    [property: Description("Of one kind alone.")] CustomerFactKind? Kind,
    [property: Description("Those that have ended, or those that have not.")] bool? Ended);

public sealed class CustomerFactQueries(CustomerFactReads facts, ICustomerVisibility customers)
{
    [Description("What the vendor's other systems told of a customer, the caller unless named, the latest first unless orderBy says otherwise. The customer and operations alone read it: a partner learns the conditions, not the facts (ASSOC-45).")]
    public async Task<Connection<CustomerFact>> CustomerFacts(
        IResolveFieldContext context, [Id] string? customerId, CustomerFactFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var customer = customerId is null ? Actor.Of(context).RequireCustomer() : GlobalId.KeyOf(nameof(Customer), customerId);
        var query = QueryOf(filter, orderBy);
        if (!(await customers.Visible(context.CustomerScope(), [customer], context.CancellationToken)).Contains(customer))
            return new(Page<CustomerFact>.Empty, _ => Task.FromResult(0));
        return new(
            (await facts.Page(customer, query, page, context.CancellationToken)).Select(CustomerFact.Of),
            cancellation => facts.Count(customer, query, cancellation));
    }

    internal static CustomerFactQuery QueryOf(CustomerFactFilter? filter, TimeOrder? order) => new(filter?.Kind, filter?.Ended, order ?? TimeOrder.LatestFirst);
}
