using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing.Generated;

/// <summary>Whatever months hold: each bill, each coupon and what is left of account and debts is what a plain calculation comes to.</summary>
public sealed class BillRunProperties
{
    [Property(MaxTest = 500, Arbitrary = [typeof(AnyAmounts)])]
    [Trait("Rule", "BILL-3"), Trait("Rule", "COUPON-8"), Trait("Rule", "COUPON-9"), Trait("Rule", "COUPON-36"), Trait("Rule", "COUPON-37")]
    public void Every_bill_is_what_a_plain_calculation_comes_to(AnyLine[] all, AnyCoupon[] coupons, AnyPayments payments, Scale scale)
    {
        var (run, plain) = (new Run(), new PlainBillRun());
        foreach (var (month, issued, _, lines) in AnyMonth.Of(all, coupons, payments, scale))
        {
            foreach (var (index, coupon) in issued.Index().Where(of => !of.Item.Late)) Issue(run, plain, month, index, coupon, scale, run.State.LastClosed);
            TopUp(run, plain, $"top-{month}", scale.Of(payments.ToppedUp));
            run.Do(new CloseBillingMonth("p", month, BusinessTime.Default, BusinessTime.Default.StartAfter(month)));
            foreach (var (index, coupon) in issued.Index().Where(of => of.Item.Late)) Issue(run, plain, month, index, coupon, scale, month);
            var expected = plain.Bill(month, lines);
            var bill = Assert.IsType<BillGenerated>(run.Do(Generate(month, lines))[0]);
            Assert.Equal(
                (expected.Usage, expected.Payable, expected.FromBalance, expected.Credited),
                (bill.Usage.Amount, bill.Total.Amount, bill.FromBalance.Amount, bill.Credited.Amount));
            Assert.Equal(
                expected.ByCoupon.OrderBy(paid => paid.Key, StringComparer.Ordinal).Select(paid => $"{paid.Key} {paid.Value:F8}"),
                bill.Coupons.OrderBy(paid => paid.CouponId, StringComparer.Ordinal).Select(paid => $"{paid.CouponId} {paid.Amount.ToExactString()}"));
            Repay(run, plain, $"repaid-{month}", scale.Of(payments.Repaid));
            Agrees(plain, run.State);
        }
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(AnyAmounts)])]
    [Trait("Rule", "COUPON-2"), Trait("Rule", "COUPON-16"), Trait("Rule", "COUPON-19"), Trait("Rule", "COUPON-36")]
    public void A_coupon_pays_for_no_more_than_what_it_is_for_comes_to(AnyLine[] lines, AnyCoupon[] coupons, Scale scale)
    {
        var charges = GivenBackAfterCharged(lines.OrderBy(line => line.DayOfMonth).Select(line => line.In(AnyMonth.First, scale)));
        List<PlainCoupon> held = [.. coupons.Select((coupon, index) => new PlainCoupon(
            $"k{index}", coupon.Terms(AnyMonth.First.FirstDay) with { ValidFrom = null, ValidTo = null }, null) { Left = scale.Of(coupon.Amount + 1) })];
        var total = charges.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
        var paid = CouponDeduction.Of(held.Select(coupon => new Coupon(coupon.Id, new(coupon.Left), coupon.Terms, null)), charges, total);
        Assert.True(paid.Sum(use => use.Amount.Amount) <= total.Amount);
        foreach (var use in paid)
        {
            var coupon = held.Single(coupon => coupon.Id == use.CouponId);
            Assert.InRange(use.Amount.Amount, 0.00000001m, coupon.Left);
            Assert.True(use.Amount.Amount <= charges.Where(coupon.Covers).Sum(line => line.Amount.Amount), $"{use} of {string.Join(", ", charges)}");
        }
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(AnyAmounts)]), Trait("Rule", "BILL-3"), Trait("Rule", "BILL-25")]
    public void What_was_used_is_what_coupons_money_and_debts_come_to(AnyLine[] all, AnyCoupon[] coupons, AnyPayments payments, Scale scale)
    {
        var (run, used, paid, lost) = (new Run(), 0m, 0m, 0m);
        foreach (var (month, issued, _, lines) in AnyMonth.Of(all, coupons, payments, scale))
        {
            foreach (var (index, coupon) in issued.Index())
                run.Do(new IssueCoupon("p", $"{month}-{index}", scale.Of(coupon.Amount + 1), coupon.Terms(AnyMonth.First.FirstDay)));
            run.Do(new CloseBillingMonth("p", month, BusinessTime.Default, BusinessTime.Default.StartAfter(month)));
            var events = run.Do(Generate(month, lines));
            used += lines.Sum(line => line.Amount.Amount) - events.OfType<BillGenerated>().Single().Coupons.Sum(use => use.Amount.Amount);
            lost += events.OfType<CouponExpired>().Sum(expired => expired.Amount.Amount);
            foreach (var repay in run.Do(new Repay("p", $"r-{month}", scale.Of(payments.Repaid + 1), PaymentSource.Online, default)).OfType<RepaymentRecorded>()) paid += repay.Amount.Amount;
            Assert.Equal(used - paid, run.State.Due.Amount - run.State.Balance.Amount);
            Assert.True(run.State.Balance >= Money.Zero && run.State.Unpaid.Values.All(due => due > Money.Zero));
            Assert.Equal(run.Issued - run.Deducted - lost, run.State.CouponsLeft.Amount);
        }
    }

    // Without what is given back of earlier months.
    private static List<BilledCharge> GivenBackAfterCharged(IEnumerable<BilledCharge> lines)
    {
        List<BilledCharge> kept = [];
        foreach (var line in lines)
            if (kept.Where(of => (of.CustomerId, of.ServiceType, of.Mode) == (line.CustomerId, line.ServiceType, line.Mode)).Sum(of => of.Amount.Amount) + line.Amount.Amount >= 0)
                kept.Add(line);
        return kept;
    }

    private static GenerateBill Generate(BillingMonth month, IReadOnlyList<BilledCharge> lines) => new(
        "p", month, lines.Count == 0 ? [] : [new(month, lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount))], lines);

    private static void Issue(Run run, PlainBillRun plain, BillingMonth month, int index, AnyCoupon any, Scale scale, BillingMonth? closed)
    {
        var (id, amount, terms) = ($"{month}-{index}", scale.Of(any.Amount + 1), any.Terms(AnyMonth.First.FirstDay));
        run.Do(new IssueCoupon("p", id, amount, terms));
        plain.Coupons.Add(new(id, terms, closed) { Left = amount });
    }

    private static void TopUp(Run run, PlainBillRun plain, string reference, decimal amount)
    {
        if (amount == 0) return;
        run.Do(new TopUpBalance("p", reference, amount));
        plain.Balance += amount;
    }

    private static void Repay(Run run, PlainBillRun plain, string reference, decimal amount)
    {
        if (amount == 0) return;
        run.Do(new Repay("p", reference, amount, PaymentSource.Online, default));
        plain.Repay(amount);
    }

    private static void Agrees(PlainBillRun plain, PartnerAccount state)
    {
        Assert.Equal(plain.Balance, state.Balance.Amount);
        Assert.Equal(plain.Unpaid.Select(due => (due.Key, due.Value)), state.Unpaid.Select(due => (due.Key, due.Value.Amount)));
        Assert.Equal(
            plain.Coupons.Select(coupon => $"{coupon.Id} {coupon.Left:F8}"), state.Coupons.Select(coupon => $"{coupon.CouponId} {coupon.Left.ToExactString()}"));
    }

    /// <summary>An account that takes every command twice: the second time it changes nothing.</summary>
    private sealed class Run
    {
        public PartnerAccount State { get; private set; } = PartnerAccount.Empty;

        public decimal Issued { get; private set; }

        public decimal Deducted { get; private set; }

        public IReadOnlyList<IDomainEvent> Do(PartnerAccountCommand command)
        {
            var decision = PartnerAccountDecider.Decide(command, State);
            Assert.Empty(decision.Rejections.Select(rejection => rejection.Message));
            State = decision.Events.Aggregate(State, PartnerAccount.Evolve);
            Issued += decision.Events.OfType<CouponIssued>().Sum(e => e.Amount.Amount);
            Deducted += decision.Events.OfType<BillGenerated>().SelectMany(e => e.Coupons).Sum(use => use.Amount.Amount);
            Assert.Empty(PartnerAccountDecider.Decide(command, State).Events);
            return decision.Events;
        }
    }
}
