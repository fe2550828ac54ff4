using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

/// <summary>Customers that other objects name.</summary>
internal static class CustomerObjects
{
    /// <param name="id">The global id of the customer; null names none.</param>
    public static IDataLoaderResult<Customer?>? CustomerOf(this IResolveFieldContext context, string? id)
    {
        if (id is null) return null;
        var (customers, scope) = (context.RequestServices!.GetRequiredService<AssociationReads>(), context.CustomerScope());
        return context.Load<string, CustomerRow>("customers", GlobalId.KeyOf("Customer", id), (keys, cancellation) => customers.Of(scope, keys, cancellation))
            .Then(row => row?.To<Customer>());
    }
}
