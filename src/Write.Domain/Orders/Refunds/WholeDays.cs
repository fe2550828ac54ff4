using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Orders.Refunds;

/// <summary>Prepaid time in whole days of 24 hours from its beginning: a day that has not passed is not used.</summary>
public static class WholeDays
{
    /// <summary>At least 1; the last one may be shorter.</summary>
    public static int Of(DateTimeOffset from, DateTimeOffset to) =>
        (int)Math.Max(1, ((to - from).Ticks + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay);

    /// <summary>The days that are left at an instant, by whole seconds.</summary>
    public static int Left(DateTimeOffset from, DateTimeOffset to, DateTimeOffset at)
    {
        var passed = (BusinessTime.WholeSecond(at) - BusinessTime.WholeSecond(from)).Ticks;
        return passed <= 0 ? Of(from, to) : (int)Math.Max(0, Of(from, to) - (passed / TimeSpan.TicksPerDay));
    }
}
