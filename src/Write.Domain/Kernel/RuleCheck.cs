namespace PartnerGraph.Domain.Kernel;

public enum RuleOutcome
{
    Passed,
    Failed,

    /// <summary>The rule does not concern this case, such as the card of a customer whose partner pays.</summary>
    NotApplicable,
}

/// <summary>What one rule says of one case: what a preview lists and what the decision refuses by, so that the two never differ.</summary>
public sealed record RuleCheck(Rule Rule, RuleOutcome Outcome, Rejection? Rejection)
{
    /// <param name="applies">Whether the rule concerns the case at all.</param>
    /// <param name="holds">Whether the case satisfies it.</param>
    /// <param name="path">The input field that a refusal concerns.</param>
    /// <param name="message">What happened in this case; the rule's text when omitted.</param>
    public static RuleCheck Of(Rule rule, bool applies, bool holds, string path = "", string? message = null) =>
        !applies ? new(rule, RuleOutcome.NotApplicable, null)
        : holds ? new(rule, RuleOutcome.Passed, null)
        : new(rule, RuleOutcome.Failed, rule.Refuse(path, message));

    /// <summary>Every refusal, in the order of the checks.</summary>
    public static IReadOnlyList<Rejection> RefusalsOf(IEnumerable<RuleCheck> checks) =>
        [.. checks.Select(check => check.Rejection).OfType<Rejection>()];
}
