using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using static PartnerGraph.Write.Domain.Tests.Partners.Tiers.TierWorld;

namespace PartnerGraph.Write.Domain.Tests.Partners.Tiers;

public sealed class InAdvanceTests
{
    [Fact, Trait("Rule", "PROG-3")]
    public void A_partner_that_has_just_joined_starts_at_premier_or_advanced()
    {
        TierAdmissionDecider.Definition.Given().When(Premier).Then(PremierGranted).By("PROG-3", "PROG-10").AndRepeatingChangesNothing();
        TierAdmissionDecider.Definition.Given().When(Advanced)
            .Then(new TierGrantedInAdvance("p", PartnerTier.Advanced, new(120_000m), 3, "Plan 2025", Now, CertifyBy));
        TierAdmissionDecider.Definition.Given().When(Premier with { Partner = Partner.Unknown }).ThenRejected("CONV-7").WithCode("PARTNER_NOT_FOUND");
    }

    [Theory, Trait("Rule", "PROG-3")]
    [InlineData(PartnerTier.Standard)]
    [InlineData(PartnerTier.Core)]
    public void No_other_tier_is_given_in_advance(PartnerTier tier) =>
        TierAdmissionDecider.Definition.Given().When(Premier with { Tier = tier }).ThenRejected("PROG-3").WithCode("TIER_NOT_IN_ADVANCE");

    [Fact, Trait("Rule", "PROG-3")]
    public void A_partner_that_has_held_another_tier_moves_by_revenue()
    {
        TierAdmissionDecider.Definition.Given().When(Premier with { Partner = Joined with { HasChangedTier = true } }).ThenRejected("PROG-3").WithCode("TIER_HISTORY_EXISTS");
        TierAdmissionDecider.Definition.Given().When(Premier with { Partner = Joined with { Tier = PartnerTier.Advanced } }).ThenRejected("PROG-3").WithCode("TIER_HISTORY_EXISTS");
        TierAdmissionDecider.Definition.Given().When(Premier with { Partner = Joined with { Tier = null } }).Then(PremierGranted);
    }

    [Theory, Trait("Rule", "PROG-4")]
    [InlineData(EnterpriseSize.Small, false)]
    [InlineData(EnterpriseSize.Medium, true)]
    [InlineData(EnterpriseSize.Large, true)]
    public void Small_enterprises_start_at_standard(EnterpriseSize size, bool accepted) => Expect(Premier with { Answers = Answers with { Size = size } }, accepted, "PROG-4", "ENTERPRISE_TOO_SMALL");

    [Theory, Trait("Rule", "PROG-5")]
    [InlineData("359999.99999999", false)]
    [InlineData("360000", true)]
    public void Premier_asks_for_a_commitment(string amount, bool accepted) =>
        Expect(Premier with { Answers = Answers with { Pledge = new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), 5) } }, accepted, "PROG-5", "REVENUE_COMMITMENT_TOO_LOW");

    [Theory, Trait("Rule", "PROG-6")]
    [InlineData("119999.99", false)]
    [InlineData("120000", true)]
    public void Advanced_asks_for_a_commitment(string amount, bool accepted) =>
        Expect(Advanced with { Answers = Answers with { Pledge = new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), 3) } }, accepted, "PROG-6", "REVENUE_COMMITMENT_TOO_LOW");

    [Theory, Trait("Rule", "PROG-7")]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_business_plan_is_on_file(string? plan) => Expect(Premier with { Answers = Answers with { BusinessPlan = plan } }, false, "PROG-7", "BUSINESS_PLAN_REQUIRED");

    [Theory, Trait("Rule", "PROG-8")]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Premier_asks_for_five_employees(int employees, bool accepted) =>
        Expect(Premier with { Answers = Answers with { Pledge = new(360_000m, employees) } }, accepted, "PROG-8", "HEADCOUNT_PLEDGE_TOO_LOW");

    [Theory, Trait("Rule", "PROG-9")]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Advanced_asks_for_three_employees(int employees, bool accepted) =>
        Expect(Advanced with { Answers = Answers with { Pledge = new(120_000m, employees) } }, accepted, "PROG-9", "HEADCOUNT_PLEDGE_TOO_LOW");

    [Fact, Trait("Rule", "PROG-82")]
    public void Customers_are_in_the_local_market() => Expect(Premier with { Answers = Answers with { CustomerBase = false } }, false, "PROG-82", "CUSTOMER_BASE_REQUIRED");

    [Fact, Trait("Rule", "PROG-83")]
    public void Professional_ability_is_in_the_local_market() =>
        Expect(Premier with { Answers = Answers with { ProfessionalCapability = false } }, false, "PROG-83", "PROFESSIONAL_CAPABILITY_REQUIRED");

    [Fact, Trait("Rule", "PROG-3")]
    public void Every_failed_check_is_told_at_once_and_the_preview_tells_the_same()
    {
        var answers = new InAdvanceAnswers(EnterpriseSize.Small, new(0m, 0), null, false, false);
        TierAdmissionDecider.Definition.Given().When(Premier with { Answers = answers }).ThenRejected("PROG-4", "PROG-5", "PROG-8", "PROG-7", "PROG-82", "PROG-83");
        Assert.Equal(
            ["PROG-4", "PROG-5", "PROG-8", "PROG-7", "PROG-82", "PROG-83"],
            InAdvanceAdmission.Checks(PartnerTier.Premier, answers, Joined, PremierFloor).Select(check => check.Rejection?.RuleId).OfType<string>());
    }

    [Theory, Trait("Rule", "PROG-5")]
    [InlineData("-0.00000001", 5, "REVENUE_COMMITMENT_TOO_LOW")]
    [InlineData("1000000000000000.00000001", 5, "AMOUNT_TOO_LARGE")]
    [InlineData("360000.000000001", 5, "AMOUNT_TOO_PRECISE")]
    [InlineData("360000", 1_001, "TOO_MANY_EMPLOYEES")]
    [InlineData("360000", int.MaxValue, "TOO_MANY_EMPLOYEES")]
    public void What_is_pledged_has_bounds(string amount, int employees, string code)
    {
        var refused = TierAdmissionDecider.Definition.Given()
            .When(Premier with { Answers = Answers with { Pledge = new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), employees) } }).Decision;
        Assert.Equal(code, Assert.Single(refused.Rejections).Code);
    }

    private static void Expect(ApplyInAdvance apply, bool accepted, string rule, string code)
    {
        var outcome = TierAdmissionDecider.Definition.Given().When(apply);
        if (accepted) Assert.IsType<TierGrantedInAdvance>(Assert.Single(outcome.Decision.Events));
        else outcome.ThenRejected(rule).WithCode(code);
    }
}
