using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Billing;

/// <summary>A coupon for a customer, before the facts that it is decided by are known.</summary>
/// <param name="Amount">In USD.</param>
public sealed record HistoricCouponOrder(
    string PartnerId, string CustomerId, CustomerCouponOrigin Origin, decimal Amount, ImmutableArray<string> Products, ImmutableArray<CombinableDiscount> Excludes);

/// <summary>The coupons of the time before the cut-over, and their conversion, which is decided together with the coupons that they become.</summary>
public sealed class CouponConversionWorkflow(CommandRunner runner, CouponCutOver cutOver, BusinessTime time, TimeProvider clock)
{
    /// <param name="amount">In USD.</param>
    public Task<CommandResult> Grant(string partnerId, string referenceId, decimal amount, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => (await unit.Load(PartnerDecider.Definition, partnerId)).State.Exists
            ? await unit.Decide(CouponQuotaDecider.Definition, new GrantCouponQuota(partnerId, referenceId, amount, clock.Now()))
            : CommandResult.Refused(PartnerRules.NotFound.Refuse("partnerId")), cancellation);

    /// <param name="couponId">Null to make one.</param>
    /// <param name="issuedAt">Null for now.</param>
    /// <returns>The id of the coupon.</returns>
    public Task<CommandResult<string>> Issue(
        HistoricCouponOrder order, string? couponId, DateTimeOffset? issuedAt, CommandContext context, CancellationToken cancellation = default)
    {
        var id = couponId ?? context.NewId(clock);
        return runner.Decide<string>(context, async unit =>
        {
            var partner = (await unit.Load(PartnerDecider.Definition, order.PartnerId)).State;
            if (!partner.Exists) return new(CommandResult.Refused(PartnerRules.NotFound.Refuse("partnerId")), id);
            var isCustomer = await unit.Owned(order.CustomerId, order.PartnerId, cancellation) is not null;
            var now = clock.Now();
            return new(await unit.Decide(CouponQuotaDecider.Definition, new IssueHistoricCoupon(
                order.PartnerId, order.CustomerId, isCustomer, id, order.Origin, order.Amount, order.Products, order.Excludes, issuedAt ?? now,
                cutOver.FirstDayOf(partner.Country), cutOver.EndedBy(partner.Country), time, now)), id);
        }, cancellation);
    }

    /// <summary>Converts what there is once the bill of this month exists; repeating it converts nothing twice.</summary>
    public Task<CommandResult> Convert(string partnerId, BillingMonth bill, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var quota = (await unit.Load(CouponQuotaDecider.Definition, partnerId)).State;
            if (quota.Left.IsZero && quota.Open.IsEmpty) return CommandResult.Nothing;
            if (!cutOver.ConvertsAfter((await unit.Load(PartnerDecider.Definition, partnerId)).State.Country, bill)) return CommandResult.Nothing;
            var resellers = ImmutableHashSet.CreateBuilder<string>();
            foreach (var customer in quota.Open.Select(id => quota.Given[id].CustomerId).Distinct())
                if (await unit.Owned(customer, partnerId, cancellation) is { Model: AssociationModel.Reseller }) resellers.Add(customer);
            var converted = await unit.Decide(CouponQuotaDecider.Definition, new ConvertCoupons(partnerId, resellers.ToImmutable(), clock.Now()));
            foreach (var issue in converted.Events.Select(@event => CouponQuotaDecider.Became(@event, quota)).OfType<IssueCoupon>())
                if (await unit.Follow(PartnerAccountDecider.Definition, issue) is { IsAccepted: false } refused) return refused;
            return converted;
        }, cancellation);
}
