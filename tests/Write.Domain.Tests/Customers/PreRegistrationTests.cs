using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

public sealed class PreRegistrationTests
{
    private static readonly CustomerPreRegistered ByA = PreRegistered("a", "2024-11-04 10:00:00");

    [Fact, Trait("Rule", "ASSOC-29")]
    public void A_csp_pre_registers_a_customer()
    {
        When(Register(A, Now)).Then(ByA).AndRepeatingChangesNothing();
        When(Register(A with { DevelopsCustomers = false }, Now)).ThenRejected("ASSOC-29").WithCode("FORBIDDEN");
    }

    [Fact, Trait("Rule", "ASSOC-28")]
    public void Projects_cannot_be_pre_registered()
    {
        var project = Register(A, Now) with { Kind = PreRegistrationKind.Project };
        When(project).ThenRejected("ASSOC-28").WithCode("PROJECT_PREREGISTRATION_NOT_SUPPORTED");
        When(project, ByA).ThenRejected("ASSOC-28");
    }

    [Fact, Trait("Rule", "ASSOC-31"), Trait("Rule", "ASSOC-37")]
    public void For_fifteen_days_no_other_partner_pre_registers_the_customer()
    {
        var refused = When(Register(B, At("2024-11-19 10:00:00")), ByA).ThenRejected("ASSOC-31").WithCode("PREREGISTERED_BY_ANOTHER");
        var remedy = Assert.Single(refused.Decision.Rejections).Remedy;
        Assert.Contains("2024-11-19 10:00:00", remedy, StringComparison.Ordinal);
        Assert.Contains("new email address", remedy, StringComparison.Ordinal);
        When(Register(B, At("2024-11-19 10:00:01")), ByA).Then(LapsedAt("2024-11-19 10:00:01"), PreRegistered("b", "2024-11-19 10:00:01"));
    }

    [Theory, Trait("Rule", "ASSOC-31"), Trait("Rule", "ASSOC-33")]
    [InlineData(" ANA@Example.COM ", true)]
    [InlineData("ana.@example.com", false)]
    public void Spelling_variants_are_one_address_and_other_addresses_are_not(string typed, bool isSame) =>
        Assert.Equal(isSame, EmailAddress.HashOf(typed) == EmailAddress.HashOf(Email));

    [Theory, Trait("Rule", "CUST-6")]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("@example.com")]
    [InlineData("ana@example")]
    [InlineData("ana@@example.com")]
    [InlineData("an a@example.com")]
    public void What_is_no_address_is_refused(string typed) =>
        When(Register(A, Now) with { Email = typed }).ThenRejected("CUST-6").WithCode("EMAIL_INVALID");

    [Theory, Trait("Rule", "ASSOC-30")]
    [InlineData("Chile")]
    [InlineData("C1")]
    [InlineData("C")]
    [InlineData("cl")]
    [InlineData("@A")]
    [InlineData("A@")]
    [InlineData("[Z")]
    [InlineData("Z[")]
    public void Countries_are_iso_codes(string country)
    {
        When(Register(A, Now) with { Country = country }).ThenRejected("ASSOC-30").WithCode("COUNTRY_INVALID");
        foreach (var outermost in new[] { "AZ", "ZA" }) Assert.True(When(Register(A, Now) with { Country = outermost }).Decision.IsAccepted);
    }

    [Fact, Trait("Rule", "ASSOC-31")]
    public void The_hundredth_open_pre_registration_is_accepted_and_no_more()
    {
        When(Register(A, Now) with { Open = 99 }).Then(ByA);
        When(Register(A, Now) with { Open = 100 }).ThenRejected("ASSOC-31").WithCode("TOO_MANY_PREREGISTRATIONS");
    }

    [Fact, Trait("Rule", "ASSOC-31")]
    public void Slots_count_until_their_last_second_and_are_then_free()
    {
        var one = Policy with { OpenPreRegistrations = 1 };
        var taken = new PreRegistrationSlotTaken("a", "x", "x.1", Now, Now.AddDays(15));
        TakePreRegistrationSlot Take(DateTimeOffset at) => new("a", "y", "y.1", one, at);
        var slots = PreRegistrationSlotDecider.Definition;
        slots.Given(taken).When(Take(Now.AddDays(15))).ThenRejected("ASSOC-31");
        slots.Given(taken).When(Take(Now.AddDays(15).AddSeconds(1)))
            .Then(new PreRegistrationSlotTaken("a", "y", "y.1", Now.AddDays(15).AddSeconds(1), Now.AddDays(30).AddSeconds(1))).AndRepeatingChangesNothing();
        slots.Given(taken, new PreRegistrationSlotFreed("a", "x", "x.1")).When(Take(Now)).Then(new PreRegistrationSlotTaken("a", "y", "y.1", Now, Now.AddDays(15)));
        slots.Given(taken).When(new FreePreRegistrationSlot("a", "x", "x.1")).Then(new PreRegistrationSlotFreed("a", "x", "x.1")).AndRepeatingChangesNothing();
        slots.Given(taken).When(new FreePreRegistrationSlot("a", "x", "x.0")).ThenNothing();
        var open = slots.Fold([taken]);
        Assert.Equal((0, 1, 0), (open.OpenBeside("x", Now), open.OpenBeside("y", Now.AddDays(15)), open.OpenBeside("y", Now.AddDays(15).AddSeconds(1))));
    }

    [Fact, Trait("Rule", "ASSOC-31")]
    public void Slots_that_have_ended_are_forgotten()
    {
        var first = new PreRegistrationSlotTaken("a", "x", "x.1", Now, Now.AddDays(15));
        IEnumerable<string> Kept(DateTimeOffset at) => PreRegistrationSlotDecider.Definition
            .Fold([first, new PreRegistrationSlotTaken("a", "y", "y.1", at, at.AddDays(15))]).ByAddress.Keys.Order();
        Assert.Equal(["x", "y"], Kept(Now.AddDays(15)));
        Assert.Equal(["y"], Kept(Now.AddDays(15).AddSeconds(1)));
    }

    [Theory, Trait("Rule", "ACCT-6"), Trait("Rule", "ACCT-13")]
    [InlineData("ACCT-6", FreezeCause.Operations)]
    [InlineData("ACCT-13", FreezeCause.Distributor)]
    public void A_frozen_partner_does_not_pre_register(string rule, FreezeCause freeze) =>
        When(Register(Frozen(freeze), Now)).ThenRejected(rule).WithCode("PARTNER_FROZEN");

    [Fact, Trait("Rule", "ASSOC-36")]
    public void A_pre_registration_lapses_when_the_clock_has_passed_its_last_second()
    {
        LapsePreRegistration Lapse(string at) => new("h", "pr", At(at));
        When(Lapse("2024-11-19 10:00:00"), ByA).ThenNothing();
        When(Lapse("2024-11-19 10:00:01") with { PreRegistrationId = "earlier" }, ByA).ThenNothing();
        When(Lapse("2024-11-19 10:00:01"), ByA).Then(new PreRegistrationLapsed("pr", "a", At("2024-11-19 10:00:01"))).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "ASSOC-36"), Trait("Rule", "ASSOC-31")]
    public void The_same_partner_may_protect_again_at_once_unless_a_cooldown_is_configured()
    {
        var after = At("2024-11-19 10:00:01");
        var again = PreRegistered("a", "2024-11-19 10:00:01");
        When(Register(A, after), ByA).Then(LapsedAt("2024-11-19 10:00:01"), again);
        When(Register(A, after), ByA, LapsedAt("2024-11-19 10:00:01")).Then(again).AndRepeatingChangesNothing();
        var cooling = Register(A, after) with { Policy = Policy with { PreRegistrationCooldown = TimeSpan.FromDays(1) } };
        When(cooling, ByA).ThenRejected("ASSOC-36").WithCode("PREREGISTERED_RECENTLY");
        When(cooling with { Partner = B }, ByA).Then(LapsedAt("2024-11-19 10:00:01"), PreRegistered("b", "2024-11-19 10:00:01"));
        When(Register(A, Now), ByA, new PreRegistrationConverted("pr", "a", "c", Now)).Then(ByA);
        When(cooling with { At = At("2024-11-20 10:00:01") }, ByA).Then(LapsedAt("2024-11-20 10:00:01"), PreRegistered("a", "2024-11-20 10:00:01"));
    }

    [Fact, Trait("Rule", "ASSOC-34")]
    public void The_association_converts_the_pre_registration_also_when_the_timer_was_faster()
    {
        var convert = new ConvertPreRegistration("h", "a", "c", At("2024-11-18 10:00:00"));
        var converted = new PreRegistrationConverted("pr", "a", "c", At("2024-11-18 10:00:00"));
        When(convert, ByA).Then(converted).AndRepeatingChangesNothing();
        When(convert, ByA, new PreRegistrationLapsed("pr", "a", At("2024-11-19 10:00:01"))).Then(converted);
        When(convert with { AssociatedAt = At("2024-11-19 10:00:01") }, ByA).ThenNothing();
        When(convert with { PartnerId = "b" }, ByA).ThenNothing();
    }

    private static PreRegistrationLapsed LapsedAt(string at) => new("pr", "a", At(at));

    private static PreRegisterCustomer Register(PartnerStanding partner, DateTimeOffset at) =>
        new("h", " ANA@example.com ", "pr", PreRegistrationKind.Customer, "CL", partner, 0, Policy, at);

    private static Outcome<PreRegistrationCommand, PreRegistration> When(PreRegistrationCommand command, params IDomainEvent[] history) =>
        PreRegistrationDecider.Definition.Given(history).When(command);
}
