using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

/// <summary>Whatever sequence of the largest amounts is accepted, what the deciders hold stays a decimal(28,8).</summary>
public sealed class LargestAmountsTests
{
    private const decimal Most = 1_000_000_000_000_000m;

    private static readonly Money Limit = Money.FromUnits(Int128.Parse("9999999999999999999999999999"));

    [Property(MaxTest = 200), Trait("Rule", "CONV-5")]
    public void A_partners_account_never_leaves_its_range(byte[] steps)
    {
        // Near the limit from the start: ninety-nine thousand of the largest payments lie behind it.
        var state = PartnerAccount.Empty with
        {
            LastClosed = BillingMonth.Latest,
            Balance = Limit - new Money(Most),
            Coupons = [new("old", Limit - new Money(Most), CouponTerms.Unrestricted, null)],
            Unpaid = PartnerAccount.Empty.Unpaid.Add(new(2024, 1), Limit - new Money(Most)),
        };
        var month = new BillingMonth(2024, 2);
        for (var step = 0; step < steps.Length; step++)
        {
            PartnerAccountCommand command = (steps[step] % 6) switch
            {
                0 => new TopUpBalance("p", $"t{step}", Most),
                1 => new IssueCoupon("p", $"c{step}", Most, CouponTerms.Unrestricted),
                2 => new GenerateBill("p", month = month.Next, [new(month, new(Most))], Charges(Most)),
                5 => new GenerateBill("p", month = month.Next, [new(month, new(-Most))], Charges(-Most)),
                3 => new Repay("p", $"r{step}", Most, PaymentSource.Online, default),
                _ => new Repay("p", $"r{step}", Most, PaymentSource.Balance, default),
            };
            var decision = PartnerAccountDecider.Decide(command, state);
            Assert.All(decision.Rejections, refused => Assert.Contains(refused.Code, (string[])["SUM_TOO_LARGE", "BALANCE_INSUFFICIENT"]));
            state = decision.Events.Aggregate(state, PartnerAccount.Evolve);
            Assert.True(state.Balance.Fits() && state.Due.Fits() && state.CouponsLeft.Fits());
            Assert.True(state.Balance >= Money.Zero && state.Due >= Money.Zero && state.CouponsLeft >= Money.Zero);
        }
    }

    [Fact, Trait("Rule", "CONV-5")]
    public void A_sum_that_a_decider_could_not_hold_is_refused()
    {
        var full = PartnerAccount.Empty with { Balance = Limit };
        Assert.Equal("SUM_TOO_LARGE", Assert.Single(PartnerAccountDecider.Decide(new TopUpBalance("p", "t", 0.00000001m), full).Rejections).Code);
        Assert.Equal("SUM_TOO_LARGE", Assert.Single(PartnerAccountDecider.Decide(new Repay("p", "t", 0.00000001m, PaymentSource.Online, default), full).Rejections).Code);

        var owing = PartnerAccount.Empty with { LastClosed = new(2024, 2), Unpaid = PartnerAccount.Empty.Unpaid.Add(new(2024, 1), Limit) };
        Assert.Equal("SUM_TOO_LARGE", Assert.Single(PartnerAccountDecider.Decide(Bill(0.00000001m), owing).Rejections).Code);
        Assert.Equal("SUM_TOO_LARGE", Assert.Single(PartnerAccountDecider.Decide(Bill(-0.00000001m), full with { LastClosed = new(2024, 2) }).Rejections).Code);
        Assert.True(PartnerAccountDecider.Decide(new Repay("p", "t", Most, PaymentSource.Online, default), owing).IsAccepted);

        var allocated = ResellerBudget.Unbounded with { ByCustomer = ResellerBudget.Unbounded.ByCustomer.Add("a", Limit) };
        Assert.Equal("SUM_TOO_LARGE", Assert.Single(ResellerBudgetDecider.Decide(new AllocateResellerBudget("r", "b", new(0.00000001m)), allocated).Rejections).Code);

        var unpaid = CustomerAccount.Unknown with { Exists = true };
        unpaid = unpaid with { UnpaidBills = unpaid.UnpaidBills.Add("a", Money.FromUnits(Limit.Units, "IDR")) };
        Assert.Equal("SUM_TOO_LARGE", Assert.Single(CustomerDecider.Definition.Decide(new RecordUnpaidBill("c", "b", 0.00000001m, "IDR"), unpaid).Rejections).Code);
        Assert.True(CustomerDecider.Definition.Decide(new RecordUnpaidBill("c", "b", Most, "USD"), unpaid).IsAccepted);
    }

    [Property(MaxTest = 200), Trait("Rule", "BUDGET-4"), Trait("Rule", "QUOTA-3")]
    public void Any_judgement_of_a_sum_of_the_largest_amounts_is_made(uint random, ushort smallest)
    {
        var lines = random % 700_000_000;
        var spent = Money.FromUnits((Int128)lines * new Money(1_000_000_000_000m).Units);
        var limit = Money.FromUnits(smallest);
        var budget = new BudgetSet("c", "p", BudgetKind.Monthly, limit, [0.75m, 10m], BudgetExceededAction.Manual, new(2024, 11));
        var observed = new BudgetObservation("p", new(2024, 11), spent, limit, budget.AlertRatios, [], BudgetExceededAction.Manual, IsRunning: true);
        var told = BudgetDecider.Decide(new ObserveBudgetSpending("c", observed, 7), Budget.Evolve(Budget.Unset, budget));
        Assert.Equal(lines == 0 ? 0 : 2, told.Events.Count);
        var used = QuotaPolicy.Default.UsedOf(new(Limit, spent, Limit, Limit));
        Assert.Equal(used > limit ? QuotaLevel.Exceeded : QuotaLevel.Normal, QuotaPolicy.Default.LevelOf(limit, used));
        _ = used.ShareOf(limit);
    }

    private static GenerateBill Bill(decimal usage) => new("p", new(2024, 2), [new(new(2024, 2), new(usage))], Charges(usage));

    private static BilledCharge[] Charges(decimal usage) => [new("c", "ECS", new(2024, 2, 1), new(usage), BillingMode.PayPerUse)];
}
