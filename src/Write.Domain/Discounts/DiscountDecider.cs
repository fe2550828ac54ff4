using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts;

public abstract record DiscountCommand(string CustomerId, string ProductType);

/// <summary>Gives a customer a discount on a product type, or changes it.</summary>
/// <param name="PartnerId">The partner who gives it.</param>
/// <param name="Discount">A part of the price; 0.05 is five percent.</param>
public sealed record SetCustomerDiscount(string CustomerId, string PartnerId, string ProductType, decimal Discount, DiscountFacts Facts)
    : DiscountCommand(CustomerId, ProductType);

/// <param name="Term">The term of the customer's association with that partner.</param>
public sealed record WithdrawCustomerDiscount(string CustomerId, string PartnerId, string ProductType, int Term) : DiscountCommand(CustomerId, ProductType);

/// <summary>Discounts of referral customers, one for each product type (DISC-1).</summary>
public static class DiscountDecider
{
    public static readonly Decider<DiscountCommand, DiscountGrant> Definition = new(
        "customer-discount", command => DiscountGrant.KeyOf(command.CustomerId, command.ProductType), DiscountGrant.None, Decide, DiscountGrant.Evolve);

    public static Decision Decide(DiscountCommand command, DiscountGrant state) => command switch
    {
        SetCustomerDiscount set => Decision.RejectOr(RuleCheck.RefusalsOf(DiscountChecks.For(set.Discount, set.Facts)), () => Set(set, state.In(set.Facts.Term))),
        WithdrawCustomerDiscount withdraw => state.In(withdraw.Term) is { } discount
            ? Decision.Accept(new DiscountWithdrawn(withdraw.CustomerId, withdraw.PartnerId, withdraw.ProductType, discount))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Set(SetCustomerDiscount set, decimal? current)
    {
        if (current == set.Discount) return Decision.Nothing;
        return Decision.Accept(current is { } from
            ? new DiscountChanged(set.CustomerId, set.PartnerId, set.ProductType, from, set.Discount)
            : new DiscountGranted(set.CustomerId, set.PartnerId, set.ProductType, set.Discount, set.Facts.Term))
            .By(DiscountRules.WithinScope, DiscountRules.ReferralOnly, DiscountRules.ByProductType);
    }
}
