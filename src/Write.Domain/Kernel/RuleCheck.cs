namespace PartnerGraph.Write.Domain.Kernel;

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
        applies ? Of(rule, holds ? null : rule.Refuse(path, message)) : new(rule, RuleOutcome.NotApplicable, null);

    /// <param name="refusal">What the case violates, in the case's own words; null when it satisfies the rule.</param>
    public static RuleCheck Of(Rule rule, Rejection? refusal) =>
        new(rule, refusal is null ? RuleOutcome.Passed : RuleOutcome.Failed, refusal);

    /// <summary>Every refusal, in the order of the checks.</summary>
    public static IReadOnlyList<Rejection> RefusalsOf(IEnumerable<RuleCheck> checks) =>
        [.. checks.Select(check => check.Rejection).OfType<Rejection>()];
}
