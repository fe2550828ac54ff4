using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Arrears;

/// <summary>The due day of a month's bill has passed.</summary>
public sealed record MarkOverdue(string PartnerId, BillingMonth Month, BusinessTime Time, DateTimeOffset At) : PartnerAccountCommand(PartnerId);

/// <summary>When a partner's bills are overdue, and when a repayment has paid them.</summary>
internal static class ArrearsDecisions
{
    public static Decision Mark(MarkOverdue mark, PartnerAccount state)
    {
        if (!state.Unpaid.TryGetValue(mark.Month, out var unpaid) || state.Terms[mark.Month] is not { IsOverdue: false } terms) return Decision.Nothing;
        return mark.Time.DayOf(mark.At) <= terms.DueOn
            ? Decision.Reject(ArrearsRules.NotDueYet.Refuse("month"))
            : Decision.Accept(new BillOverdue(mark.PartnerId, mark.Month, unpaid, terms.Total, terms.DueOn, mark.At)).By(ArrearsRules.InArrears);
    }

    /// <summary>The bills of which nothing is left when this is paid, the oldest first.</summary>
    public static IEnumerable<BillPaid> PaidBy(RepaymentRecorded repaid, PartnerAccount before, DateTimeOffset at)
    {
        var after = PartnerAccount.Evolve(before, repaid);
        return before.Unpaid.Keys.Where(month => !after.Unpaid.ContainsKey(month)).Select(month => new BillPaid(repaid.PartnerId, month, at));
    }
}
