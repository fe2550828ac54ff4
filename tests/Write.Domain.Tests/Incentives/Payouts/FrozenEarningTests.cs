using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

/// <summary>Unpaid cycles hold earnings back: nothing is applied for, and nothing that was leaves.</summary>
public sealed class FrozenEarningTests
{
    private static readonly PayoutFacts Frozen = Facts with { EarningsFrozen = true };

    [Theory]
    [InlineData(PayoutMethod.BankTransfer), InlineData(PayoutMethod.TopUp), InlineData(PayoutMethod.CashCoupons)]
    public void Nothing_is_applied_for_while_a_bill_is_overdue(PayoutMethod method)
    {
        PayoutDecider.Definition.Given(Earned).When(Apply(method, "e1") with { Facts = Frozen }).ThenRejected("BILL-21").WithCode("EARNINGS_FROZEN");
        Assert.Empty(PayoutDecider.Definition.Given(Earned).When(Apply(method, "e1")).Decision.Rejections);
    }

    [Fact]
    public void Nothing_leaves_while_a_bill_is_overdue()
    {
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.BankTransfer)).When(new SubmitToBank("p", "o", Frozen, At("2024-11-21T10:00:00"))).ThenRejected("BILL-21");
        PayoutDecider.Definition.Given(Invoiced(PayoutMethod.TopUp)).When(new TopUpAccount("p", "o", Frozen, At("2024-11-21T10:00:00"))).ThenRejected("BILL-21");
        Assert.NotEmpty(PayoutDecider.Definition.Given(Invoiced(PayoutMethod.TopUp)).When(new TopUpAccount("p", "o", Facts, At("2024-11-21T10:00:00"))).Decision.Events);
    }
}
