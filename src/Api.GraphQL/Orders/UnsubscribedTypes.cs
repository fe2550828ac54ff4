using GraphQL;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Domain.Organization.AccessPolicies;

namespace PartnerGraph.Api.GraphQL.Orders;

/// <summary>Holds what is given back against the caller's policy, which may allow it for some types of cloud services alone (API-8).</summary>
public sealed class UnsubscribedTypes(AccessPolicy access, OrderReads orders)
{
    private const string Prefix = "hws.service.type.";

    /// <summary>The type of a product as policies name it: <c>hws.service.type.ebs</c> of EBS.</summary>
    internal static string TypeOf(string product)
    {
        var type = product.ToLowerInvariant();
        return type.StartsWith(Prefix, StringComparison.Ordinal) ? type : Prefix + type;
    }

    /// <exception cref="ExecutionError">CBC.0151: the policy does not allow it for one of them, or for what the caller does not have.</exception>
    public async Task Check(IResolveFieldContext context, params IReadOnlyCollection<string> resourceIds)
    {
        if (Actor.Of(context) is not { Policy: not null, CustomerId: { } customer }) return;
        var products = await orders.Products(customer, resourceIds, context.CancellationToken);
        foreach (var id in resourceIds)
            await access.CheckResource(context, products.TryGetValue(id, out var product) ? new Dictionary<string, string> { [PolicyActions.CloudServiceType] = TypeOf(product) } : null);
    }
}
