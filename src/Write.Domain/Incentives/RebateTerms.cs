using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Write.Domain.Incentives;

/// <summary>Which sales a rebate is given for.</summary>
public enum RebateType { ListPriceProducts, DiscountedProducts }

/// <param name="Model">In which it is given.</param>
public sealed record RebateTerms(RebateType Type, AssociationModel Model)
{
    /// <summary>The types that the source tells apart (INCENT-14).</summary>
    public static ImmutableArray<RebateTerms> All { get; } =
        [new(RebateType.ListPriceProducts, AssociationModel.Referral), new(RebateType.DiscountedProducts, AssociationModel.Referral)];
}
