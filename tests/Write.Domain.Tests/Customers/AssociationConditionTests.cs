using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

/// <summary>The conditions ASSOC-1 to ASSOC-14 and CSP-9, each on both sides of its boundary.</summary>
public sealed class AssociationConditionTests
{
    private const AssociationModel Referral = AssociationModel.Referral;
    private const AssociationModel Reseller = AssociationModel.Reseller;

    [Fact, Trait("Rule", "ASSOC-1")]
    public void A_customer_of_the_china_site_cannot_be_associated()
    {
        var china = Customer() with { Site = CustomerSite.China };
        When(Question(customer: china)).ThenRejected("ASSOC-1").WithCode("CUSTOMER_OF_CHINA_SITE");
        When(Question()).Then(Associated()).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "ASSOC-2"), Trait("Rule", "ASSOC-42")]
    public void A_customer_of_another_partner_cannot_be_associated_until_it_has_left()
    {
        var accept = Accept(Question(partner: A, at: At("2024-11-04 09:00:01")));
        var withB = Associated("b", at: At("2024-11-01 12:00:00"));
        AssociationDecider.Definition.Given(withB).When(accept).ThenRejected("ASSOC-2").WithCode("ALREADY_ASSOCIATED");
        AssociationDecider.Definition.Given(withB, Left("b", "2024-11-04 09:00:00")).When(accept)
            .Then(Associated(at: At("2024-11-04 09:00:01"))).AndRepeatingChangesNothing();
    }

    [Theory]
    [Trait("Rule", "ASSOC-3"), Trait("Rule", "ASSOC-4"), Trait("Rule", "ASSOC-5")]
    [InlineData("ASSOC-3", SpecialContractKind.OfflineDirect)]
    [InlineData("ASSOC-4", SpecialContractKind.TelemarketingDiscount)]
    [InlineData("ASSOC-5", SpecialContractKind.DirectSpecialOffer)]
    [InlineData("ASSOC-5", SpecialContractKind.OtherSpecialContract)]
    public void A_special_contract_blocks_until_it_has_ended(string rule, SpecialContractKind kind)
    {
        var recorded = new SpecialContractRecorded("c", "k", kind);
        When(Question(customer: Customer(recorded))).ThenRejected(rule).WithCode("SPECIAL_CONTRACT");
        When(Question(customer: Customer(recorded, new SpecialContractEnded("c", "k", kind)))).Then(Associated());
    }

    [Fact, Trait("Rule", "ASSOC-6")]
    public void The_account_is_at_most_seven_days_old_to_the_second()
    {
        When(Question(at: At("2024-11-08 10:00:00"))).Then(Associated(at: At("2024-11-08 10:00:00")));
        When(Question(at: At("2024-11-08 10:00:00").AddMilliseconds(999))).Then(Associated(at: At("2024-11-08 10:00:00").AddMilliseconds(999)));
        When(Question(at: At("2024-11-08 10:00:01"))).ThenRejected("ASSOC-6").WithCode("REGISTERED_TOO_LONG");
    }

    [Fact, Trait("Rule", "ASSOC-7")]
    public void The_smallest_cash_spending_blocks()
    {
        When(Question(customer: Customer(new CashSpendingRecorded("c", "p1", new(0.00000001m)))))
            .ThenRejected("ASSOC-7").WithCode("HAS_CASH_EXPENDITURE");
        When(Question(customer: Customer() with { PaidLinesInCash = true })).ThenRejected("ASSOC-7");
        When(Question()).Then(Associated());
    }

    [Fact, Trait("Rule", "ASSOC-6"), Trait("Rule", "ASSOC-7"), Trait("Rule", "ASSOC-42")]
    public void Age_and_cash_do_not_count_after_an_ended_association()
    {
        var spender = Customer(new CashSpendingRecorded("c", "p1", new(5m)));
        var question = Question(customer: spender, at: At("2025-11-04 09:00:01"));
        IDomainEvent[] history = [Associated("b"), Left("b", "2025-11-04 09:00:00")];
        AssociationDecider.Definition.Given(history).When(Accept(question)).Then(Associated(at: At("2025-11-04 09:00:01")));
        AssociationDecider.Definition.Given(history).When(Accept(question with { Policy = Policy with { SkipAgeAndCashAfterEnded = false } }))
            .ThenRejected("ASSOC-6", "ASSOC-7");
    }

    [Fact, Trait("Rule", "ASSOC-8"), Trait("Rule", "ASSOC-44")]
    public void Unpaid_bills_block_and_the_remedy_names_the_sum()
    {
        var bill = new UnpaidBillRecorded("c", "b1", new(0.01m));
        var refused = When(Question(customer: Customer(bill))).ThenRejected("ASSOC-8").WithCode("HAS_UNPAID_BILLS");
        Assert.Equal("Pay 0.01 USD.", Assert.Single(refused.Decision.Rejections).Remedy);
        When(Question(customer: Customer(bill, new UnpaidBillSettled("c", "b1", new(0.01m))))).Then(Associated());
    }

    [Fact, Trait("Rule", "ASSOC-8"), Trait("Rule", "ASSOC-44")]
    public void Bills_of_two_currencies_are_named_apart()
    {
        var refused = When(Question(customer: Customer(
            new UnpaidBillRecorded("c", "b1", new(1.5m)), new UnpaidBillRecorded("c", "b2", new(0.00000001m)),
            new UnpaidBillRecorded("c", "b3", new(7m, "CLP"))))).ThenRejected("ASSOC-8");
        Assert.Equal("Pay 1.50000001 USD and 7.00 CLP.", Assert.Single(refused.Decision.Rejections).Remedy);
    }

    [Theory, Trait("Rule", "ASSOC-9"), Trait("Rule", "ASSOC-10")]
    [InlineData("ASSOC-9", EnterpriseAccountKind.ResourceAccount)]
    [InlineData("ASSOC-10", EnterpriseAccountKind.CloudAccount)]
    public void A_member_in_unified_accounting_cannot_be_associated(string rule, EnterpriseAccountKind kind)
    {
        var joined = new EnterpriseJoined("c", "m", kind, EnterpriseAccounting.Unified);
        When(Question(customer: Customer(joined))).ThenRejected(rule).WithCode("UNIFIED_ACCOUNTING_MEMBER");
        When(Question(customer: Customer(joined with { Accounting = EnterpriseAccounting.Independent }))).Then(Associated());
        When(Question(customer: Customer(joined, new EnterpriseLeft("c", "m")))).Then(Associated());
        When(Question(customer: Customer(joined, joined with { MasterId = "n", Accounting = EnterpriseAccounting.Independent }))).ThenRejected(rule);
    }

    [Fact, Trait("Rule", "ASSOC-11")]
    public void A_professional_service_contract_blocks_the_reseller_model_only()
    {
        var customer = Customer(new SpecialContractRecorded("c", "k", SpecialContractKind.ProfessionalService));
        When(Question(Reseller, customer)).ThenRejected("ASSOC-11").WithCode("PROFESSIONAL_SERVICE_CONTRACT");
        When(Question(Referral, customer)).Then(Associated());
    }

    [Fact, Trait("Rule", "ASSOC-12")]
    public void A_valid_reserved_instance_blocks_the_reseller_model_only()
    {
        var customer = Customer(new ReservedInstanceRecorded("c", "ri", Now));
        When(Question(Reseller, customer)).ThenRejected("ASSOC-12").WithCode("VALID_RESERVED_INSTANCES");
        When(Question(Referral, customer)).Then(Associated());
        When(Question(Reseller, customer, at: Now.AddSeconds(1))).Then(Associated(model: Reseller, at: Now.AddSeconds(1)));
    }

    [Fact, Trait("Rule", "ASSOC-13")]
    public void An_enterprise_member_is_blocked_from_the_reseller_model_only()
    {
        var customer = Customer(new EnterpriseJoined("c", "m", EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Independent));
        When(Question(Reseller, customer)).ThenRejected("ASSOC-13").WithCode("ENTERPRISE_MEMBER_ACCOUNT");
        When(Question(Referral, customer)).Then(Associated());
        When(Question(Reseller)).Then(Associated(model: Reseller));
    }

    [Fact, Trait("Rule", "ASSOC-14")]
    public void A_master_with_one_independent_member_is_blocked_from_the_reseller_model_only()
    {
        var added = new IndependentMemberAdded("c", "m1");
        When(Question(Reseller, Customer(added))).ThenRejected("ASSOC-14").WithCode("MASTER_WITH_INDEPENDENT_MEMBERS");
        When(Question(Referral, Customer(added))).Then(Associated());
        When(Question(Reseller, Customer(added, new IndependentMemberRemoved("c", "m1")))).Then(Associated(model: Reseller));
    }

    [Fact, Trait("Rule", "CSP-9")]
    public void A_customer_has_exactly_one_model()
    {
        AssociationDecider.Definition.Given(Associated()).When(Accept(Question(Reseller))).ThenRejected("CSP-9").WithCode("MODEL_ALREADY_SET");
        AssociationDecider.Definition.Given(Associated()).When(Accept(Question(Referral))).ThenNothing();
    }

    [Fact, Trait("Rule", "ASSOC-44"), Trait("Rule", "ASSOC-1")]
    public void Every_condition_that_fails_is_named_in_catalogue_order_each_with_a_remedy()
    {
        var customer = Customer(
            new SpecialContractRecorded("c", "k", SpecialContractKind.OfflineDirect), new UnpaidBillRecorded("c", "b", new(1m)),
            new IndependentMemberAdded("c", "m")) with
        { Site = CustomerSite.China };
        var refused = When(Question(Reseller, customer, at: At("2024-12-01 00:00:00")))
            .ThenRejected("ASSOC-1", "ASSOC-3", "ASSOC-6", "ASSOC-8", "ASSOC-14");
        Assert.All(refused.Decision.Rejections, rejection => Assert.NotEmpty(rejection.Remedy));
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void An_unknown_customer_cannot_be_associated() =>
        When(Question(customer: CustomerAccount.Unknown)).ThenRejected("CONV-7").WithCode("CUSTOMER_NOT_FOUND");

    private static Outcome<AssociationCommand, Association> When(AssociationQuestion question) =>
        AssociationDecider.Definition.Given().When(Accept(question));

    private static CustomerDisassociated Left(string partnerId, string at) => new("c", partnerId, AssociationModel.Referral, At(at), "r");
}
