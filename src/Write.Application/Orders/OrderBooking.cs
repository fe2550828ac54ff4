using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Expenditure;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Application.Orders;

/// <summary>
/// Everything that follows from what an order charged and gave back, in the same decision: the customer's wallet, the lines of its
/// expenditure, and what a former partner gets. So nothing can come between, and nothing happens twice.
/// </summary>
internal sealed class OrderBooking(DecisionUnit unit, Order order, Association payer, BusinessTime time, DateTimeOffset at)
{
    private string CustomerId => order.CustomerId;

    /// <summary>Books what was decided; a refusal of any part refuses all of it.</summary>
    /// <param name="paymentId">Of what was paid at once.</param>
    /// <param name="orderId">The order that was paid or given back from.</param>
    public async Task<CommandResult> Book(CommandResult decided, string paymentId, string orderId, string? referenceId)
    {
        if (!decided.IsAccepted) return decided;
        List<ResourceCharge> charges = [];
        List<ChargeRefund> refunds = [];
        foreach (var @event in decided.Events)
        {
            if (@event is OrderPaid paid) charges.AddRange(paid.Charges);
            else if (@event is ResourceCharged charged) charges.Add(charged.Charge);
            else if (@event is ResourceRefunded less) refunds.AddRange(less.Refunds);
            else if (@event is RenewalUnsubscribed renewal) refunds.AddRange(renewal.Refunds);
            else if (@event is ResourceUnsubscribed resource) refunds.AddRange(resource.Refunds);
        }

        if (charges.Count > 0 && await Charge(charges, paymentId, orderId, referenceId) is { IsAccepted: false } uncharged) return uncharged;
        foreach (var refund in refunds)
            if (await GiveBack(refund, orderId) is { IsAccepted: false } kept) return kept;
        return decided;
    }

    private async Task<CommandResult> Charge(List<ResourceCharge> charges, string paymentId, string orderId, string? referenceId)
    {
        var result = await unit.Follow(CustomerWalletDecider.Definition, new PayFromWallet(
            CustomerId, paymentId, charges.Select(charge => charge.Method).FirstOrDefault(method => method is not null), referenceId,
            Sum(charges, charge => charge.Cash), charges.Select(charge => charge.CouponId).FirstOrDefault(coupon => coupon is not null),
            Sum(charges, charge => charge.Coupon)));
        foreach (var charge in charges.Where(charge => !charge.ListPrice.IsZero))
        {
            if (!result.IsAccepted) return result;
            var (product, region) = Of(charge.ResourceId);
            result = await Record(OrderLines.Of(charge, product, region, CustomerId, orderId, at));
        }

        return result;
    }

    private async Task<CommandResult> GiveBack(ChargeRefund refund, string orderId)
    {
        var result = await unit.Follow(CustomerWalletDecider.Definition, new RefundToWallet(
            CustomerId, refund.LineId, refund.Method, refund.Cash, refund.CouponId, refund.Coupon));
        if (!result.IsAccepted) return result;
        var isPayer = refund.PartnerId is null
            ? payer.Model != AssociationModel.Reseller
            : payer.Model == AssociationModel.Reseller && payer.PartnerId == refund.PartnerId;
        // A line would be attributed to whoever the customer belongs to now; what somebody else paid goes back to that one alone.
        if (isPayer)
        {
            var (product, region) = Of(refund.ResourceId);
            return await Record(OrderLines.Of(refund, product, region, CustomerId, orderId, at));
        }

        return refund.PartnerId is not { } partner
            ? result
            : await unit.Follow(PartnerAccountDecider.Definition, new CreditRefund(
                partner, refund.LineId, CustomerId, refund.ResourceId, refund.Settlement, time.MonthOf(at), at));
    }

    private (string Product, string Region) Of(string resourceId)
    {
        if (!order.Renewals.IsEmpty && order.Renewals.First(renewal => renewal.ResourceId == resourceId) is { } renewed) return (renewed.Product, renewed.Region);
        var item = order.Items[Order.NumberOf(resourceId) - 1];
        return (item.Product, item.Region);
    }

    private Task<CommandResult> Record(ExpenditureLine line) => Batch.WithCash(unit, new RecordExpenditure(line, AmountPrecision.EightDecimals));

    private static Money Sum(List<ResourceCharge> charges, Func<ResourceCharge, Money> of) => charges.Aggregate(Money.Zero, (sum, charge) => sum + of(charge));
}
