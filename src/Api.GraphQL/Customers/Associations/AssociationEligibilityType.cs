using System.Collections.Immutable;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Customers.Associations;

[Name("AssociationEligibility"), Description("Whether a customer can be associated with a partner in a model now: every condition, decided by the code that decides the association.")]
public sealed class AssociationEligibilityView(ImmutableArray<RuleCheck> checks, bool details)
{
    [Description("Whether every condition holds.")]
    public bool Eligible => checks.All(check => check.Outcome != RuleOutcome.Failed);

    [Description("All conditions in catalogue order, passed or not.")]
    public IReadOnlyList<RuleCheckView> Checks => [.. checks.Select(check => RuleCheckView.Of(details ? check : InGeneral(check)))];

    // A partner without a tie to the customer reads what would help in general terms.
    private static RuleCheck InGeneral(RuleCheck check) => check.Rejection is null ? check : RuleCheck.Of(check.Rule, check.Rule.Refuse());
}
