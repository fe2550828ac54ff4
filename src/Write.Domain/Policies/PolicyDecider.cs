using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>Lays policies down. A row of the same kind, region, subject and first day as an earlier one takes its place; others stand beside it.</summary>
/// <param name="Policies">As they were given.</param>
/// <param name="Products">The list of product types.</param>
public sealed record ApplyPolicies(
    ImmutableArray<PolicyRow> Policies, [property: Text(TextKind.Reason)] string Reason, ProductList Products, DateTimeOffset At);

/// <summary>The vendor's commercial policies: one stream, so that no two applications can overlap.</summary>
public static class PolicyDecider
{
    public const int MostOfApplication = TextBounds.MostValues, MostOfAll = 10_000;

    public static readonly Decider<ApplyPolicies, PolicyBook> Definition = new("policies", _ => PolicyBook.Key, PolicyBook.Empty, Decide, PolicyBook.Evolve);

    public static Decision Decide(ApplyPolicies apply, PolicyBook state)
    {
        var refusals = RuleCheck.RefusalsOf(PolicyChecks.For(apply, state)).ToList();
        if (string.IsNullOrWhiteSpace(apply.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        return Decision.RejectOr(refusals, () => Changes(apply, state) is { Length: > 0 } changes
            ? Decision.Accept(new PoliciesApplied(state.Version + 1, changes, apply.Reason, apply.At))
                .By(PolicyRules.ByRegion, PolicyRules.KnownSubject, PolicyRules.ValueValid, PolicyRules.NoOverlap)
            : Decision.Nothing);
    }

    /// <summary>What an application would change; rows that stand as they are given change nothing.</summary>
    public static ImmutableArray<PolicyChange> Changes(ApplyPolicies apply, PolicyBook state) =>
    [
        .. apply.Policies.Select(given => PolicyChecks.Written(given, apply.Products))
            .Select(row => new PolicyChange(row, state.Rows.FirstOrDefault(other => other.Series == row.Series && other.From == row.From)))
            .Where(change => change.Row != change.Before),
    ];
}
