using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Customers;

public sealed class CustomerStatusTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Later = Now.AddHours(3);

    private static readonly CustomerStatusFacts Own = new(true, "p", AssociationModel.Reseller, PartnerStatus.Normal);

    private static readonly CustomerFrozen Frozen = new("c", "p", CustomerFreezeCause.Partner, FreezeScope.Account, "over budget", Now);

    private static readonly IDomainEvent[] Cascade =
    [
        new CustomerFrozen("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, "The partner was frozen.", Now),
        new CustomerResourcesFrozen("c", "p", CustomerFreezeCause.PartnerFrozen, Now, Now.AddDays(15)),
    ];

    [Fact, Trait("Rule", "BUDGET-6"), Trait("Rule", "ACCT-23")]
    public void A_partner_freezes_its_customers_account_and_metering_goes_on()
    {
        CustomerStatusDecider.Definition.Given().When(Freeze(null)).Then(Frozen).By("BUDGET-6").AndRepeatingChangesNothing();
        Assert.True(CustomerStatus.MeteringContinues(State(Frozen)));
        Assert.False(State(Frozen).CanBuy);
    }

    [Fact, Trait("Rule", "ASSOC-16"), Trait("Rule", "ACCT-23")]
    public void Freezing_resources_too_stops_metering_and_starts_the_fifteen_days()
    {
        IDomainEvent[] events =
        [
            Frozen with { Scope = FreezeScope.AccountAndResources },
            new CustomerResourcesFrozen("c", "p", CustomerFreezeCause.Partner, Now, new(2024, 11, 19, 2, 0, 0, TimeSpan.Zero)),
        ];
        CustomerStatusDecider.Definition.Given().When(Freeze(FreezeScope.AccountAndResources)).Then(events).By("ASSOC-16").AndRepeatingChangesNothing();
        Assert.False(CustomerStatus.MeteringContinues(State(events)));
        Assert.Equal(Now.AddDays(15), State(events).DataDeletionDueAt);
    }

    [Fact, Trait("Rule", "ASSOC-16")]
    public void A_freeze_can_be_widened_but_not_narrowed()
    {
        var widened = new CustomerResourcesFrozen("c", "p", CustomerFreezeCause.Partner, Now, Now.AddDays(15));
        CustomerStatusDecider.Definition.Given(Frozen).When(Freeze(FreezeScope.AccountAndResources)).Then(widened);
        CustomerStatusDecider.Definition.Given(Frozen, widened).When(Freeze(FreezeScope.Account)).ThenNothing();
    }

    [Fact, Trait("Rule", "BUDGET-6")]
    public void A_partner_freezes_no_referral_customer_but_operations_do()
    {
        var referral = Freeze(FreezeScope.Account) with { Facts = Own with { Model = AssociationModel.Referral } };
        CustomerStatusDecider.Definition.Given().When(referral).ThenRejected("BUDGET-6").WithCode("NOT_A_RESELLER_CUSTOMER");
        CustomerStatusDecider.Definition.Given().When(referral with { ActingPartnerId = null })
            .Then(Frozen with { Cause = CustomerFreezeCause.Operations }).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void Another_partners_customer_is_as_if_absent()
    {
        CustomerStatusDecider.Definition.Given().When(Freeze(null) with { ActingPartnerId = "q" }).ThenRejected("CONV-7").WithCode("CUSTOMER_NOT_FOUND");
        CustomerStatusDecider.Definition.Given(Frozen).When(Unfreeze(FreezeScope.Account) with { ActingPartnerId = "q" })
            .ThenRejected("CONV-7").WithCode("CUSTOMER_NOT_FOUND");
        foreach (var acting in (string?[])["p", null])
            CustomerStatusDecider.Definition.Given().When(Freeze(null) with { ActingPartnerId = acting, Facts = Own with { CustomerExists = false } }).ThenRejected("CONV-7");
        CustomerStatusDecider.Definition.Given().When(Freeze(null) with { Reason = " " }).ThenRejected("CONV-7").WithCode("REQUIRED");
    }

    [Fact, Trait("Rule", "ACCT-4"), Trait("Rule", "ACCT-5"), Trait("Rule", "ACCT-18")]
    public void A_frozen_partner_takes_account_and_resources_along()
    {
        CustomerStatusDecider.Definition.Given().When(WithPartner(FreezeCause.Operations, Now)).Then(Cascade).By("ACCT-4", "ACCT-5").AndRepeatingChangesNothing();
        CustomerStatusDecider.Definition.Given().When(WithPartner(FreezeCause.Distributor, Now))
            .Then((CustomerFrozen)Cascade[0] with { Reason = "The distributor was frozen." }, Cascade[1]).By("ACCT-4", "ACCT-18").AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "ACCT-4")]
    public void The_freeze_of_the_next_partner_is_another_one() =>
        CustomerStatusDecider.Definition.Given(Cascade).When(WithPartner(FreezeCause.Operations, Now) with { PartnerId = "q" })
            .Then(
                new CustomerUnfrozen("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, Now),
                (CustomerFrozen)Cascade[0] with { PartnerId = "q" }, (CustomerResourcesFrozen)Cascade[1] with { PartnerId = "q" });

    [Fact, Trait("Rule", "ACCT-10"), Trait("Rule", "ASSOC-16")]
    public void One_cause_is_enough_for_each_and_the_first_deletion_counts()
    {
        var unfrozen = new CustomerUnfrozen("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.Account, Later);
        var state = State([Frozen, .. Cascade, unfrozen]);
        Assert.Equal((true, true), (state.AccountFrozen, state.ResourcesFrozen));
        var byOperations = new CustomerResourcesFrozen("c", "p", CustomerFreezeCause.Operations, Later, Later.AddDays(15));
        Assert.Equal(Now.AddDays(15), State([.. Cascade, byOperations]).DataDeletionDueAt);
        Assert.False(State(byOperations).AccountFrozen);
    }

    [Theory]
    [InlineData(FreezeCause.Operations, "ACCT-9", "ACCT-10"), Trait("Rule", "ACCT-9"), Trait("Rule", "ACCT-10")]
    [InlineData(FreezeCause.Distributor, "ACCT-16", "ACCT-17"), Trait("Rule", "ACCT-16"), Trait("Rule", "ACCT-17")]
    public void Under_a_frozen_partner_the_account_can_be_unfrozen_and_the_resources_cannot(FreezeCause cause, string accountRule, string resourceRule)
    {
        var facts = Own with { Partner = new([], PartnerStatus.Normal.Freezes.Add(cause, Now)) };
        var unfrozen = new CustomerUnfrozen("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.Account, Later);
        CustomerStatusDecider.Definition.Given(Cascade).When(Unfreeze(FreezeScope.Account) with { Facts = facts })
            .Then(unfrozen).By(accountRule).AndRepeatingChangesNothing();
        CustomerStatusDecider.Definition.Given(Cascade).When(Unfreeze(FreezeScope.AccountAndResources) with { Facts = facts })
            .ThenRejected(resourceRule).WithCode("RESOURCE_UNFREEZE_NOT_ALLOWED");
        var state = State([.. Cascade, unfrozen]);
        Assert.True(state.CanBuy);
        Assert.True(state.ResourcesFrozen);
    }

    [Fact, Trait("Rule", "ACCT-9")]
    public void The_same_freeze_of_the_partner_does_not_return_to_an_unfrozen_account_but_a_new_one_does()
    {
        IDomainEvent[] unfrozen = [.. Cascade, new CustomerUnfrozen("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.Account, Later)];
        CustomerStatusDecider.Definition.Given(unfrozen).When(WithPartner(FreezeCause.Operations, Now)).ThenNothing();
        CustomerStatusDecider.Definition.Given(unfrozen).When(WithPartner(FreezeCause.Operations, Later))
            .Then((CustomerFrozen)Cascade[0] with { FrozenAt = Later });
    }

    [Fact, Trait("Rule", "ACCT-10")]
    public void Once_the_partner_is_unfrozen_its_own_freezes_stay()
    {
        CustomerStatusDecider.Definition.Given([Frozen, .. Cascade]).When(new UnfreezeCustomerOfPartner("c", "p", Later))
            .Then(new CustomerUnfrozen("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, Later)).AndRepeatingChangesNothing();
        CustomerStatusDecider.Definition.Given(Cascade).When(new UnfreezeCustomerOfPartner("c", "p", Now.AddSeconds(-1))).ThenNothing();
        CustomerStatusDecider.Definition.Given(Cascade).When(new UnfreezeCustomerOfPartner("c", "p", Now))
            .Then(new CustomerUnfrozen("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, Now));
    }

    [Fact, Trait("Rule", "ACCT-10")]
    public void The_end_of_another_partners_freeze_frees_nobody_here() =>
        CustomerStatusDecider.Definition.Given(Cascade).When(new UnfreezeCustomerOfPartner("c", "q", Later)).ThenNothing();

    [Fact, Trait("Rule", "BUDGET-6"), Trait("Rule", "ASSOC-16")]
    public void Leaving_a_partner_ends_what_it_froze_and_the_deletion_of_data()
    {
        IDomainEvent[] frozen = [Frozen, new CustomerResourcesFrozen("c", "p", CustomerFreezeCause.Partner, Now, Now.AddDays(15)), .. Cascade];
        CustomerUnfrozen[] freed =
        [
            new("c", "p", CustomerFreezeCause.Partner, FreezeScope.AccountAndResources, Later),
            new("c", "p", CustomerFreezeCause.PartnerFrozen, FreezeScope.AccountAndResources, Later),
        ];
        CustomerStatusDecider.Definition.Given(frozen).When(new EndFreezesOfPartner("c", "p", Later)).Then(freed).AndRepeatingChangesNothing();
        Assert.Null(State([.. frozen, .. freed]).DataDeletionDueAt);
        Assert.True(State([.. frozen, .. freed]).CanBuy);
    }

    [Fact, Trait("Rule", "BUDGET-6")]
    public void Leaving_ends_no_other_freeze_than_the_partners_own_of_before()
    {
        var byOperations = Frozen with { Cause = CustomerFreezeCause.Operations };
        CustomerStatusDecider.Definition.Given(byOperations).When(new EndFreezesOfPartner("c", "p", Later)).ThenNothing();
        CustomerStatusDecider.Definition.Given(Frozen).When(new EndFreezesOfPartner("c", "q", Later)).ThenNothing();
        // It came back to the same partner, which froze it anew before the end of the first time was followed up.
        CustomerStatusDecider.Definition.Given(Frozen).When(new EndFreezesOfPartner("c", "p", Now.AddMilliseconds(-1))).ThenNothing();
        CustomerStatusDecider.Definition.Given(Frozen).When(new EndFreezesOfPartner("c", "p", Now))
            .Then(new CustomerUnfrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.AccountAndResources, Now));
    }

    [Fact, Trait("Rule", "ACCT-19")]
    public void A_former_partners_freeze_holds_nobody_even_while_it_is_still_on_record()
    {
        Assert.False(State(Frozen).Under("p").CanBuy);
        Assert.True(State(Frozen).Under("q").CanBuy);
        Assert.True(State(Frozen).Under(null).CanBuy);
        Assert.False(State(Frozen with { Cause = CustomerFreezeCause.Operations }).Under("q").CanBuy);
    }

    [Fact, Trait("Rule", "BUDGET-6")]
    public void The_next_partner_freezes_anew_whatever_the_former_one_had_frozen() =>
        CustomerStatusDecider.Definition.Given(Frozen).When(Freeze(null) with { ActingPartnerId = "q", Facts = Own with { PartnerId = "q" }, At = Later })
            .Then(
                new CustomerUnfrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.AccountAndResources, Later),
                Frozen with { PartnerId = "q", FrozenAt = Later }).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "ASSOC-16")]
    public void What_a_former_partner_froze_of_resources_is_no_part_of_the_next_partners_freeze()
    {
        var resources = new CustomerResourcesFrozen("c", "p", CustomerFreezeCause.Partner, Later, Later.AddDays(15));
        var byNext = Freeze(FreezeScope.Account) with { ActingPartnerId = "q", Facts = Own with { PartnerId = "q" }, At = Now };
        CustomerStatusDecider.Definition.Given(Frozen with { FrozenAt = Later }, resources).When(byNext).Then(
            new CustomerUnfrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.AccountAndResources, Later),
            Frozen with { PartnerId = "q", FrozenAt = Now, Scope = FreezeScope.Account });
        var state = State([Frozen, resources, new CustomerUnfrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.AccountAndResources, Later), Frozen with { PartnerId = "q" }]);
        Assert.Equal((true, false, null), (state.AccountFrozen, state.ResourcesFrozen, state.DataDeletionDueAt));
    }

    [Fact, Trait("Rule", "ASSOC-16")]
    public void A_partner_unfreezes_what_it_froze()
    {
        CustomerStatusDecider.Definition.Given(Frozen).When(Unfreeze(FreezeScope.Account))
            .Then(new CustomerUnfrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.Account, Later)).AndRepeatingChangesNothing();
        CustomerStatusDecider.Definition.Given().When(Unfreeze(FreezeScope.AccountAndResources)).ThenNothing();
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void What_operations_froze_operations_unfreeze()
    {
        var byOperations = Frozen with { Cause = CustomerFreezeCause.Operations };
        CustomerStatusDecider.Definition.Given(byOperations).When(Unfreeze(FreezeScope.Account)).ThenRejected("CONV-7").WithCode("FROZEN_BY_OPERATIONS");
        CustomerStatusDecider.Definition.Given(byOperations).When(Unfreeze(FreezeScope.Account) with { ActingPartnerId = null })
            .Then(new CustomerUnfrozen("c", "p", CustomerFreezeCause.Operations, FreezeScope.Account, Later)).AndRepeatingChangesNothing();
    }

    private static FreezeCustomer Freeze(FreezeScope? scope) => new("c", "p", scope, "over budget", Own, CustomerStatusPolicy.Default, Now);

    private static UnfreezeCustomer Unfreeze(FreezeScope scope) => new("c", "p", scope, Own, Later);

    private static FreezeCustomerOfFrozenPartner WithPartner(FreezeCause cause, DateTimeOffset at) =>
        new("c", "p", cause, at, CustomerStatusPolicy.Default);

    private static CustomerStatus State(params IDomainEvent[] events) => CustomerStatusDecider.Definition.Fold(events);
}
