using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Arrears;

/// <summary>What the catalogue leaves to configuration about bills that are not paid (<c>billing.dueDays</c>, <c>billing.restrictOnArrears</c>).</summary>
/// <param name="DueDays">How many days after the day on which it was made a bill is due; null for the end of the month after the billed one.</param>
/// <param name="LeastDays">How many days a partner has at least, so that a bill that was made late is not overdue on arrival; below <paramref name="DueDays"/> it has no effect.</param>
/// <param name="RestrictOnArrears">Whether a bill that is overdue restricts the partner.</param>
public sealed record ArrearsPolicy(int? DueDays, int LeastDays, bool RestrictOnArrears)
{
    public static readonly ArrearsPolicy Default = new(null, 14, true);

    /// <summary>The last day on which a bill is paid in time.</summary>
    /// <param name="madeOn">The day on which the month was cut, in the billing zone.</param>
    public DateOnly DueOn(BillingMonth month, DateOnly madeOn)
    {
        var (regular, least) = (DueDays is { } days ? madeOn.AddDays(days) : LastDayAfter(month), madeOn.AddDays(LeastDays));
        return regular > least ? regular : least;
    }

    /// <summary>The end of the month after the billed one: what holds by default, and for bills that were made before due days were kept.</summary>
    public static DateOnly LastDayAfter(BillingMonth month) => month.Next.Next.FirstDay.AddDays(-1);
}
