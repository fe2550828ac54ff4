using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Tests.Quotas;

public sealed class QuotaWatchTests
{
    private static readonly Money Total = new(1_000m);

    private static readonly QuotaGranted Thousand = new("p", Total, null);

    [Fact, Trait("Rule", "QUOTA-8")]
    public void Just_below_80_percent_nothing_is_raised() => Given().When(Used(799.99999999m, 5)).ThenNothing();

    [Fact, Trait("Rule", "QUOTA-8")]
    public void At_80_percent_one_warning_goes_out() =>
        Given().When(Used(800m, 5)).Then(Alert(QuotaAlert.Warning, 800m, 5)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-8")]
    public void Staying_above_raises_no_second_one() => Given(Alert(QuotaAlert.Warning, 800m, 5)).When(Used(999.99999999m, 6)).ThenNothing();

    [Fact, Trait("Rule", "QUOTA-8")]
    public void Falling_below_rearms_silently_and_reaching_again_warns_again()
    {
        var fell = new QuotaLevelFell("p", QuotaLevel.Warning, QuotaLevel.Normal, new(799.99999999m), Total, 6);
        Given(Alert(QuotaAlert.Warning, 800m, 5)).When(Used(799.99999999m, 6)).Then(fell).AndRepeatingChangesNothing();
        Given(Alert(QuotaAlert.Warning, 800m, 5), fell).When(Used(800m, 7)).Then(Alert(QuotaAlert.Warning, 800m, 7));
    }

    [Fact, Trait("Rule", "QUOTA-9")]
    public void At_100_percent_the_quota_is_used_up_and_one_unit_below_it_is_not()
    {
        Given(Alert(QuotaAlert.Warning, 800m, 5)).When(Used(999.99999999m, 6)).ThenNothing();
        Given(Alert(QuotaAlert.Warning, 800m, 5)).When(Used(1_000m, 6)).Then(Alert(QuotaAlert.UsedUp, 1_000m, 6)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-7")]
    public void Above_100_percent_the_partner_is_restricted_and_asked_to_repay_at_once() =>
        Given(Alert(QuotaAlert.Warning, 800m, 5), Alert(QuotaAlert.UsedUp, 1_000m, 6)).When(Used(1_000.00000001m, 7))
            .Then(Alert(QuotaAlert.Exceeded, 1_000.00000001m, 7), new QuotaExceeded("p", new(1_000.00000001m), Total, 7))
            .AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-4")]
    public void Exactly_100_percent_restricts_only_when_configured_so() =>
        Given().When(Used(1_000m, 5) with { Policy = QuotaPolicy.Default with { RestrictAtExactly100 = true } })
            .Then(
                Alert(QuotaAlert.Warning, 1_000m, 5), Alert(QuotaAlert.UsedUp, 1_000m, 5), Alert(QuotaAlert.Exceeded, 1_000m, 5),
                new QuotaExceeded("p", new(1_000m), Total, 5));

    [Fact, Trait("Rule", "QUOTA-7"), Trait("Rule", "QUOTA-8"), Trait("Rule", "QUOTA-9")]
    public void One_jump_raises_every_level_in_order() =>
        Given().When(Used(1_200m, 5)).Then(
            Alert(QuotaAlert.Warning, 1_200m, 5), Alert(QuotaAlert.UsedUp, 1_200m, 5), Alert(QuotaAlert.Exceeded, 1_200m, 5),
            new QuotaExceeded("p", new(1_200m), Total, 5)).By("QUOTA-8", "QUOTA-9", "QUOTA-7", "QUOTA-4");

    [Fact, Trait("Rule", "QUOTA-17")]
    public void Paying_down_to_exactly_100_percent_lifts_the_restriction() =>
        Exceeded().When(Used(1_000m, 8)).Then(
            new QuotaNormalized("p", Total, Total, 8), Alert(QuotaAlert.Normalized, 1_000m, 8),
            new QuotaLevelFell("p", QuotaLevel.Exceeded, QuotaLevel.UsedUp, Total, Total, 8)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "QUOTA-17")]
    public void One_unit_above_it_stays() => Exceeded().When(Used(1_000.00000001m, 8)).ThenNothing();

    [Fact, Trait("Rule", "QUOTA-9")]
    public void After_paying_everything_each_level_is_armed_again() =>
        Exceeded(
            new QuotaNormalized("p", Money.Zero, Total, 8), Alert(QuotaAlert.Normalized, 0m, 8),
            new QuotaLevelFell("p", QuotaLevel.Exceeded, QuotaLevel.Normal, Money.Zero, Total, 8))
            .When(Used(1_000m, 9)).Then(Alert(QuotaAlert.Warning, 1_000m, 9), Alert(QuotaAlert.UsedUp, 1_000m, 9));

    [Fact, Trait("Rule", "QUOTA-4")]
    public void An_observation_not_newer_than_the_last_with_an_effect_is_ignored()
    {
        Exceeded().When(Used(0m, 7)).ThenNothing();
        Given(Alert(QuotaAlert.Warning, 800m, 5)).When(Used(2_000m, 5)).ThenNothing();
    }

    [Fact, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-8")]
    public void The_quota_that_held_when_it_was_crossed_counts_whatever_it_was_changed_to_since() =>
        Given(new QuotaChanged("p", Total, new(5_000m), "Growth.")).When(Used(1_001m, 5)).Then(
            Alert(QuotaAlert.Warning, 1_001m, 5), Alert(QuotaAlert.UsedUp, 1_001m, 5), Alert(QuotaAlert.Exceeded, 1_001m, 5),
            new QuotaExceeded("p", new(1_001m), Total, 5));

    [Fact, Trait("Rule", "QUOTA-4")]
    public void Without_a_quota_nothing_is_watched() => QuotaDecider.Definition.Given().When(Used(1m, 5)).ThenNothing();

    [Fact, Trait("Rule", "QUOTA-4")]
    public void A_quota_of_zero_is_normal_until_anything_is_owed()
    {
        var none = new QuotaGranted("p", Money.Zero, null);
        QuotaDecider.Definition.Given(none).When(Used(0m, 5) with { Total = Money.Zero }).ThenNothing();
        QuotaDecider.Definition.Given(none).When(Used(-5m, 5) with { Total = Money.Zero }).ThenNothing();
        QuotaDecider.Definition.Given(none).When(Used(0.00000001m, 5) with { Total = Money.Zero }).Then(
            ZeroAlert(QuotaAlert.Warning), ZeroAlert(QuotaAlert.UsedUp), ZeroAlert(QuotaAlert.Exceeded),
            new QuotaExceeded("p", new(0.00000001m), Money.Zero, 5));
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "QUOTA-16")]
    public void What_is_used_is_due_and_unbilled_less_balance_and_coupons()
    {
        var debt = new PartnerDebt(new(100m), new(150m), Money.Zero, Money.Zero);
        Assert.Equal(new Money(250m), QuotaPolicy.Default.UsedOf(debt));
        Assert.Equal(new Money(-50m), QuotaPolicy.Default.UsedOf(debt with { Balance = new(200m), Coupons = new(100m) }));
        Assert.Equal(new Money(100m), (QuotaPolicy.Default with { IncludeUnbilled = false }).UsedOf(debt));
        Assert.Equal(
            new Money(250m), (QuotaPolicy.Default with { OffsetBalanceAndCoupons = false }).UsedOf(debt with { Balance = new(200m) }));
    }

    [Fact, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-8"), Trait("Rule", "QUOTA-9")]
    public void Without_configuration_what_the_catalogue_proposes_holds()
    {
        var policy = QuotaPolicy.Default;
        Assert.Equal((0.80m, 1.00m), (policy.WarningRatio, policy.UsedUpRatio));
        Assert.Equal((true, false, true, true),
            (policy.RestrictOnExceed, policy.RestrictAtExactly100, policy.IncludeUnbilled, policy.OffsetBalanceAndCoupons));
    }

    private static Scenario<QuotaCommand, Quota> Given(params IReadOnlyList<IDomainEvent> history) =>
        QuotaDecider.Definition.Given([Thousand, .. history]);

    private static Scenario<QuotaCommand, Quota> Exceeded(params IReadOnlyList<IDomainEvent> history) =>
        Given([
            Alert(QuotaAlert.Warning, 800m, 5), Alert(QuotaAlert.UsedUp, 1_000m, 6), Alert(QuotaAlert.Exceeded, 1_000.01m, 7),
            new QuotaExceeded("p", new(1_000.01m), Total, 7), .. history]);

    private static ObserveQuotaUsage Used(decimal amount, long position) => new("p", new(amount), Total, position, QuotaPolicy.Default);

    private static QuotaAlertRaised Alert(QuotaAlert level, decimal used, long position) =>
        new("p", level, Math.Round(used / 1_000m, 8, MidpointRounding.AwayFromZero), new(used), Total, position);

    private static QuotaAlertRaised ZeroAlert(QuotaAlert level) => new("p", level, null, new(0.00000001m), Money.Zero, 5);
}
