using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>What an application of policies is held to: what the preview lists, and what the decision refuses by.</summary>
public static class PolicyChecks
{
    /// <summary>Of people or places that a policy counts.</summary>
    public const int MostOfCount = 1_000;

    public static IEnumerable<RuleCheck> For(ApplyPolicies apply, PolicyBook book)
    {
        var isBounded = apply.Policies.Length <= PolicyDecider.MostOfApplication;
        yield return RuleCheck.Of(PolicyRules.Bounded, true, isBounded && book.Rows.Length + NewOf(apply, book) <= PolicyDecider.MostOfAll, "policies");
        if (!isBounded) yield break;
        foreach (var (row, number) in apply.Policies.Select((row, number) => (row, number)))
        {
            foreach (var check in OfRow(row, $"policies[{number}]", apply.Products)) yield return check;
        }

        List<PolicyRow> written = [.. apply.Policies.Select(row => Written(row, apply.Products))];
        for (var number = 0; number < written.Count; number++)
            yield return RuleCheck.Of(PolicyRules.NoOverlap, true, !Overlaps(number, written, book), $"policies[{number}]");
    }

    /// <summary>The row as it is kept: names written as their lists write them, whatever the spelling given.</summary>
    internal static PolicyRow Written(PolicyRow row, ProductList products)
    {
        var shape = PolicyShape.Of(row.Kind);
        return row with
        {
            Region = row.Region?.ToUpperInvariant(),
            Subject = row.Subject is { } subject ? shape.SubjectOf(subject, products) ?? subject : null,
            Choice = row.Choice is { } choice ? shape.ChoiceOf(choice) ?? choice : null,
        };
    }

    // A row that takes the place of another adds none.
    private static int NewOf(ApplyPolicies apply, PolicyBook book) => PolicyDecider.Changes(apply, book).Count(change => change.Before is null);

    private static IEnumerable<RuleCheck> OfRow(PolicyRow row, string path, ProductList products)
    {
        var shape = PolicyShape.Of(row.Kind);
        yield return RuleCheck.Of(PolicyRules.ByRegion, row.Region is not null, shape.ByRegion && row.Region is { } region && PolicyRegions.IsRegion(region.ToUpperInvariant()), $"{path}.region");
        yield return RuleCheck.Of(
            PolicyRules.KnownSubject, true, row.Subject is null ? !shape.SubjectRequired : shape.SubjectOf(row.Subject, products) is not null, $"{path}.subject");
        yield return RuleCheck.Of(PolicyRules.ValueValid, ValueRefusal(row, shape, path));
        yield return RuleCheck.Of(PolicyRules.DaysInOrder, row.Until is not null, row.Until >= row.From, $"{path}.until");
        if (row.Kind == PolicyKind.IncentivePeriod && row.Subject is { } model && shape.ChoiceOf(row.Choice ?? "") is { } period)
            yield return PeriodAllowed(shape.SubjectOf(model, products), Enum.Parse<IncentivePeriod>(period), path);
    }

    private static RuleCheck PeriodAllowed(string? model, IncentivePeriod period, string path) => model == nameof(AssociationModel.Reseller)
        ? RuleCheck.Of(PolicyRules.ResellerPeriod, true, period == IncentivePeriod.Quarter, $"{path}.choice")
        : RuleCheck.Of(PolicyRules.ReferralPeriod, true, period is IncentivePeriod.Month or IncentivePeriod.Quarter, $"{path}.choice");

    private static Rejection? ValueRefusal(PolicyRow row, PolicyShape shape, string path)
    {
        if (shape.Figure == PolicyFigure.Choice)
            return row.Value is null && row.Choice is { } choice && shape.ChoiceOf(choice) is not null ? null : PolicyRules.ValueValid.Refuse($"{path}.choice");
        if (row.Choice is not null || row.Value is not { } value || decimal.Round(value, Money.Scale) != value) return PolicyRules.ValueValid.Refuse($"{path}.value");
        return shape.Figure switch
        {
            PolicyFigure.Part => value is >= 0 and <= 1 ? null : PolicyRules.ValueValid.Refuse($"{path}.value"),
            PolicyFigure.Count => value is >= 0 and <= MostOfCount && decimal.IsInteger(value) ? null : PolicyRules.ValueValid.Refuse($"{path}.value"),
            PolicyFigure.Rate => AmountRules.Positive(value, PolicyRules.ValueValid, $"{path}.value"),
            _ => AmountRules.NotNegative(value, PolicyRules.ValueValid, $"{path}.value"),
        };
    }

    /// <summary>Whether a row holds on a day on which another of its series does; one without a last day gives way to the next.</summary>
    private static bool Overlaps(int number, List<PolicyRow> written, PolicyBook book)
    {
        var row = written[number];
        var replaced = written.Where(other => other.Series == row.Series).Select(other => other.From).ToHashSet();
        return written.Where((other, place) => place != number && other.Series == row.Series)
            .Concat(book.Rows.Where(other => other.Series == row.Series && !replaced.Contains(other.From)))
            .Any(other => other.From == row.From || (other.From < row.From ? other.Until >= row.From : row.Until >= other.From));
    }
}
