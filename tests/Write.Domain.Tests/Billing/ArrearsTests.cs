using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing;

/// <summary>When bills are due, and what an overdue one holds back.</summary>
public sealed class ArrearsTests
{
    private static readonly BillingMonth October = new(2024, 10), November = new(2024, 11);

    private static readonly DateOnly LastOfYear = new(2024, 12, 31);

    // 23:59:59 of December 31 and 00:00:00 of January 1 in GMT+08:00.
    private static readonly DateTimeOffset LastSecond = new(2024, 12, 31, 15, 59, 59, TimeSpan.Zero), NextDay = LastSecond.AddSeconds(1);

    [Theory, Trait("Rule", "BILL-25")]
    [InlineData(null, "2024-12-05", "2024-12-31")]
    [InlineData(null, "2024-12-17", "2024-12-31")]
    [InlineData(null, "2024-12-18", "2025-01-01")]
    [InlineData(null, "2025-03-05", "2025-03-19")]
    [InlineData(30, "2024-12-05", "2025-01-04")]
    [InlineData(0, "2024-12-05", "2024-12-19")]
    public void A_bill_is_due_at_the_end_of_the_month_after_and_never_on_arrival(int? days, string made, string due) =>
        Assert.Equal(DateOnly.Parse(due), (ArrearsPolicy.Default with { DueDays = days }).DueOn(November, DateOnly.Parse(made)));

    [Fact, Trait("Rule", "NOTIFY-5")]
    public void A_bill_is_overdue_when_its_due_day_has_ended_in_the_billing_zone()
    {
        Given(Bill(November, 100m)).When(Mark(November, LastSecond)).ThenRejected("BILL-25").WithCode("BILL_NOT_OVERDUE");
        Given(Bill(November, 100m)).When(Mark(November, NextDay)).Then(Overdue(November, 100m)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "NOTIFY-5")]
    public void The_due_day_is_the_bills_own()
    {
        var sooner = Bill(November, 100m) with { DueOn = LastOfYear.AddDays(-1) };
        Given(sooner).When(Mark(November, LastSecond)).Then(Overdue(November, 100m) with { DueOn = LastOfYear.AddDays(-1), OverdueAt = LastSecond });
        Assert.True(ArrearsPolicy.Default.RestrictOnArrears);
    }

    [Fact, Trait("Rule", "NOTIFY-5")]
    public void Only_what_is_left_to_pay_is_overdue()
    {
        Given(Bill(November, 100m), Repaid(99.99999999m)).When(Mark(November, NextDay)).Then(Overdue(November, 0.00000001m, of: 100m));
        Given(Bill(November, 100m), Repaid(100m), Paid(November)).When(Mark(November, NextDay)).ThenNothing();
        Given(Bill(November, 0m)).When(Mark(November, NextDay)).ThenNothing();
        Given().When(Mark(November, NextDay)).ThenNothing();
    }

    [Fact, Trait("Rule", "NOTIFY-5")]
    public void A_bill_that_was_paid_before_payments_named_bills_is_not_overdue() =>
        Given(Bill(November, 100m) with { DueOn = null }, Repaid(100m)).When(Mark(November, NextDay)).ThenNothing();

    [Fact, Trait("Rule", "NOTIFY-5")]
    public void A_bill_of_an_earlier_version_is_due_at_the_end_of_the_month_after()
    {
        var earlier = Bill(November, 100m) with { DueOn = null };
        Given(earlier).When(Mark(November, LastSecond)).ThenRejected("BILL-25").WithCode("BILL_NOT_OVERDUE");
        Given(earlier).When(Mark(November, NextDay)).Then(Overdue(November, 100m));
    }

    [Fact, Trait("Rule", "BILL-25")]
    public void A_repayment_tells_which_bills_it_paid_the_oldest_first()
    {
        Given(Bill(October, 10m), Bill(November, 100m)).When(Repay(110m)).Then(Repaid(110m), Paid(October), Paid(November)).AndRepeatingChangesNothing();
        Given(Bill(October, 10m), Bill(November, 100m)).When(Repay(109.99999999m)).Then(Repaid(109.99999999m), Paid(October));
    }

    [Fact, Trait("Rule", "BILL-25")]
    public void Earnings_are_frozen_while_a_bill_is_overdue_and_until_the_day_after_it_was_paid()
    {
        var due = Given(Bill(November, 100m)).When(Repay(0m)).StateAfter();
        Assert.False(due.EarningsFrozen(new(2025, 1, 1), BusinessTime.Default));
        var overdue = PartnerAccount.Evolve(due, Overdue(November, 100m));
        Assert.True(overdue.IsInArrears);
        Assert.True(overdue.EarningsFrozen(new(2025, 6, 1), BusinessTime.Default));
        var partly = PartnerAccount.Evolve(overdue, Repaid(99m));
        Assert.True(partly.EarningsFrozen(new(2025, 6, 1), BusinessTime.Default));
        // Paid on January 1 in the billing zone.
        var paid = PartnerAccount.Evolve(PartnerAccount.Evolve(partly, Repaid(1m)), Paid(November));
        Assert.False(paid.IsInArrears);
        Assert.Equal((true, false), (paid.EarningsFrozen(new(2025, 1, 1), BusinessTime.Default), paid.EarningsFrozen(new(2025, 1, 2), BusinessTime.Default)));
    }

    [Fact, Trait("Rule", "NOTIFY-5")]
    public void A_bill_that_was_paid_in_time_freezes_nothing()
    {
        var paid = PartnerAccount.Evolve(PartnerAccount.Evolve(Given(Bill(November, 100m)).When(Repay(0m)).StateAfter(), Repaid(100m)), Paid(November));
        Assert.False(paid.EarningsFrozen(new(2025, 1, 1), BusinessTime.Default));
    }

    private static Scenario<PartnerAccountCommand, PartnerAccount> Given(params IReadOnlyList<IDomainEvent> history) =>
        PartnerAccountDecider.Definition.Given(history);

    private static BillGenerated Bill(BillingMonth month, decimal amount) =>
        new("p", month, new(amount), [], new(amount), Money.Zero, [new(month, new(amount))], Money.Zero, LastOfYear);

    private static MarkOverdue Mark(BillingMonth month, DateTimeOffset at) => new("p", month, BusinessTime.Default, at);

    private static BillOverdue Overdue(BillingMonth month, decimal unpaid, decimal? of = null) =>
        new("p", month, new(unpaid), new(of ?? unpaid), LastOfYear, NextDay);

    private static BillPaid Paid(BillingMonth month) => new("p", month, NextDay);

    private static Repay Repay(decimal amount) => new("p", "r", amount, PaymentSource.Online, NextDay);

    private static RepaymentRecorded Repaid(decimal amount) => new("p", "r", new(amount), PaymentSource.Online, new(amount), Money.Zero);
}
