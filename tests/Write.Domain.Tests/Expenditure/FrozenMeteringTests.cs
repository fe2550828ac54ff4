using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Expenditure;

public sealed class FrozenMeteringTests
{
    private static readonly DateTimeOffset Noon = new(2024, 11, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly CustomerResourcesFrozen Frozen = new("c", "p", CustomerFreezeCause.Partner, Noon.AddMilliseconds(500), Noon.AddDays(15));

    private static readonly CustomerUnfrozen Unfrozen =
        new("c", "p", CustomerFreezeCause.Partner, FreezeScope.AccountAndResources, Noon.AddHours(1).AddMilliseconds(500));

    [Theory, Trait("Rule", "ASSOC-16")]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(499, false)]
    [InlineData(3_599_999, false)]
    [InlineData(3_600_000, true)]
    [InlineData(3_600_999, true)]
    public void Nothing_is_metered_from_the_second_of_the_freeze_to_the_one_before_its_end(int milliseconds, bool accepted) =>
        Assert.Equal(accepted, Refusal(Line(Noon.AddMilliseconds(milliseconds)), Frozen, Unfrozen) is null);

    [Fact, Trait("Rule", "ASSOC-16")]
    public void A_freeze_that_lasts_has_no_end_and_the_refusal_names_it()
    {
        var refusal = Refusal(Line(Noon.AddYears(1)), Frozen)!;
        Assert.Equal(("RESOURCES_FROZEN", "ASSOC-16", "chargedFrom"), (refusal.Code, refusal.RuleId, refusal.Path));
        Assert.Equal("The customer's resources were frozen from 2024-11-04T12:00:00Z on: nothing is metered then.", refusal.Message);
        Assert.Contains(
            "from 2024-11-04T12:00:00Z until 2024-11-04T13:00:00Z:", Refusal(Line(Noon.AddMinutes(1)), Frozen, Unfrozen)!.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ASSOC-16"), Trait("Rule", "ACCT-10")]
    public void Unfreezing_the_account_alone_leaves_the_resources_frozen() =>
        Assert.NotNull(Refusal(Line(Noon.AddDays(1)), Frozen, Unfrozen with { Scope = FreezeScope.Account }));

    [Fact, Trait("Rule", "ASSOC-16")]
    public void Each_cause_ends_for_itself()
    {
        var operations = Frozen with { Cause = CustomerFreezeCause.Operations, FrozenAt = Noon.AddMinutes(30) };
        Assert.NotNull(Refusal(Line(Noon.AddHours(2)), Frozen, operations, Unfrozen));
        Assert.Null(Refusal(Line(Noon.AddHours(2)), Frozen, operations, Unfrozen, Unfrozen with { Cause = CustomerFreezeCause.Operations }));
        Assert.NotNull(Refusal(Line(Noon.AddHours(3)), Frozen, Unfrozen, Frozen with { FrozenAt = Noon.AddHours(3) }));
    }

    [Fact, Trait("Rule", "ACCT-23")]
    public void A_freeze_of_the_account_goes_on_costing() =>
        Assert.Null(Refusal(Line(Noon.AddHours(1)), new CustomerFrozen("c", "p", CustomerFreezeCause.Partner, FreezeScope.Account, "why", Noon)));

    [Theory, Trait("Rule", "ASSOC-16")]
    [InlineData(BillingMode.PayPerUse, BillType.Expenditure, true)]
    [InlineData(BillingMode.PayPerUse, BillType.ExpenditureTax, true)]
    [InlineData(BillingMode.PayPerUse, BillType.RefundUnsubscription, false)]
    [InlineData(BillingMode.PayPerUse, BillType.RefundTax, false)]
    [InlineData(BillingMode.YearlyMonthly, BillType.Expenditure, false)]
    [InlineData(BillingMode.ReservedInstance, BillType.Expenditure, false)]
    [InlineData(BillingMode.SavingsPlan, BillType.Expenditure, false)]
    [InlineData(BillingMode.OneTime, BillType.Expenditure, false)]
    public void Only_charges_of_metered_use_stop(BillingMode mode, BillType type, bool metered) =>
        Assert.Equal(metered, FrozenMetering.IsMetered(Line(Noon) with { BillingMode = mode, BillType = type }));

    [Theory, Trait("Rule", "ASSOC-7")]
    [InlineData("0.00000001", true)]
    [InlineData("0", false)]
    [InlineData("-5", false)]
    public void The_first_line_paid_in_cash_begins_cash_spending_once(string cash, bool begins)
    {
        var line = Line(Noon) with { Amounts = new LineAmounts { CashPayment = ExactAmount.Of(decimal.Parse(cash)), CashCoupons = ExactAmount.Of(1m) } };
        var given = CashSpendingDecider.Definition.Given().When(new NoteCashSpending(line));
        if (!begins) given.ThenNothing();
        else given.Then(new CashSpendingBegun("c", "focus", "1", Noon)).AndRepeatingChangesNothing();
    }

    private static Rejection? Refusal(ExpenditureLine line, params IDomainEvent[] facts) =>
        FrozenMetering.Refusal(line, ResourceFreezes.Facts.Fold(facts));

    private static ExpenditureLine Line(DateTimeOffset at) => new(
        "focus", "1", "c", at, at.AddHours(1), "ECS", null, BillingMode.PayPerUse, BillType.Expenditure,
        new LineAmounts { AmountDue = ExactAmount.Of(1m) });
}
