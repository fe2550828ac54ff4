using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>Each rule that an order is held to, at both sides: the facts just allow it, or one of them forbids it.</summary>
public sealed class OrderChecksTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly OrderItem Item = new("ECS", "ap-southeast-3", "s6.small", ChargingMode.YearlyMonthly, 1, new(1m));

    private static readonly PartnerStatus QuotaExceeded = PartnerStatus.Normal with { Restrictions = [RestrictionCause.Quota] };

    private static readonly PartnerStatus Restricted = PartnerStatus.Normal with { Restrictions = [RestrictionCause.Operations] };

    private static readonly PartnerStatus Frozen = PartnerStatus.Normal with { Freezes = PartnerStatus.Normal.Freezes.Add(FreezeCause.Operations, Now) };

    private static readonly CustomerStatus FrozenCustomer = CustomerStatus.Evolve(
        CustomerStatus.Normal, new CustomerFrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.Account, "over budget", Now));

    private static readonly OrderFacts Unassociated = new()
    {
        EmailBound = true, PhoneBound = true, AccountInformationComplete = true, CreditCardBound = true,
    };

    private static readonly OrderFacts Reseller = Unassociated with { Model = AssociationModel.Reseller, CreditCardBound = false };

    private static readonly OrderFacts Referral = Unassociated with { Model = AssociationModel.Referral };

    private static readonly OrderFacts PartnerAccount = Unassociated with { BuyerIsPartner = true };

    [Fact, Trait("Rule", "PROG-47")]
    public void A_partner_account_buys_nothing_and_a_customer_does()
    {
        AssertRefused(PartnerAccount, "PROG-47");
        AssertRefused(new OrderFacts { BuyerIsPartner = true, Partner = Restricted, Customer = FrozenCustomer }, "PROG-47");
        AssertAccepted(Unassociated);
    }

    [Fact, Trait("Rule", "ACCT-2")]
    public void A_reseller_of_a_restricted_distributor_learns_of_the_restriction_first()
    {
        AssertRefused(PartnerAccount with { Distributor = Restricted }, "ACCT-2", "PROG-47");
        AssertRefused(PartnerAccount with { Distributor = QuotaExceeded }, "ACCT-2", "PROG-47");
        AssertRefused(PartnerAccount with { Distributor = Frozen }, "ACCT-2", "PROG-47");
        AssertRefused(PartnerAccount with { Distributor = PartnerStatus.Normal }, "PROG-47");
        Assert.Equal(["PROG-47"], RuleCheck.RefusalsOf(OrderChecks.For(
            OrderOperation.Purchase, PartnerAccount with { Distributor = Restricted }, new([]))).Select(refusal => refusal.RuleId));
    }

    [Fact, Trait("Rule", "CUST-5")]
    public void Nobody_orders_for_a_customer()
    {
        AssertRefused(Reseller with { OnBehalfOfAnother = true }, "CUST-5");
        AssertAccepted(Reseller);
    }

    [Fact, Trait("Rule", "CSP-14")]
    public void A_referral_customer_needs_a_card_whatever_else_it_pays_with()
    {
        AssertRefused(Referral with { CreditCardBound = false, PaymentMethodSet = true }, "CSP-14");
        AssertAccepted(Referral);
    }

    [Fact, Trait("Rule", "CUST-9"), Trait("Rule", "CSP-18")]
    public void A_payment_method_is_asked_of_those_whose_partner_does_not_pay()
    {
        AssertRefused(Unassociated with { CreditCardBound = false }, "CUST-9");
        AssertRefused(Referral with { CreditCardBound = false }, "CSP-14", "CUST-9");
        AssertAccepted(Unassociated with { CreditCardBound = false, PaymentMethodSet = true });
        AssertAccepted(Reseller);
    }

    [Fact, Trait("Rule", "QUOTA-5")]
    public void An_exceeded_quota_bars_reseller_customers_only()
    {
        AssertRefused(Reseller with { Partner = QuotaExceeded }, "QUOTA-5");
        AssertAccepted(Referral with { Partner = QuotaExceeded });
        AssertAccepted(Reseller);
    }

    [Fact, Trait("Rule", "ACCT-1")]
    public void Any_other_restriction_bars_every_customer()
    {
        AssertRefused(Reseller with { Partner = Restricted }, "ACCT-1");
        AssertRefused(Referral with { Partner = Restricted }, "ACCT-1");
        AssertRefused(Reseller with { Partner = Restricted with { Restrictions = [RestrictionCause.Quota, RestrictionCause.Violation] } }, "QUOTA-5", "ACCT-1");
    }

    [Fact, Trait("Rule", "ACCT-1")]
    public void A_frozen_partner_counts_as_restricted_also_for_an_unfrozen_customer()
    {
        AssertRefused(Reseller with { Partner = Frozen }, "ACCT-1");
        AssertRefused(Referral with { Partner = Frozen }, "ACCT-1");
        Assert.Equal("The partner is frozen: none of its customers can buy.", Message(Reseller with { Partner = Frozen }));
        Assert.Equal(AccountStatusRules.PartnerRestricted.Text, Message(Reseller with { Partner = Restricted }));
    }

    [Fact, Trait("Rule", "ACCT-3")]
    public void A_restricted_distributor_bars_the_customers_of_its_resellers()
    {
        AssertRefused(Reseller with { Distributor = Restricted }, "ACCT-3");
        AssertRefused(Referral with { Distributor = Restricted }, "ACCT-3");
        AssertRefused(Reseller with { Distributor = Frozen }, "ACCT-3");
        AssertRefused(Reseller with { Distributor = QuotaExceeded }, "ACCT-3");
        AssertAccepted(Referral with { Distributor = QuotaExceeded });
        AssertRefused(Referral with { Distributor = Restricted with { Restrictions = [RestrictionCause.Quota, RestrictionCause.Operations] } }, "ACCT-3");
        AssertAccepted(Reseller with { Distributor = PartnerStatus.Normal });
    }

    [Theory]
    [InlineData(OrderOperation.Purchase, "ACCT-19"), Trait("Rule", "ACCT-19")]
    [InlineData(OrderOperation.Renew, "ACCT-20"), Trait("Rule", "ACCT-20")]
    [InlineData(OrderOperation.Change, "ACCT-21"), Trait("Rule", "ACCT-21")]
    public void A_frozen_customer_neither_buys_nor_renews_nor_changes(OrderOperation operation, string ruleId)
    {
        Assert.Equal([ruleId], Refused(operation, Reseller with { Customer = FrozenCustomer }));
        Assert.Empty(Refused(operation, Reseller));
    }

    [Theory, Trait("Rule", "ACCT-1"), Trait("Rule", "QUOTA-5"), Trait("Rule", "ACCT-3")]
    [InlineData(OrderOperation.Renew)]
    [InlineData(OrderOperation.Change)]
    public void A_restriction_bars_renewals_and_changes_too_unless_configured_otherwise(OrderOperation operation)
    {
        var facts = Reseller with { Partner = QuotaExceeded with { Restrictions = [RestrictionCause.Quota, RestrictionCause.Operations] }, Distributor = Restricted };
        Assert.Equal(["QUOTA-5", "ACCT-1", "ACCT-3"], Refused(operation, facts));
        Assert.Empty(RuleCheck.RefusalsOf(OrderChecks.For(operation, facts, new([OrderOperation.Purchase]))));
    }

    [Fact, Trait("Rule", "CUST-6")]
    public void An_email_must_be_bound() => AssertRefused(Reseller with { EmailBound = false }, "CUST-6");

    [Fact, Trait("Rule", "CUST-7")]
    public void A_phone_number_must_be_bound() => AssertRefused(Reseller with { PhoneBound = false }, "CUST-7");

    [Fact, Trait("Rule", "CUST-8")]
    public void The_account_information_must_be_complete() => AssertRefused(Reseller with { AccountInformationComplete = false }, "CUST-8");

    [Fact, Trait("Rule", "CUST-6"), Trait("Rule", "CUST-7"), Trait("Rule", "CUST-8"), Trait("Rule", "CUST-9")]
    public void What_an_account_lacks_is_asked_at_a_purchase_only()
    {
        AssertRefused(new OrderFacts(), "CUST-6", "CUST-7", "CUST-8", "CUST-9");
        Assert.Empty(Refused(OrderOperation.Renew, new OrderFacts()));
    }

    /// <summary>Every rule is listed, whomever it concerns, in one order.</summary>
    [Theory, Trait("Rule", "ACCT-2"), Trait("Rule", "ACCT-3"), Trait("Rule", "CSP-14"), Trait("Rule", "CUST-9")]
    [InlineData("unassociated", "PROG-47 CUST-5 ACCT-19 CUST-6 CUST-7 CUST-8 CUST-9")]
    [InlineData("reseller", "PROG-47 CUST-5 QUOTA-5 ACCT-1 ACCT-19 CUST-6 CUST-7 CUST-8")]
    [InlineData("referral", "PROG-47 CUST-5 CSP-14 ACCT-1 ACCT-19 CUST-6 CUST-7 CUST-8 CUST-9")]
    [InlineData("under a distributor", "PROG-47 CUST-5 QUOTA-5 ACCT-1 ACCT-3 ACCT-19 CUST-6 CUST-7 CUST-8")]
    [InlineData("partner", "ACCT-2 PROG-47")]
    public void A_preview_tells_which_rules_concern_the_buyer(string buyer, string concerned)
    {
        var checks = OrderChecks.For(OrderOperation.Purchase, buyer switch
        {
            "unassociated" => Unassociated,
            "reseller" => Reseller,
            "referral" => Referral,
            "under a distributor" => Reseller with { Distributor = PartnerStatus.Normal },
            _ => PartnerAccount with { Distributor = PartnerStatus.Normal },
        }, OrderPolicy.Default);
        Assert.Equal(
            ["ACCT-2", "PROG-47", "CUST-5", "CSP-14", "QUOTA-5", "ACCT-1", "ACCT-3", "ACCT-19", "CUST-6", "CUST-7", "CUST-8", "CUST-9"],
            checks.Select(check => check.Rule.Id));
        Assert.Equal(concerned, string.Join(' ', checks.Where(check => check.Outcome != RuleOutcome.NotApplicable).Select(check => check.Rule.Id)));
    }

    private static void AssertAccepted(OrderFacts facts) => AssertRefused(facts);

    /// <summary>The decider refuses by the same rules that the preview shows.</summary>
    private static void AssertRefused(OrderFacts facts, params string[] ruleIds)
    {
        var decision = OrderDecider.Decide(new PlaceOrder("o", "c", [Item], facts, OrderPolicy.Default, Now), Order.None);
        Assert.Equal(ruleIds, decision.Rejections.Select(rejection => rejection.RuleId));
        Assert.Equal(ruleIds, Refused(OrderOperation.Purchase, facts));
    }

    private static string Message(OrderFacts facts) =>
        Assert.Single(RuleCheck.RefusalsOf(OrderChecks.For(OrderOperation.Purchase, facts, OrderPolicy.Default))).Message;

    private static IEnumerable<string> Refused(OrderOperation operation, OrderFacts facts) =>
        RuleCheck.RefusalsOf(OrderChecks.For(operation, facts, OrderPolicy.Default)).Select(refusal => refusal.RuleId);
}
