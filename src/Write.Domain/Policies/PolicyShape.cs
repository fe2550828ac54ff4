using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>What the rows of a kind speak of.</summary>
public enum PolicySubject { Nothing, Product, RebateType, Model, Tier, CoreRoute, Tax, Currency }

/// <summary>What the rows of a kind hold.</summary>
public enum PolicyFigure { Part, Amount, Rate, Count, Choice }

/// <summary>What a row of a kind has to look like.</summary>
/// <param name="ByRegion">Whether rows may differ by region.</param>
/// <param name="SubjectRequired">Whether a row without a subject, for all of it, says nothing.</param>
/// <param name="Choices">Of which values one is chosen; empty for figures.</param>
public sealed record PolicyShape(bool ByRegion, PolicySubject Subject, bool SubjectRequired, PolicyFigure Figure, ImmutableArray<string> Choices)
{
    private static readonly FrozenDictionary<PolicyKind, PolicyShape> Shapes = new Dictionary<PolicyKind, PolicyShape>
    {
        [PolicyKind.SettlementDiscount] = new(true, PolicySubject.Product, false, PolicyFigure.Part, []),
        [PolicyKind.Rebate] = new(true, PolicySubject.RebateType, true, PolicyFigure.Part, []),
        [PolicyKind.RebateThreshold] = new(true, PolicySubject.Nothing, false, PolicyFigure.Amount, []),
        [PolicyKind.ResellerRebate] = new(true, PolicySubject.Nothing, false, PolicyFigure.Part, []),
        [PolicyKind.IncentivePeriod] = new(true, PolicySubject.Model, true, PolicyFigure.Choice, [.. Enum.GetNames<IncentivePeriod>()]),
        [PolicyKind.TierQuota] = new(false, PolicySubject.Tier, true, PolicyFigure.Amount, []),
        [PolicyKind.PayoutTax] = new(true, PolicySubject.Nothing, false, PolicyFigure.Part, []),
        [PolicyKind.WithholdingTax] = new(true, PolicySubject.Tax, true, PolicyFigure.Part, []),
        [PolicyKind.ExchangeRate] = new(false, PolicySubject.Currency, true, PolicyFigure.Rate, []),
        [PolicyKind.BankTransferMinimum] = new(false, PolicySubject.Nothing, false, PolicyFigure.Amount, []),
        [PolicyKind.ProductRevenue] = new(false, PolicySubject.Product, true, PolicyFigure.Choice, [.. Enum.GetNames<RevenueCategory>()]),
        [PolicyKind.TierRevenue] = new(false, PolicySubject.Tier, true, PolicyFigure.Amount, []),
        [PolicyKind.AdvanceCommitment] = new(true, PolicySubject.Tier, true, PolicyFigure.Amount, []),
        [PolicyKind.AdvanceEmployees] = new(true, PolicySubject.Tier, true, PolicyFigure.Count, []),
        [PolicyKind.CoreCommitment] = new(true, PolicySubject.CoreRoute, true, PolicyFigure.Amount, []),
        [PolicyKind.CoreEmployees] = new(true, PolicySubject.CoreRoute, true, PolicyFigure.Count, []),
        [PolicyKind.CorePlaces] = new(true, PolicySubject.CoreRoute, true, PolicyFigure.Count, []),
    }.ToFrozenDictionary();

    public static PolicyShape Of(PolicyKind kind) => Shapes[kind];

    /// <summary>The subject as rows of the kind write it; null when it is none.</summary>
    public string? SubjectOf(string subject, ProductList products) => Subject switch
    {
        PolicySubject.Product => products.CodeOf(subject),
        PolicySubject.RebateType => Name<RebateType>(subject),
        PolicySubject.Model => Name<AssociationModel>(subject),
        PolicySubject.Tier => Name<PartnerTier>(subject),
        PolicySubject.CoreRoute => Name<CoreRoute>(subject),
        PolicySubject.Tax => subject.Trim() is { Length: > 0 } tax ? tax.ToUpperInvariant() : null,
        PolicySubject.Currency => subject.ToUpperInvariant() is { Length: 3 } code && code.All(char.IsAsciiLetterUpper) ? code : null,
        _ => null,
    };

    /// <summary>The choice as rows of the kind write it; null when it is none.</summary>
    public string? ChoiceOf(string choice) => Choices.FirstOrDefault(known => IsSpelled(choice, known));

    private static string? Name<T>(string given) where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(name => IsSpelled(given, name));

    // As the schema writes values, such as LIST_PRICE_PRODUCTS.
    private static bool IsSpelled(string given, string name) => string.Equals(given.Replace("_", ""), name, StringComparison.OrdinalIgnoreCase);
}
