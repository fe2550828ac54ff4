using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Tests.Policies;

namespace PartnerGraph.Write.Domain.Tests.Orders;

/// <summary>Whatever is done to an order: what was paid is what was given back and what was consumed, to the eighth decimal.</summary>
public sealed class OrderMoneyProperties
{
    [Property(MaxTest = 300)]
    public void What_was_paid_is_what_was_given_back_and_consumed(byte[] steps, uint price, uint coupon, bool settles)
    {
        var order = new Ordering
        {
            Model = settles ? Write.Domain.Customers.Associations.AssociationModel.Reseller : null,
            // Another price every month.
            Settlement = new(PolicyBookTests.Book([.. Enumerable.Range(1, 90).Select(month => PolicyBookTests.Row(
                PolicyKind.SettlementDiscount, 1 - (month % 7 * 0.13m), from: new DateOnly(2024, 10, 1).AddMonths(month)))]), "CL"),
            Wallet = Ordering.Rich(Ordering.Coupon("k", coupon is 0 ? 0.00000001m : coupon / 10_000m)),
        }.Placed(Ordering.Prepaid((price / 100_000_000m) + 1), Ordering.Prepaid(33.33333333m, "EVS", 3));
        order.Paid(settles ? PaymentChoice.None : Ordering.By(PaymentMethod.Balance, "k"));
        foreach (var (step, index) in (steps ?? []).Take(25).Select((step, index) => (step, index))) Take(order, step, index, settles);

        foreach (var held in order.State.Charges.Values)
        {
            var refunds = order.Refunds.Where(refund => refund.ChargeLineId == held.Charge.LineId).ToArray();
            Assert.Equal(held.Charge.Due, held.Charge.Cash + held.Charge.Coupon + held.Charge.Settlement);
            Assert.All(refunds, refund => Assert.False(refund.Cash.IsNegative || refund.Coupon.IsNegative || refund.Settlement.IsNegative || refund.Value.IsNegative));
            Assert.True(Sum(refunds, refund => refund.Cash) <= held.Charge.Cash);
            Assert.True(Sum(refunds, refund => refund.Settlement) <= held.Charge.Settlement);
            Assert.True(Sum(refunds, refund => refund.Coupon) <= held.Charge.Coupon);
            Assert.Equal(refunds.Length, refunds.DistinctBy(refund => refund.LineId).Count());
            // The lines say the same, and are lines that the ledger takes.
            var line = Recorded(OrderLines.Of(held.Charge, "ECS", "r1", "c", "o", order.Now));
            var back = refunds.Select(refund => Recorded(OrderLines.Of(refund, "ECS", "r1", "c", "o", order.Now))).ToArray();
            var consumed = back.Aggregate(line.AmountDue, (left, refund) => left + refund.AmountDue);
            Assert.False(consumed.IsNegative);
            Assert.Equal(held.Charge.Due, consumed + Sum(refunds, refund => refund.Amount()));
        }

        // Nothing is left to be given back of what was given back whole.
        foreach (var id in order.State.Unsubscribed)
            Assert.All(order.State.ChargesOf(id), held => Assert.True(held.Unused(order.Now).Value.IsZero || held.From is null));
    }

    private static void Take(Ordering order, byte step, int index, bool settles)
    {
        var id = step % 2 == 0 ? "o-1" : "o-2";
        order.Now = order.Now.AddHours(step * 3).AddSeconds(index);
        var choice = settles ? PaymentChoice.None : Ordering.By(PaymentMethod.Balance, step % 7 == 0 ? ["k"] : []);
        OrderCommand command = (step % 5) switch
        {
            0 => order.Renew(id, (order.State.Resources[id].ValidTo ?? order.Now).AddMonths(1 + (step % 3)), choice),
            1 => order.Change(id, (step * 0.77777777m) + (index * 0.1m), choice),
            2 => order.UnsubscribeRenewal(id),
            3 when step > 200 => order.Unsubscribe(id),
            _ => order.Renew(id, (order.State.Resources[id].ValidTo ?? order.Now).AddDays(step + 1), choice),
        };
        if (OrderDecider.Definition.Decide(command, order.State).IsAccepted) order.Accept(command);
    }

    private static ExpenditureRecorded Recorded(ExpenditureLine line)
    {
        var decision = ExpenditureDecider.Decide(new(line, AmountPrecision.EightDecimals), StoredLine.None);
        Assert.Empty(decision.Rejections.Select(rejection => rejection.Message));
        return (ExpenditureRecorded)decision.Events[0];
    }

    private static Money Sum(IEnumerable<ChargeRefund> refunds, Func<ChargeRefund, Money> of) => refunds.Aggregate(Money.Zero, (sum, refund) => sum + of(refund));
}
