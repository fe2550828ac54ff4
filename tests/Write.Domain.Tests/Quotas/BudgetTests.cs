using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Tests.Quotas;

public sealed class BudgetTests
{
    private static readonly BillingMonth November = new(2024, 11);

    private static readonly ImmutableArray<decimal> Ratios = [0.75m, 0.90m, 1.00m];

    private static readonly BudgetSet Thousand = new("c", "p", BudgetKind.Monthly, new(1_000m), Ratios, BudgetExceededAction.Manual, November, November);

    [Fact, Trait("Rule", "BUDGET-1")]
    public void A_partner_sets_a_monthly_budget() =>
        BudgetDecider.Definition.Given().When(Set(1_000m)).Then(Thousand).AndRepeatingChangesNothing();

    [Theory, Trait("Rule", "BUDGET-1")]
    [InlineData("-0.01")]
    [InlineData("-1000000000000000000000")]
    public void A_budget_is_at_least_zero(string amount) =>
        BudgetDecider.Definition.Given().When(Set(decimal.Parse(amount))).ThenRejected("BUDGET-1").WithCode("AMOUNT_INVALID");

    [Fact, Trait("Rule", "BUDGET-1")]
    public void A_budget_of_zero_is_a_budget() =>
        BudgetDecider.Definition.Given().When(Set(0m)).Then(Thousand with { Amount = Money.Zero });

    [Theory, Trait("Rule", "BUDGET-2")]
    [InlineData(AssociationModel.Referral)]
    [InlineData(null)]
    public void Budgets_are_for_reseller_customers_only(AssociationModel? model) =>
        BudgetDecider.Definition.Given().When(Set(1_000m) with { Association = model })
            .ThenRejected("BUDGET-2").WithCode("NOT_A_RESELLER_CUSTOMER");

    [Fact, Trait("Rule", "BUDGET-4")]
    public void Exactly_at_the_threshold_nothing_is_raised() =>
        BudgetDecider.Definition.Given(Thousand).When(Observe(750m, 7)).ThenNothing();

    [Fact, Trait("Rule", "BUDGET-4")]
    public void One_unit_of_the_eighth_decimal_above_raises_one_alert() =>
        BudgetDecider.Definition.Given(Thousand).When(Observe(750.00000001m, 7))
            .Then(Raised(0.75m, 750.00000001m, 7)).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BUDGET-4")]
    public void Crossing_several_thresholds_at_once_raises_each_in_order() =>
        BudgetDecider.Definition.Given(Thousand).When(Observe(1_200m, 7))
            .Then(Raised(0.75m, 1_200m, 7), Raised(0.90m, 1_200m, 7), Raised(1.00m, 1_200m, 7));

    [Fact, Trait("Rule", "BUDGET-4")]
    public void Falling_to_the_threshold_rearms_and_crossing_again_warns_again()
    {
        var rearmed = new BudgetAlertRearmed("c", "p", 0.75m, new(750m), new(1_000m), November, 8);
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7)).When(Observe(750m, 8, told: 0.75m)).Then(rearmed);
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7), rearmed).When(Observe(752m, 9)).Then(Raised(0.75m, 752m, 9));
    }

    [Fact, Trait("Rule", "BUDGET-4")]
    public void An_observation_seen_before_is_ignored() =>
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7)).When(Observe(2_000m, 7)).ThenNothing();

    [Fact, Trait("Rule", "BUDGET-4"), Trait("Rule", "BUDGET-7")]
    public void Each_month_warns_for_itself_also_when_its_spending_arrives_late()
    {
        var december = new BudgetPeriodStarted("c", "p", November.Next, new(1_000m));
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 9), december).When(Of(Observe(751m, 8), of => of with { Month = November.Next }))
            .Then(Raised(0.75m, 751m, 8) with { Month = November.Next });
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7), december).When(Observe(901m, 9, told: 0.75m)).Then(Raised(0.90m, 901m, 9));
    }

    [Fact, Trait("Rule", "BUDGET-4"), Trait("Rule", "BUDGET-5")]
    public void What_held_when_it_was_crossed_counts_whatever_was_changed_or_removed_since()
    {
        var automatic = Of(Observe(1_001m, 7, 0.75m, 0.90m), of => of with { OnExceeded = BudgetExceededAction.Automatic, IsRunning = true });
        var raised = Raised(1.00m, 1_001m, 7) with { OnExceeded = BudgetExceededAction.Automatic, IsRunning = true };
        BudgetDecider.Definition.Given(Thousand).When(automatic).Then(raised).AndRepeatingChangesNothing();
        BudgetDecider.Definition
            .Given(Thousand, new BudgetAdjusted("c", "p", BudgetKind.Monthly, new(1_000m), new(5_000m), [0.5m], BudgetExceededAction.Manual))
            .When(automatic).Then(raised);
        BudgetDecider.Definition.Given(Thousand, new BudgetRemoved("c", "p", new(1_000m))).When(automatic).Then(raised);
        BudgetDecider.Definition.Given(Thousand, Thousand with { Kind = BudgetKind.Package, PartnerId = "q" }).When(automatic).Then(raised);
    }

    [Fact, Trait("Rule", "BUDGET-4")]
    public void A_budget_set_anew_does_not_tell_again_what_was_told() =>
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7), new BudgetRemoved("c", "p", new(1_000m)), Thousand)
            .When(Observe(751m, 7)).ThenNothing();

    [Theory, Trait("Rule", "BUDGET-7")]
    [InlineData(BudgetKind.Monthly, 10, null, false, false)]
    [InlineData(BudgetKind.Monthly, 11, 11, true, false)]
    [InlineData(BudgetKind.Monthly, 12, 12, true, true)]
    [InlineData(BudgetKind.Monthly, 13, 13, false, false)]
    [InlineData(BudgetKind.Package, 10, null, true, true)]
    [InlineData(BudgetKind.Package, 11, 11, true, true)]
    [InlineData(BudgetKind.Package, 12, 11, true, true)]
    [InlineData(BudgetKind.Package, 13, 11, true, true)]
    public void A_budget_covers_from_its_first_month_on_and_only_the_running_month_may_freeze(
        BudgetKind kind, int month, int? covering, bool judged, bool running)
    {
        var (term, december) = (new BudgetTerm(kind, November), November.Next);
        Assert.Equal(covering is { } covers ? Month(covers) : null, term.Covering(Month(month)));
        if (covering is null) return;
        Assert.Equal((judged, running), (term.IsJudged(Month(month), december), term.IsRunning(Month(month), december)));
    }

    [Fact, Trait("Rule", "BUDGET-5")]
    public void A_budget_can_be_removed_and_set_anew()
    {
        var removed = new BudgetRemoved("c", "p", new(1_000m));
        BudgetDecider.Definition.Given(Thousand).When(new RemoveCustomerBudget("c", "p")).Then(removed).AndRepeatingChangesNothing();
        BudgetDecider.Definition.Given(Thousand).When(new RemoveCustomerBudget("c", "q")).ThenNothing();
        BudgetDecider.Definition.Given(Thousand, removed).When(Set(500m)).Then(Thousand with { Amount = new(500m) });
    }

    [Fact, Trait("Rule", "BUDGET-5")]
    public void Another_kind_is_another_budget() =>
        BudgetDecider.Definition.Given(Thousand).When(Set(1_000m) with { Kind = BudgetKind.Package })
            .Then(Thousand with { Kind = BudgetKind.Package }).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BUDGET-4"), Trait("Rule", "BUDGET-5")]
    public void A_raised_budget_is_judged_anew()
    {
        var adjusted = new BudgetAdjusted("c", "p", BudgetKind.Monthly, new(1_000m), new(1_500m), Ratios, BudgetExceededAction.Manual);
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 900m, 7), adjusted)
            .When(Of(Observe(900m, 8, told: 0.75m), of => of with { Budget = new(1_500m) }))
            .Then(new BudgetAlertRearmed("c", "p", 0.75m, new(900m), new(1_500m), November, 8));
    }

    [Theory, Trait("Rule", "BUDGET-4")]
    [InlineData("0", false)]
    [InlineData("0.00000001", true)]
    [InlineData("10", true)]
    [InlineData("10.00000001", false)]
    public void Alert_shares_lie_above_0_and_at_most_at_10(string ratio, bool accepted)
    {
        var outcome = BudgetDecider.Definition.Given().When(Set(1_000m) with { AlertRatios = [decimal.Parse(ratio)] });
        if (accepted) outcome.Then(Thousand with { AlertRatios = [decimal.Parse(ratio)] });
        else outcome.ThenRejected("BUDGET-4").WithCode("ALERT_RATIOS_INVALID");
    }

    [Fact, Trait("Rule", "BUDGET-4")]
    public void There_are_at_most_ten_alert_shares()
    {
        ImmutableArray<decimal> eleven = [.. Enumerable.Range(1, 11).Select(tenth => tenth / 10m)];
        BudgetDecider.Definition.Given().When(Set(1_000m) with { AlertRatios = eleven[..10] }).Then(Thousand with { AlertRatios = eleven[..10] });
        BudgetDecider.Definition.Given().When(Set(1_000m) with { AlertRatios = eleven }).ThenRejected("BUDGET-4").WithCode("ALERT_RATIOS_INVALID");
    }

    [Fact, Trait("Rule", "BUDGET-4"), Trait("Rule", "BUDGET-6")]
    public void Unless_configured_otherwise_three_shares_alert_and_an_automatic_budget_freezes()
    {
        Assert.Equal(Ratios, BudgetPolicy.Default.AlertRatios.AsEnumerable());
        Assert.True(BudgetPolicy.Default.FreezeAutomatically);
    }

    [Fact, Trait("Rule", "BUDGET-6")]
    public void An_automatic_budget_always_tells_when_it_is_exceeded() =>
        BudgetDecider.Definition.Given().When(Set(1_000m) with { AlertRatios = [0.5m], OnExceeded = BudgetExceededAction.Automatic })
            .Then(Thousand with { AlertRatios = [0.5m, 1.00m], OnExceeded = BudgetExceededAction.Automatic }).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BUDGET-1"), Trait("Rule", "BUDGET-2"), Trait("Rule", "BUDGET-4")]
    public void Every_rule_that_fails_is_told() =>
        BudgetDecider.Definition.Given().When(Set(-1m) with { Association = null, AlertRatios = [0.5m, 0.5m] })
            .ThenRejected("BUDGET-1", "BUDGET-2", "BUDGET-4");

    [Fact, Trait("Rule", "BUDGET-8")]
    public void A_budget_may_be_any_amount_whatever_the_quota() =>
        BudgetDecider.Definition.Given().When(Set(10_000m)).Then(Thousand with { Amount = new(10_000m) });

    [Fact, Trait("Rule", "BUDGET-4"), Trait("Rule", "BUDGET-9")]
    public void A_budget_of_zero_is_not_exceeded_before_anything_is_spent() =>
        BudgetDecider.Definition.Given(Thousand with { Amount = Money.Zero }).When(Of(Observe(0m, 7), of => of with { Budget = Money.Zero })).ThenNothing();

    [Fact, Trait("Rule", "BUDGET-5")]
    public void A_budget_can_be_adjusted() =>
        BudgetDecider.Definition.Given(Thousand).When(Set(1_500m))
            .Then(new BudgetAdjusted("c", "p", BudgetKind.Monthly, new(1_000m), new(1_500m), Ratios, BudgetExceededAction.Manual))
            .AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BUDGET-7")]
    public void A_monthly_budget_starts_anew_with_the_month() =>
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 900m, 7)).When(new StartBudgetPeriod("c", November.Next))
            .Then(new BudgetPeriodStarted("c", "p", new(2024, 12), new(1_000m))).AndRepeatingChangesNothing();

    [Theory, Trait("Rule", "BUDGET-7")]
    [InlineData(9, "2024-11")]
    [InlineData(11, "2024-11")]
    [InlineData(12, "2024-12")]
    public void The_running_month_is_the_calendars_whatever_month_the_budget_begins_with(int first, string running)
    {
        var set = Thousand with { Month = Month(first), Running = November };
        BudgetDecider.Definition.Given().When(Set(1_000m) with { Month = Month(first) }).Then(set);
        Assert.Equal(running, BudgetDecider.Definition.Fold([set]).Month.ToString());
        Assert.Equal(Month(first), BudgetDecider.Definition.Fold([set with { Running = null }]).Month);
    }

    [Fact, Trait("Rule", "BUDGET-7")]
    public void A_package_never_starts_anew() =>
        BudgetDecider.Definition.Given(Thousand with { Kind = BudgetKind.Package }).When(new StartBudgetPeriod("c", November.Next)).ThenNothing();

    [Fact, Trait("Rule", "BUDGET-4")]
    public void Any_spending_exceeds_a_budget_of_zero() =>
        BudgetDecider.Definition.Given(Thousand with { Amount = Money.Zero, AlertRatios = [1.00m] })
            .When(Of(Observe(0.00000001m, 7), of => of with { Budget = Money.Zero, AlertRatios = [1.00m] }))
            .Then(new BudgetAlertRaised("c", "p", 1.00m, null, new(0.00000001m), Money.Zero, November, 7));

    private static BillingMonth Month(int number) => number > 12 ? new(2025, number - 12) : new(2024, number);

    private static SetCustomerBudget Set(decimal amount) =>
        new("c", "p", BudgetKind.Monthly, amount, Ratios, BudgetExceededAction.Manual, AssociationModel.Reseller, November, November);

    private static ObserveBudgetSpending Observe(decimal spent, long position, params decimal[] told) => new(
        "c", new("p", November, new(spent), new(1_000m), Ratios, [.. told], BudgetExceededAction.Manual, IsRunning: false), position);

    private static ObserveBudgetSpending Of(ObserveBudgetSpending command, Func<BudgetObservation, BudgetObservation> with) =>
        command with { Observed = with(command.Observed) };

    private static BudgetAlertRaised Raised(decimal threshold, decimal spent, long position) =>
        new("c", "p", threshold, Math.Round(spent / 1_000m, 8, MidpointRounding.AwayFromZero), new(spent), new(1_000m), November, position);
}
