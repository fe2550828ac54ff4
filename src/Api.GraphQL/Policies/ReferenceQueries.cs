using System.ComponentModel;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Policies;

/// <summary>The policies that other areas compute with, for everybody.</summary>
public sealed class ReferenceQueries(ReferenceDay day)
{
    [Cost(30), Description("What one association model means (CSP-11 to CSP-17).")]
    public AssociationModelPolicy? AssociationModel(AssociationModel model, DateOnly? asOf) =>
        Write.Domain.Policies.AssociationModels.Table.On(day.Of(asOf)).Where(row => row.Content.Model == model).Select(AssociationModelPolicy.Of).FirstOrDefault();

    [Cost(30), Description("What each association model means, side by side (REF-17).")]
    public IReadOnlyList<AssociationModelPolicy> AssociationModels(DateOnly? asOf) =>
        [.. Write.Domain.Policies.AssociationModels.Table.On(day.Of(asOf)).Select(AssociationModelPolicy.Of)];

    [Cost(30), Description("The two partner policies: of the Chinese mainland and of all markets outside it (CSP-31).")]
    public IReadOnlyList<PartnerPolicy> PartnerPolicies(DateOnly? asOf) =>
        [.. Write.Domain.Policies.PartnerPolicies.Table.On(day.Of(asOf)).Select(Policies.PartnerPolicy.Of)];

    [Cost(30), Description("The partner policy of a market (CSP-35); Partner.policy tells which one is a partner's.")]
    public PartnerPolicy? PartnerPolicy(PartnerPolicyKind kind, DateOnly? asOf) =>
        Write.Domain.Policies.PartnerPolicies.Table.On(day.Of(asOf)).Where(row => row.Content.Kind == kind).Select(Policies.PartnerPolicy.Of).FirstOrDefault();
}
