using System.Collections.Immutable;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Domain.Customers;

namespace PartnerGraph.Api.Customers;

[Name("AssociationEligibility"), Description("Whether a customer can be associated with a partner in a model now: every condition, decided by the code that decides the association.")]
public sealed class AssociationEligibilityView(ImmutableArray<EligibilityCheck> checks, bool details)
{
    [Description("Whether every condition holds.")]
    public bool Eligible => checks.All(check => check.Passed);

    [Description("All conditions in catalogue order, passed or not.")]
    public IReadOnlyList<AssociationCondition> Checks => [.. checks.Select(check => new AssociationCondition(check, details))];
}

[Description("A condition of an association.")]
public sealed class AssociationCondition(EligibilityCheck check, bool details)
{
    [Description("The rule of the catalogue; policyRule(id) explains it.")]
    public string RuleId => check.Rule.Id;

    [Description("The code of a violation.")]
    public string Code => check.Rule.Code;

    public string Text => check.Rule.Text;

    public bool Passed => check.Passed;

    [Description("What can be done about it, for a partner without a tie to the customer in general terms; null when the condition holds.")]
    public string? Remedy => details ? check.Refusal?.Remedy : check.Passed ? null : check.Rule.Remedy;
}
