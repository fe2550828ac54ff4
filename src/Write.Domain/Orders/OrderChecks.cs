using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Orders;

/// <summary>
/// Every rule that an order is held to, with its outcome: the preview shows them, the decider refuses by them.
/// A customer's budget is none of them (BUDGET-9), nor is the order's own price: only states count (GAP-1).
/// </summary>
public static class OrderChecks
{
    /// <summary>The checks in the order in which refusals are reported: the distributor's restriction comes before PROG-47 (ACCT-2).</summary>
    public static IReadOnlyList<RuleCheck> For(OrderOperation operation, OrderFacts facts, OrderPolicy policy)
    {
        // Who orders for another learns that nobody can, and nothing of the other.
        if (facts.OnBehalfOfAnother) return [RuleCheck.Of(OrderRules.CustomersOrderThemselves, true, false, "onBehalfOf")];
        var isCustomer = !facts.BuyerIsPartner;
        var blocks = policy.RestrictionBlocks.Contains(operation);
        var buysItself = isCustomer && operation == OrderOperation.Purchase;
        var hasPartner = isCustomer && facts.Model is not null;
        return
        [
            RuleCheck.Of(AccountStatusRules.ResellerOfRestricted, facts.BuyerIsPartner && blocks && facts.Distributor is not null,
                facts.Distributor is { IsRestricted: false, IsFrozen: false }, "customerId"),
            RuleCheck.Of(PartnerRules.AccountCannotPurchase, true, isCustomer, "customerId"),
            RuleCheck.Of(OrderRules.CustomersOrderThemselves, isCustomer, true, "onBehalfOf"),
            RuleCheck.Of(OrderRules.ReferralNeedsCard, buysItself && facts.Model == AssociationModel.Referral, facts.CreditCardBound),
            RuleCheck.Of(AccountStatusRules.QuotaRestricted, hasPartner && blocks && facts.Model == AssociationModel.Reseller,
                !facts.Partner.Restrictions.Contains(RestrictionCause.Quota)),
            RuleCheck.Of(AccountStatusRules.PartnerRestricted, hasPartner && blocks,
                !facts.Partner.IsFrozen && facts.Partner.Restrictions.Remove(RestrictionCause.Quota).IsEmpty,
                message: facts.Partner.IsFrozen ? "The partner is frozen: none of its customers can buy." : null),
            RuleCheck.Of(AccountStatusRules.CustomerUnderRestricted, hasPartner && blocks && facts.Distributor is not null,
                facts.Distributor?.Reaches(facts.Model) != true),
            RuleCheck.Of(FrozenRule(operation), isCustomer, facts.Customer.CanBuy),
            RuleCheck.Of(OrderRules.EmailBound, buysItself, facts.EmailBound),
            RuleCheck.Of(OrderRules.PhoneBound, buysItself, facts.PhoneBound),
            RuleCheck.Of(OrderRules.InformationComplete, buysItself, facts.AccountInformationComplete),
            RuleCheck.Of(OrderRules.PaymentMethod, buysItself && facts.Model != AssociationModel.Reseller,
                facts.PaymentMethodSet || facts.CreditCardBound),
        ];
    }

    /// <summary>The rules that such an order was held to and satisfies.</summary>
    public static IReadOnlyList<Rule> Passed(OrderOperation operation, OrderFacts facts, OrderPolicy policy) =>
        [.. For(operation, facts, policy).Where(check => check.Outcome == RuleOutcome.Passed).Select(check => check.Rule)];

    /// <summary>Whether a distributor's state bars the customers of its resellers: its quota those of the reseller model only (GAP-3).</summary>
    private static bool Reaches(this PartnerStatus distributor, AssociationModel? model) =>
        distributor.IsFrozen || distributor.Restrictions.Any(cause => cause != RestrictionCause.Quota || model == AssociationModel.Reseller);

    private static Rule FrozenRule(OrderOperation operation) => operation switch
    {
        OrderOperation.Purchase => CustomerStatusRules.CannotBuy,
        OrderOperation.Renew => CustomerStatusRules.CannotRenew,
        OrderOperation.Change => CustomerStatusRules.CannotChange,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
