using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Billing.Coupons;

/// <summary>What unbilled usage has left of a test coupon, as far as it can be told before the bill (COUPON-23, COUPON-25).</summary>
/// <param name="CustomerId">Whom the coupon is for; null for all reseller customers.</param>
/// <param name="Balance">What would be left of it if the bill were made now.</param>
/// <param name="EstimatedBill">What no bill holds yet of the usage of those whom the coupon is for, at settlement price.</param>
/// <param name="Tenths">How many tenths of the coupon are left, rounded up: it is told once for each that begins.</param>
[EventType("billing.test-coupon-usage-reported")]
public sealed record TestCouponUsageReported(
    string PartnerId, string CouponId, string? CustomerId, Money Balance, Money EstimatedBill, int Tenths) : IObservation;

/// <summary>What was told last of each test coupon of a partner.</summary>
public sealed record TestCouponUsage(ImmutableDictionary<string, int> Told)
{
    public static readonly TestCouponUsage None = new(ImmutableDictionary<string, int>.Empty);

    public static TestCouponUsage Evolve(TestCouponUsage state, IDomainEvent @event) => @event switch
    {
        TestCouponUsageReported e => new(state.Told.SetItem(e.CouponId, e.Tenths)),
        _ => throw new UnknownEventException(state, @event),
    };
}

/// <param name="Face">What the coupon held when it was issued.</param>
/// <inheritdoc cref="TestCouponUsageReported" path="/param"/>
public sealed record ReportTestCouponUsage(string PartnerId, string CouponId, string? CustomerId, Money Face, Money Balance, Money EstimatedBill);

/// <summary>
/// Tells of a test coupon whenever another tenth of it is begun or given back. A coupon pays thousands of lines, and nobody reads a message for each;
/// the first line, the last cent and everything between that matters are told, at most ten times on the way down.
/// </summary>
public static class TestCouponUsageDecider
{
    private const int Whole = 10;

    public static readonly Decider<ReportTestCouponUsage, TestCouponUsage> Definition =
        new("test-coupon-usage", command => command.PartnerId, TestCouponUsage.None, Decide, TestCouponUsage.Evolve);

    public static Decision Decide(ReportTestCouponUsage report, TestCouponUsage state)
    {
        var tenths = TenthsOf(report.Balance, report.Face);
        return tenths == state.Told.GetValueOrDefault(report.CouponId, Whole)
            ? Decision.Nothing
            : Decision.Accept(new TestCouponUsageReported(
                report.PartnerId, report.CouponId, report.CustomerId, report.Balance, report.EstimatedBill, tenths)).By(CouponRules.UsageIsTold, CouponRules.EstimateIsTold);
    }

    // A cent short of the whole is nine tenths and a begun one: only a whole one that was touched by nothing counts ten.
    private static int TenthsOf(Money balance, Money face) => balance >= face ? Whole : Math.Min(Whole - 1, (int)Math.Ceiling(balance.Amount * Whole / face.Amount));
}
