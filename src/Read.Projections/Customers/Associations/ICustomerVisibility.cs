using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Customers.Associations;

/// <summary>
/// The authority on which customers a reader sees now. Every read model whose rows belong to a customer but do not say to
/// whom the customer belongs asks here first.
/// </summary>
public interface ICustomerVisibility
{
    /// <summary>Those of the customers that the scope includes, in one SQL command.</summary>
    Task<IReadOnlySet<string>> Visible(CustomerScope scope, IReadOnlyCollection<string> customerIds, CancellationToken cancellation = default);
}
