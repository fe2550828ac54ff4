using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts;

/// <summary>What a discount is decided by besides itself.</summary>
/// <param name="Model">In which the customer belongs to the partner that gives it; null when it does not.</param>
/// <param name="Term">The term of that association; 0 when there is none.</param>
/// <param name="Product">As the list has it today; null when it is no product type.</param>
/// <param name="Limit">The highest discount that holds for it; 0 when it is none, or when the customer is not the partner's, for which no limit is looked up.</param>
public sealed record DiscountFacts(AssociationModel? Model, int Term, ListedProduct? Product, decimal Limit);

/// <summary>Every rule that a partner's discount is held to, with its outcome: the preview shows them, the decider refuses by them.</summary>
public static class DiscountChecks
{
    public static IReadOnlyList<RuleCheck> For(decimal discount, DiscountFacts facts) =>
    [
        RuleCheck.Of(DiscountRules.WithinScope, facts.Product is not null && facts.Model is not null, discount > 0 && discount <= facts.Limit && DiscountRatio.IsPart(discount), "discount",
            facts.Product is null ? null : Limited(facts.Product, facts.Limit)),
        RuleCheck.Of(DiscountRules.ReferralOnly, true, facts.Model == AssociationModel.Referral, "customerId"),
        RuleCheck.Of(DiscountRules.ByProductType, true, facts.Product is not null, "productType"),
    ];

    private static string Limited(ListedProduct product, decimal limit) => limit > 0
        ? $"On {product.Code} a discount is more than 0, at most {DiscountRatio.Percent(limit)}, and has at most eight decimals."
        : $"On {product.Code} no discount may be given.";
}
