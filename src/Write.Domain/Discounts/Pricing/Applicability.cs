using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;

namespace PartnerGraph.Write.Domain.Discounts.Pricing;

/// <summary>Why a partner's discount does not apply.</summary>
public enum DiscountObstacle { OutOfScope, LongTerm, AllianceNode, Spot, Koogallery }

/// <summary>Whether a partner's discount applies to what is bought (REF-20): it must be one of the terms that qualify, and one of the classes.</summary>
public static class Applicability
{
    private const int MonthsOfYear = 12;

    private static readonly Rule[] Terms = [DiscountRules.ShortTerm, DiscountRules.PayPerUse, DiscountRules.Packages];

    private static readonly Rule[] Classes = [DiscountRules.StandardProducts, DiscountRules.PromotionalProducts];

    private static readonly (Rule Rule, DiscountObstacle Obstacle)[] Obstacles =
    [
        (DiscountRules.WithinScope, DiscountObstacle.OutOfScope), (DiscountRules.ShortTerm, DiscountObstacle.LongTerm),
        (DiscountRules.NotOnAllianceNodes, DiscountObstacle.AllianceNode), (DiscountRules.NotOnSpot, DiscountObstacle.Spot),
        (DiscountRules.NotOnKoogallery, DiscountObstacle.Koogallery),
    ];

    /// <summary>The class of what is bought: where and how it runs comes first, then what the list excludes, then a promotion, then the list.</summary>
    public static ProductClass? ClassOf(QuoteItem item, ListedProduct? listed) => item switch
    {
        { IsOnAllianceNode: true } => ProductClass.AllianceNode,
        { IsSpot: true } => ProductClass.Spot,
        { Promotion: not null } when listed is null or { IsDiscountable: true } => ProductClass.Promotional,
        _ => listed?.Class,
    };

    /// <summary>Every rule on a partner's discount, in catalogue order.</summary>
    public static IReadOnlyList<RuleCheck> Of(QuoteItem item, ListedProduct listed, StandingDiscount discount)
    {
        var (bought, prepaid) = (ClassOf(item, listed), item.ChargingMode == ChargingMode.YearlyMonthly);
        return
        [
            RuleCheck.Of(DiscountRules.WithinScope, true, discount.Effective > 0),
            RuleCheck.Of(DiscountRules.ShortTerm, prepaid && !listed.IsPackage, item.Months < MonthsOfYear || listed.IsLongTerm),
            RuleCheck.Of(DiscountRules.PayPerUse, !prepaid && !listed.IsPackage, true),
            RuleCheck.Of(DiscountRules.NotOnAllianceNodes, bought == ProductClass.AllianceNode, false),
            RuleCheck.Of(DiscountRules.NotOnSpot, bought == ProductClass.Spot, false),
            RuleCheck.Of(DiscountRules.StandardProducts, bought == ProductClass.Standard, true),
            RuleCheck.Of(DiscountRules.PromotionalProducts, bought == ProductClass.Promotional, true),
            RuleCheck.Of(DiscountRules.NotOnKoogallery, bought == ProductClass.Koogallery, false),
            RuleCheck.Of(DiscountRules.Packages, listed.IsPackage, true),
        ];
    }

    /// <summary>Whether nothing is in the way, and both term and class are among those that qualify.</summary>
    public static bool Holds(IReadOnlyList<RuleCheck> checks) =>
        checks.All(check => check.Outcome != RuleOutcome.Failed) && Passed(checks, Terms) && Passed(checks, Classes);

    /// <summary>What is in the way; null when nothing is. Of several things that which lasts: the class before the term.</summary>
    public static DiscountObstacle? ObstacleOf(IReadOnlyList<RuleCheck> checks)
    {
        var found = Obstacles.Where(known => checks.Any(check => check.Rule == known.Rule && check.Outcome == RuleOutcome.Failed)).ToArray();
        return found.Length == 0 ? null : found[^1].Obstacle;
    }

    private static bool Passed(IReadOnlyList<RuleCheck> checks, Rule[] one) =>
        checks.Any(check => check.Outcome == RuleOutcome.Passed && one.Contains(check.Rule));
}
