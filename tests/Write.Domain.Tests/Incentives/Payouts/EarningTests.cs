using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

public sealed class EarningTests
{
    private static readonly NotifyEarning Notify = new("p", "e1", AssociationModel.Referral, new(1_000m), Friday, BusinessTime.Default);

    private static readonly RaiseClaim Claim = new("p", "k1", 300m, "The statement of October was corrected.", At("2024-11-16T10:00:00"), BusinessTime.Default);

    private static readonly ClaimRaised Raised = new("p", "k1", new(300m), Claim.Reason, Claim.At);

    [Fact, Trait("Rule", "INCENT-44")]
    public void A_confirmed_statement_becomes_an_earning_of_a_year_once()
    {
        PayoutDecider.Definition.Given().When(Notify).Then(Earned).By("INCENT-44").AndRepeatingChangesNothing();
        PayoutDecider.Definition.Given(Earned).When(Notify with { Net = new(2m), At = Friday.AddDays(1) }).ThenNothing();
        PayoutDecider.Definition.Given().When(Notify with { Net = Money.Zero }).ThenNothing();
        PayoutDecider.Definition.Given().When(Notify with { Net = new(-0.00000001m) }).ThenRejected("INCENT-24").WithCode("AMOUNT_INVALID");
    }

    [Theory, Trait("Rule", "INCENT-44")]
    [InlineData("2025-11-15T23:59:59", false)]
    [InlineData("2025-11-16T00:00:00", true)]
    public void It_expires_when_its_last_day_has_passed(string at, bool expires)
    {
        var outcome = PayoutDecider.Definition.Given(Earned).When(new ExpireEarning("p", "e1", At(at), BusinessTime.Default));
        if (expires) outcome.Then(new EarningExpired("p", "e1", new(1_000m), At(at))).AndRepeatingChangesNothing();
        else outcome.ThenNothing();
    }

    [Fact, Trait("Rule", "INCENT-44")]
    public void What_was_applied_for_or_is_not_known_does_not_expire()
    {
        var late = new ExpireEarning("p", "e1", At("2026-01-01T00:00:00"), BusinessTime.Default);
        PayoutDecider.Definition.Given(Applied(PayoutMethod.TopUp)).When(late).ThenNothing();
        PayoutDecider.Definition.Given().When(late).ThenNothing();
        PayoutDecider.Definition.Given(Earned, new EarningExpired("p", "e1", new(1_000m), late.At)).When(Apply(PayoutMethod.TopUp, "e1"))
            .ThenRejected("INCENT-44").WithCode("EARNING_EXPIRED");
    }

    [Theory, Trait("Rule", "INCENT-5")]
    [InlineData("2024-11-22T23:59:59", false)]
    [InlineData("2024-11-23T00:00:00", true)]
    public void Five_working_days_after_the_reconciliation_it_is_overdue(string at, bool late)
    {
        // Confirmed on Friday, 2024-11-15.
        var calendar = new WorkingCalendar(BusinessTime.Default, []);
        var flag = new FlagCouponsOverdue("p", "e1", At(at), calendar);
        var outcome = PayoutDecider.Definition.Given(Earned).When(flag);
        if (late) outcome.Then(new CouponsOverdue("p", "e1", new(1_000m), At("2024-11-22T23:59:59"))).By("INCENT-5").AndRepeatingChangesNothing();
        else outcome.ThenNothing();
        PayoutDecider.Definition.Given(Applied(PayoutMethod.TopUp)).When(flag).ThenNothing();
        PayoutDecider.Definition.Given().When(flag).ThenNothing();
    }

    [Fact, Trait("Rule", "INCENT-24")]
    public void A_claim_takes_open_earnings_and_then_those_to_come()
    {
        PayoutDecider.Definition.Given(Earned).When(Claim).Then(Raised, new ClaimSettled("p", "k1", "e1", new(300m))).AndRepeatingChangesNothing();
        PayoutDecider.Definition.Given(Earning("e0", 100m), Earned).When(Claim)
            .Then(Raised, new ClaimSettled("p", "k1", "e0", new(100m)), new ClaimSettled("p", "k1", "e1", new(200m))).AndRepeatingChangesNothing();
        PayoutDecider.Definition.Given(Raised).When(Notify).Then(Earned, new ClaimSettled("p", "k1", "e1", new(300m))).AndRepeatingChangesNothing();
        var twice = PayoutDecider.Definition.Given(Raised, Raised with { ClaimId = "k2", Amount = new(800m) }).When(Notify);
        twice.Then(Earned, new ClaimSettled("p", "k1", "e1", new(300m)), new ClaimSettled("p", "k2", "e1", new(700m)));
        Assert.Equal(new OpenClaim("k2", new(100m)), Assert.Single(twice.StateAfter().Claims));
    }

    [Fact, Trait("Rule", "INCENT-24")]
    public void What_a_claim_left_is_paid_out_and_never_less_than_nothing()
    {
        var reduced = PayoutDecider.Definition.Given(Earned, Raised, new ClaimSettled("p", "k1", "e1", new(300m))).When(Apply(PayoutMethod.BankTransfer, "e1")).Decision;
        Assert.Equal((new(700m), new Money(735m)), (((PayoutApplied)reduced.Events[0]).BeforeTax, ((PayoutApplied)reduced.Events[0]).Gross));
        PayoutDecider.Definition.Given(Earned, Raised with { Amount = new(1_000m) }, new ClaimSettled("p", "k1", "e1", new(1_000m)))
            .When(Apply(PayoutMethod.TopUp, "e1")).ThenRejected("INCENT-44").WithCode("EARNING_NOT_OPEN");
        // What is in a payout already is left alone, and so is what has expired.
        PayoutDecider.Definition.Given(Applied(PayoutMethod.TopUp)).When(Claim).Then(Raised);
        PayoutDecider.Definition.Given(Earned).When(Claim with { At = At("2025-11-16T00:00:00") }).Then(Raised with { RaisedAt = At("2025-11-16T00:00:00") });
    }

    [Fact, Trait("Rule", "INCENT-24")]
    public void A_claim_is_an_amount_with_a_reason()
    {
        PayoutDecider.Definition.Given().When(Claim with { Amount = 0m, Reason = " " }).ThenRejected("CONV-7", "INCENT-24").WithCode("REQUIRED", "AMOUNT_INVALID");
        PayoutDecider.Definition.Given().When(Claim with { Amount = 1_000_000_000_000_000.00000001m }).ThenRejected("CONV-5").WithCode("AMOUNT_TOO_LARGE");
        var most = Raised with { ClaimId = "k0", Amount = new(99_999_999_999_999_999_999m) };
        PayoutDecider.Definition.Given(most).When(Claim with { Amount = 0.99999999m }).Then(Raised with { Amount = new(0.99999999m) });
        PayoutDecider.Definition.Given(most).When(Claim with { Amount = 1m }).ThenRejected("CONV-5").WithCode("SUM_TOO_LARGE");
    }
}
