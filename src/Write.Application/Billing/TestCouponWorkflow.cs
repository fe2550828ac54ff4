using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Billing;

/// <summary>What is asked for, before the facts that it is decided by are known.</summary>
/// <param name="Amount">In USD.</param>
public sealed record TestCouponOrder(string PartnerId, TestCouponChannel Channel, string? CustomerId, TestPurpose Purpose, decimal Amount, bool OnBehalf, bool Additional);

/// <summary>Requests for test coupons, and the coupons that approved ones become: request and coupon are decided together.</summary>
public sealed class TestCouponWorkflow(CommandRunner runner, TestCouponPolicy policy, BusinessTime time, TimeProvider clock)
{
    /// <returns>The id of the request.</returns>
    public Task<CommandResult<string>> Request(TestCouponOrder order, CommandContext context, CancellationToken cancellation = default)
    {
        var id = context.NewId(clock);
        return runner.Decide<string>(context, async unit =>
        {
            var partner = (await unit.Load(PartnerDecider.Definition, order.PartnerId)).State;
            if (!partner.Exists) return new(CommandResult.Refused(PartnerRules.NotFound.Refuse("partnerId")), id);
            var association = order.CustomerId is { } customer ? (await unit.Load(AssociationDecider.Definition, customer)).State : null;
            var isCustomer = association?.PartnerId == order.PartnerId && association?.Model == AssociationModel.Reseller;
            return new(await unit.Decide(TestCouponDecider.Definition, new RequestTestCoupon(
                order.PartnerId, id, order.Channel, order.CustomerId, isCustomer, order.Purpose, order.Amount, order.OnBehalf, order.Additional,
                partner.Tier?.ToString(), policy, time, clock.Now())), id);
        }, cancellation);
    }

    /// <param name="amount">In USD; null for what was asked.</param>
    /// <param name="validDays">Null for the duration asked for, or the policy's.</param>
    public Task<CommandResult> Approve(
        string partnerId, string requestId, decimal? amount, int? validDays, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var approved = await unit.Decide(TestCouponDecider.Definition, new ApproveTestCoupon(partnerId, requestId, amount, validDays, policy, time, clock.Now()));
            if (!approved.IsAccepted || approved.Events is not [TestCouponApproved granted]) return approved;
            var asked = (await unit.Load(TestCouponDecider.Definition, partnerId)).State.Cases[requestId].Asked;
            var issued = await unit.Follow(PartnerAccountDecider.Definition, new IssueCoupon(
                partnerId, granted.CouponId, granted.Amount.Amount,
                new(CouponKind.Test, granted.ValidFrom, granted.ValidTo, asked.CustomerId is { } customer ? [customer] : [], [], asked.Purpose.ProjectId)));
            return issued.IsAccepted ? approved : issued;
        }, cancellation);

    public Task<CommandResult> Reject(string partnerId, string requestId, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(TestCouponDecider.Definition, new RejectTestCoupon(partnerId, requestId, reason, clock.Now()), context, cancellation);
}
