using System.Collections.Immutable;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;

namespace PartnerGraph.Domain.Tests.Quotas;

public sealed class BudgetTests
{
    private static readonly BillingMonth November = new(2024, 11);

    private static readonly ImmutableArray<decimal> Ratios = [0.75m, 0.90m, 1.00m];

    private static readonly BudgetSet Thousand = new("c", "p", BudgetKind.Monthly, new(1_000m), Ratios, BudgetExceededAction.Manual, November);

    [Fact, Trait("Rule", "BUDGET-1")]
    public void A_partner_sets_a_monthly_budget() =>
        BudgetDecider.Definition.Given().When(Set(1_000m)).Then(Thousand).AndRepeatingChangesNothing();

    [Theory, Trait("Rule", "BUDGET-1")]
    [InlineData("-0.01")]
    [InlineData("0.000000001")]
    [InlineData("92233720369")]
    public void A_budget_is_at_least_zero_with_eight_decimals(string amount) =>
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
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7)).When(Observe(750m, 8)).Then(rearmed);
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7), rearmed).When(Observe(752m, 9)).Then(Raised(0.75m, 752m, 9));
    }

    [Fact, Trait("Rule", "BUDGET-4")]
    public void An_observation_seen_before_is_ignored() =>
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 751m, 7)).When(Observe(2_000m, 7)).ThenNothing();

    [Fact, Trait("Rule", "BUDGET-5")]
    public void A_budget_can_be_adjusted() =>
        BudgetDecider.Definition.Given(Thousand).When(Set(1_500m))
            .Then(new BudgetAdjusted("c", "p", BudgetKind.Monthly, new(1_000m), new(1_500m), Ratios, BudgetExceededAction.Manual))
            .AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BUDGET-7")]
    public void A_monthly_budget_starts_anew_with_the_month() =>
        BudgetDecider.Definition.Given(Thousand, Raised(0.75m, 900m, 7)).When(new StartBudgetPeriod("c", November.Next))
            .Then(new BudgetPeriodStarted("c", "p", new(2024, 12), new(1_000m))).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BUDGET-7")]
    public void A_package_never_starts_anew() =>
        BudgetDecider.Definition.Given(Thousand with { Kind = BudgetKind.Package }).When(new StartBudgetPeriod("c", November.Next)).ThenNothing();

    [Fact, Trait("Rule", "BUDGET-4")]
    public void Any_spending_exceeds_a_budget_of_zero() =>
        BudgetDecider.Definition.Given(Thousand with { Amount = Money.Zero, AlertRatios = [1.00m] }).When(Observe(0.00000001m, 7))
            .Then(new BudgetAlertRaised("c", "p", 1.00m, null, new(0.00000001m), Money.Zero, November, 7));

    private static SetCustomerBudget Set(decimal amount) =>
        new("c", "p", BudgetKind.Monthly, amount, Ratios, BudgetExceededAction.Manual, AssociationModel.Reseller, November);

    private static ObserveBudgetSpending Observe(decimal spent, long position) => new("c", November, new(spent), position);

    private static BudgetAlertRaised Raised(decimal threshold, decimal spent, long position) =>
        new("c", "p", threshold, spent / 1_000m, new(spent), new(1_000m), November, position);
}
