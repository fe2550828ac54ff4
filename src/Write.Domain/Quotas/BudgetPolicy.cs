using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>What the catalogue leaves to configuration about budgets (GAP-51, GAP-85).</summary>
/// <param name="AlertRatios">The shares of a budget that warn when the partner chooses none.</param>
/// <param name="FreezeAutomatically">Whether a budget may freeze the customer's account when it is exceeded.</param>
public sealed record BudgetPolicy(ImmutableArray<decimal> AlertRatios, bool FreezeAutomatically)
{
    /// <summary>The threshold whose exceeding an AUTOMATIC budget answers.</summary>
    public const decimal WholeBudget = 1.00m;

    public static readonly BudgetPolicy Default = new([0.75m, 0.90m, 1.00m], true);
}
