using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Tests.Quotas;

public sealed class ResellerBudgetTests
{
    private static readonly ResellerBudgetGranted Thousand = new("r", "d", new(1_000m));

    private static readonly ResellerBudgetAllocated SixHundred = new("r", "c", new(600m));

    [Fact, Trait("Rule", "BUDGET-1")]
    public void A_distributor_grants_its_reseller_a_budget() =>
        ResellerBudgetDecider.Definition.Given().When(Grant(1_000m)).Then(Thousand).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "BUDGET-1")]
    public void No_negative_amount() =>
        ResellerBudgetDecider.Definition.Given().When(Grant(-0.01m)).ThenRejected("BUDGET-1").WithCode("AMOUNT_INVALID");

    [Fact, Trait("Rule", "BUDGET-1")]
    public void What_another_distributors_reseller_has_given_is_not_told() =>
        ResellerBudgetDecider.Definition.Given(Thousand, SixHundred).When(Grant(1m) with { IsItsDistributor = false })
            .ThenRejected("BUDGET-1").WithCode("NOT_YOUR_RESELLER");

    [Fact, Trait("Rule", "BUDGET-1")]
    public void Without_a_grant_nothing_is_bounded() =>
        ResellerBudgetDecider.Definition.Given().When(Allocate("c", 1_000_000m)).Then(new ResellerBudgetAllocated("r", "c", new(1_000_000m)));

    [Fact, Trait("Rule", "BUDGET-1")]
    public void Budgets_together_stay_within_the_grant()
    {
        ResellerBudgetDecider.Definition.Given(Thousand, SixHundred).When(Allocate("e", 400m))
            .Then(new ResellerBudgetAllocated("r", "e", new(400m))).AndRepeatingChangesNothing();
        ResellerBudgetDecider.Definition.Given(Thousand, SixHundred).When(Allocate("e", 400.00000001m))
            .ThenRejected("BUDGET-1").WithCode("BUDGET_ABOVE_GRANT");
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public void A_customers_own_part_is_not_counted_twice()
    {
        ResellerBudgetDecider.Definition.Given(Thousand, SixHundred).When(Allocate("c", 1_000m)).Then(new ResellerBudgetAllocated("r", "c", new(1_000m)));
        var refused = ResellerBudgetDecider.Definition.Given(Thousand, SixHundred, SixHundred with { CustomerId = "e", Amount = new(300m) })
            .When(Allocate("c", 700.00000001m)).ThenRejected("BUDGET-1").Decision.Rejections[0];
        Assert.Equal("Of 1000.00000000 USD granted, 300.00000000 USD is given to other customers.", refused.Message);
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public void What_was_given_before_there_was_a_grant_stays_and_may_be_given_back()
    {
        var below = ResellerBudgetDecider.Definition.Given(SixHundred, Thousand with { Amount = new(500m) });
        below.When(Allocate("c", 600m)).ThenNothing();
        below.When(Allocate("c", 600.00000001m)).ThenRejected("BUDGET-1").WithCode("BUDGET_ABOVE_GRANT");
        below.When(Allocate("c", 599m)).Then(new ResellerBudgetAllocated("r", "c", new(599m)));
    }

    [Fact, Trait("Rule", "BUDGET-1")]
    public void Zero_gives_the_part_back() =>
        ResellerBudgetDecider.Definition.Given(Thousand, SixHundred, new ResellerBudgetAllocated("r", "c", Money.Zero)).When(Allocate("e", 1_000m))
            .Then(new ResellerBudgetAllocated("r", "e", new(1_000m)));

    [Fact, Trait("Rule", "BUDGET-1")]
    public void A_grant_cannot_fall_below_what_is_given()
    {
        ResellerBudgetDecider.Definition.Given(Thousand, SixHundred).When(Grant(599.99999999m))
            .ThenRejected("BUDGET-1").WithCode("GRANT_BELOW_ALLOCATED");
        ResellerBudgetDecider.Definition.Given(Thousand, SixHundred).When(Grant(600m))
            .Then(new ResellerBudgetChanged("r", "d", new(1_000m), new(600m))).AndRepeatingChangesNothing();
    }

    private static GrantResellerBudget Grant(decimal amount) => new("r", "d", amount, true);

    private static AllocateResellerBudget Allocate(string customerId, decimal amount) => new("r", customerId, new(amount));
}
