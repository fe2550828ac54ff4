using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

public sealed class DisassociationTests
{
    private const DisassociationParty Customer = DisassociationParty.Customer;
    private const DisassociationParty Partner = DisassociationParty.Partner;
    private static readonly CustomerAssociated Reseller = Associated(model: AssociationModel.Reseller);

    [Fact, Trait("Rule", "ASSOC-41")]
    public void A_reseller_customer_asks_to_leave()
    {
        var decided = Given(Reseller).When(Ask(Customer)).Then(Asked(Customer));
        decided.AndRepeatingChangesNothing();
        var pending = AssociationDecider.Definition.Fold([Reseller, .. decided.Decision.Events]).Pending!;
        Assert.Equal((DisassociationStatus.PendingConfirmation, Customer), (pending.Status, pending.Initiator));
    }

    [Fact, Trait("Rule", "ASSOC-41")]
    public void A_referral_customer_may_ask_where_that_is_switched_on()
    {
        Given(Associated()).When(Ask(Customer)).Then(Asked(Customer) with { Model = AssociationModel.Referral });
        Given(Associated()).When(Ask(Customer) with { Policy = Policy with { ReferralMayRequest = false } })
            .ThenRejected("ASSOC-41").WithCode("NOT_A_RESELLER_CUSTOMER");
        Given(Reseller).When(Ask(Customer) with { Policy = Policy with { ReferralMayRequest = false } }).Then(Asked(Customer));
    }

    [Fact, Trait("Rule", "ASSOC-35")]
    public void Who_is_not_associated_cannot_leave_nor_change_its_model()
    {
        foreach (var given in (Scenario<AssociationCommand, Association>[])[Given(), Given(Associated("b"))])
        {
            given.When(Ask(Customer)).ThenRejected("ASSOC-35").WithCode("NOT_ASSOCIATED");
            given.When(Change(Sample.Customer())).ThenRejected("ASSOC-35").WithCode("NOT_ASSOCIATED");
        }
    }

    [Fact, Trait("Rule", "ASSOC-41")]
    public void Only_what_the_customer_asked_counts_and_the_day_is_named_on_which_it_may_ask_again()
    {
        IDomainEvent[] Before(DisassociationParty by, params string[] days) =>
        [
            Reseller, .. days.SelectMany(day => new IDomainEvent[]
            {
                Asked(by) with { RequestId = day, RequestedAt = At($"{day} 10:00:00") }, new DisassociationRejected("c", "a", day, Partner, "", At($"{day} 10:00:00")),
            }),
        ];
        string[] days = ["2025-03-01", "2025-03-10", "2025-03-20", "2025-03-30"];
        var ask = Ask(Customer) with { At = At("2025-04-01 10:00:00") };
        var refused = Given(Before(Customer, days)).When(ask).ThenRejected("ASSOC-41").WithCode("TOO_MANY_REQUESTS");
        Assert.Equal("Ask again on 2025-06-11 or later.", Assert.Single(refused.Decision.Rejections).Remedy);
        Given(Before(Partner, days)).When(ask).Then(Asked(Customer) with { RequestedAt = ask.At });
        Given(Before(Customer, days)).When(ask with { Initiator = Partner, Reason = " Moving " }).Then(Asked(Partner) with { RequestedAt = ask.At });
    }

    [Theory, Trait("Rule", "ASSOC-41")]
    [InlineData("2023-12-31", 1)]
    [InlineData("2024-12-31", 1)]
    [InlineData("2025-01-01", 3)]
    public void Each_limit_holds_from_its_day_on(string day, int requests) =>
        Assert.Equal(requests, Policy.RequestLimitOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Requests);

    [Theory, Trait("Rule", "ASSOC-41")]
    [InlineData("2024-08-04 10:00:00", "2024-11-04 23:59:59", 1, false)]
    [InlineData("2024-08-04 10:00:00", "2024-11-05 00:00:00", 1, true)]
    [InlineData("2025-03-01 10:00:00", "2025-06-01 23:59:59", 3, false)]
    [InlineData("2025-03-01 10:00:00", "2025-06-02 00:00:00", 3, true)]
    [InlineData("2025-03-01 10:00:00", "2025-06-01 23:59:59", 2, true)]
    public void One_request_in_three_months_is_allowed_in_2024_and_three_since_2025(string first, string again, int before, bool isAllowed)
    {
        var history = Enumerable.Range(0, before).SelectMany(n => new IDomainEvent[]
        {
            Asked(Customer) with { RequestId = $"r{n}", RequestedAt = At(first) },
            new DisassociationRejected("c", "a", $"r{n}", Partner, "", At(first)),
        });
        var outcome = Given([Reseller, .. history]).When(Ask(Customer) with { At = At(again) });
        if (isAllowed) outcome.Then(Asked(Customer) with { RequestedAt = At(again) });
        else outcome.ThenRejected("ASSOC-41").WithCode("TOO_MANY_REQUESTS");
    }

    [Fact, Trait("Rule", "ASSOC-19")]
    public void Approving_ends_the_association()
    {
        var approve = Grant(Partner) with { At = At("2024-11-04 09:00:00") };
        var ended = new CustomerDisassociated("c", "a", AssociationModel.Reseller, At("2024-11-04 09:00:00"), "r");
        Given(Reseller, Asked(Customer)).When(approve).Then(ended).AndRepeatingChangesNothing();
        Assert.Null(AssociationDecider.Definition.Fold([Reseller, Asked(Customer), ended]).PartnerId);
    }

    [Fact, Trait("Rule", "ASSOC-20")]
    public void Rejecting_keeps_the_association()
    {
        var rejected = new DisassociationRejected("c", "a", "r", Partner, "Stay", Now);
        var reject = new RejectDisassociation("c", "a", "r", Partner, "Stay", VerificationOutcome.NotRequired, Now);
        Given(Reseller, Asked(Customer)).When(reject).Then(rejected).AndRepeatingChangesNothing();
        Assert.Equal("a", AssociationDecider.Definition.Fold([Reseller, Asked(Customer), rejected]).PartnerId);
        Given(Reseller, Asked(Customer)).When(reject with { Reason = " Stay " }).Then(rejected);
        Given(Reseller, Asked(Customer)).When(reject with { Verification = VerificationOutcome.Missing }).ThenRejected("ASSOC-22");
        Given(Reseller, Asked(Partner)).When(reject).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Customer), rejected).When(reject with { By = Customer }).ThenRejected("ASSOC-21");
    }

    [Fact, Trait("Rule", "ASSOC-21")]
    public void The_partner_decides_only_pending_requests_of_the_customer()
    {
        Given(Reseller, Asked(Partner)).When(Grant(Partner)).ThenRejected("ASSOC-21").WithCode("NOT_DECIDABLE");
        Given(Reseller).When(Grant(Partner)).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Customer), new DisassociationRejected("c", "a", "r", Partner, "", Now)).When(Grant(Partner)).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Customer)).When(Grant(Partner) with { PartnerId = "b" }).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Customer)).When(Grant(Partner) with { RequestId = "x" }).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Customer) with { PartnerId = "b" }).When(Grant(Partner)).ThenRejected("ASSOC-21");
        var first = new DisassociationRejected("c", "a", "first", Partner, "", Now);
        Given(Reseller, Asked(Customer) with { RequestId = "first" }, first, Asked(Customer), Ended).When(Grant(Partner) with { RequestId = "first" }).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Customer), Ended).When(Grant(Customer)).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Customer)).When(Grant(Partner)).Then(Ended);
    }

    [Fact, Trait("Rule", "ASSOC-21")]
    public void The_customer_confirms_what_its_partner_asked_for()
    {
        Given(Reseller, Asked(Partner)).When(Grant(Customer)).Then(Ended).AndRepeatingChangesNothing();
        Given(Reseller, Asked(Customer)).When(Grant(Customer)).ThenRejected("ASSOC-21");
        Given(Reseller, Asked(Partner)).When(Ask(Customer)).ThenRejected("ASSOC-21").WithCode("REQUEST_PENDING");
    }

    [Fact, Trait("Rule", "ASSOC-22")]
    public void With_the_function_on_deciding_needs_a_code()
    {
        var asked = Given(Reseller, Asked(Customer));
        asked.When(Grant(Partner) with { Verification = VerificationOutcome.Missing }).ThenRejected("ASSOC-22").WithCode("VERIFICATION_CODE_REQUIRED");
        asked.When(Grant(Partner) with { Verification = VerificationOutcome.Wrong }).ThenRejected("ASSOC-22").WithCode("VERIFICATION_CODE_INVALID");
        asked.When(Grant(Partner) with { Verification = VerificationOutcome.Verified }).Then(Ended);
        asked.When(Grant(Partner) with { Verification = VerificationOutcome.NotRequired }).Then(Ended);
    }

    [Theory, Trait("Rule", "ACCT-8"), Trait("Rule", "ACCT-15")]
    [InlineData("ACCT-8", FreezeCause.Operations)]
    [InlineData("ACCT-15", FreezeCause.Distributor)]
    public void A_frozen_partner_cannot_be_left(string rule, FreezeCause freeze)
    {
        Given(Reseller).When(Ask(Customer) with { Partner = Frozen(freeze).Status }).ThenRejected(rule).WithCode("PARTNER_FROZEN");
        Given(Reseller, Asked(Customer)).When(Grant(Partner) with { Partner = Frozen(freeze).Status }).ThenRejected(rule);
        Given(Reseller, Asked(Customer)).When(Grant(Partner)).Then(Ended);
    }

    [Fact, Trait("Rule", "ASSOC-23")]
    public void Only_operations_and_the_ecosystem_manager_change_the_model()
    {
        var changed = new AssociationModelChanged("c", "a", AssociationModel.Referral, AssociationModel.Reseller, "T-9", Now);
        ChangeAssociationModel Change(ModelChangeBy by, string? reference) => new("c", Question(AssociationModel.Reseller), by, reference);
        Given(Associated()).When(Change(ModelChangeBy.Partner, "T-9")).ThenRejected("ASSOC-23").WithCode("SERVICE_TICKET_REQUIRED");
        Given(Associated()).When(Change(ModelChangeBy.Operations, null)).ThenRejected("ASSOC-23");
        Given(Associated()).When(Change(ModelChangeBy.Operations, "T-9")).Then(changed).AndRepeatingChangesNothing();
        Given(Associated()).When(Change(ModelChangeBy.EcosystemManager, " T-9 ")).Then(changed).By("ASSOC-23");
    }

    [Fact, Trait("Rule", "ASSOC-23"), Trait("Rule", "ASSOC-14")]
    public void A_change_asks_the_conditions_of_the_new_model_again_but_not_age_and_cash()
    {
        var customer = Sample.Customer(new CashSpendingRecorded("c", "p", new(1m)));
        var question = Question(AssociationModel.Reseller, customer, at: At("2025-11-04 10:00:00"));
        var change = new ChangeAssociationModel("c", question, ModelChangeBy.Operations, "T");
        Given(Associated()).When(change)
            .Then(new AssociationModelChanged("c", "a", AssociationModel.Referral, AssociationModel.Reseller, "T", At("2025-11-04 10:00:00")));
        var master = question with { Customer = Sample.Customer(new IndependentMemberAdded("c", "m")) };
        Given(Associated()).When(change with { Question = master }).ThenRejected("ASSOC-14");
    }

    /// <summary>GAP-5: whatever stands in the customer's own account is asked again when the model changes.</summary>
    public static TheoryData<string, IDomainEvent> WhatStandsInTheAccount => new()
    {
        { "ASSOC-3", new SpecialContractRecorded("c", "k", SpecialContractKind.OfflineDirect) },
        { "ASSOC-4", new SpecialContractRecorded("c", "k", SpecialContractKind.TelemarketingDiscount) },
        { "ASSOC-5", new SpecialContractRecorded("c", "k", SpecialContractKind.DirectSpecialOffer) },
        { "ASSOC-5", new SpecialContractRecorded("c", "k2", SpecialContractKind.OtherSpecialContract) },
        { "ASSOC-8", new UnpaidBillRecorded("c", "b", new(0.00000001m)) },
        { "ASSOC-11", new SpecialContractRecorded("c", "k", SpecialContractKind.ProfessionalService) },
        { "ASSOC-12", new ReservedInstanceRecorded("c", "i", Now) },
        { "ASSOC-13", new EnterpriseJoined("c", "m", EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Independent) },
        { "ASSOC-14", new IndependentMemberAdded("c", "m") },
    };

    [Theory, Trait("Rule", "ASSOC-23"), MemberData(nameof(WhatStandsInTheAccount))]
    public void A_change_of_the_model_asks_what_stands_in_the_account(string rule, IDomainEvent fact) =>
        Given(Associated()).When(Change(Sample.Customer(fact))).ThenRejected(rule);

    [Fact, Trait("Rule", "ASSOC-23"), Trait("Rule", "ASSOC-1")]
    public void A_change_of_the_model_asks_for_the_site() =>
        Given(Associated()).When(Change(Sample.Customer() with { Site = CustomerSite.China })).ThenRejected("ASSOC-1");

    [Theory, Trait("Rule", "ASSOC-23"), Trait("Rule", "ASSOC-9"), Trait("Rule", "ASSOC-10")]
    [InlineData("ASSOC-9", EnterpriseAccountKind.ResourceAccount)]
    [InlineData("ASSOC-10", EnterpriseAccountKind.CloudAccount)]
    public void A_change_of_the_model_asks_for_unified_accounting(string rule, EnterpriseAccountKind account) =>
        Given(Associated()).When(Change(Sample.Customer(new EnterpriseJoined("c", "m", account, EnterpriseAccounting.Unified))))
            .ThenRejected(rule, "ASSOC-13");

    private static ChangeAssociationModel Change(CustomerAccount customer) =>
        new("c", Question(AssociationModel.Reseller, customer), ModelChangeBy.Operations, "T");

    private static CustomerDisassociated Ended => new("c", "a", AssociationModel.Reseller, Now, "r");

    private static Scenario<AssociationCommand, Association> Given(params IDomainEvent[] history) => AssociationDecider.Definition.Given(history);

    private static RequestDisassociation Ask(DisassociationParty by) => new("c", "a", "r", by, "Moving", PartnerStatus.Normal, Policy, Now);

    private static DisassociationRequested Asked(DisassociationParty by) => new("c", "a", AssociationModel.Reseller, "r", by, "Moving", Now);

    private static GrantDisassociation Grant(DisassociationParty by) =>
        new("c", "a", "r", by, VerificationOutcome.NotRequired, PartnerStatus.Normal, Now);
}
