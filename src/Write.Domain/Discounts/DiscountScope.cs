using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts;

/// <param name="Maximum">The highest discount that partners may give on the product type from then on; 0 allows none.</param>
[EventType("discounts.discount-scope-set")]
public sealed record DiscountScopeSet(string ProductType, decimal Maximum) : IDomainEvent;

/// <summary>How far the vendor lets partners go on a product type.</summary>
/// <param name="Maximum">Null while operations have set nothing.</param>
public sealed record DiscountScope(decimal? Maximum)
{
    public static readonly DiscountScope Unset = new((decimal?)null);

    public static DiscountScope Evolve(DiscountScope state, IDomainEvent @event) => @event switch
    {
        DiscountScopeSet e => new(e.Maximum),
        _ => throw new UnknownEventException(state, @event),
    };

    /// <summary>The highest discount that holds: what operations set, the list's default before, none on a class that is excluded.</summary>
    public static decimal LimitOf(ListedProduct product, decimal? maximum) => product.IsDiscountable ? maximum ?? product.DefaultLimit : 0;
}

/// <param name="Product">As the list has it today; null when it is no product type.</param>
public sealed record SetDiscountScope(string ProductType, decimal Maximum, ListedProduct? Product);

/// <summary>The vendor's limits, one for each product type (DISC-2).</summary>
public static class DiscountScopeDecider
{
    public static readonly Decider<SetDiscountScope, DiscountScope> Definition =
        new("discount-scope", command => command.ProductType, DiscountScope.Unset, Decide, DiscountScope.Evolve);

    public static Decision Decide(SetDiscountScope set, DiscountScope state)
    {
        List<Rejection> refusals = [];
        if (!DiscountRatio.IsPart(set.Maximum)) refusals.Add(DiscountRules.ScopeValid.Refuse("maximum"));
        if (set.Product is null) refusals.Add(DiscountRules.ByProductType.Refuse("productType"));
        else if (DiscountRules.Excluding(set.Product.Class) is { } excluded) refusals.Add(excluded.Refuse("productType", remedy: "Choose another product type."));
        return Decision.RejectOr(refusals, () => state.Maximum == set.Maximum
            ? Decision.Nothing
            : Decision.Accept(new DiscountScopeSet(set.ProductType, set.Maximum)).By(DiscountRules.ScopeValid));
    }
}
