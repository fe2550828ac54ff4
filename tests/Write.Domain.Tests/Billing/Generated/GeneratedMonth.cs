using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Tests.Billing.Generated;

/// <summary>A line as it is generated; every value means something, so that a failing case can be made smaller.</summary>
/// <param name="Month">Of which month, counted from the first of all.</param>
/// <param name="Back">Whether it gives money back: one in four does.</param>
public sealed record AnyLine(byte Month, byte Day, byte Customer, byte Service, byte Mode, byte Back, ushort Amount)
{
    public int DayOfMonth => Day % 28;

    public BilledCharge In(BillingMonth month, Scale scale) => new(
        $"c{Customer % 3}", Service % 2 == 0 ? "ECS" : "OBS", month.FirstDay.AddDays(DayOfMonth), new(scale.Of(Back % 4 == 3 ? -Amount : Amount)), (BillingMode)(Mode % 2));
}

/// <param name="Month">Before which bill it is issued, counted from the first of all.</param>
/// <param name="Customer">One of three, or as often everybody.</param>
/// <param name="Service">One of two, or as often everything.</param>
/// <param name="Mode">One of two, or for the most each way of charging.</param>
/// <param name="First">The first day of its validity; mostly there is none.</param>
/// <param name="Last">The last day of its validity, counted from the first day of all; in a third there is none.</param>
/// <param name="Late">Whether it is issued between the month's end and its bill, and so pays the next bill only.</param>
public sealed record AnyCoupon(byte Month, byte Customer, byte Service, byte Mode, byte First, byte Last, ushort Amount, bool Late)
{
    public CouponTerms Terms(DateOnly beginning) => CouponTerms.Unrestricted with
    {
        ValidFrom = First % 80 < 50 ? null : beginning.AddDays((First % 80) - 50),
        ValidTo = Last % 150 < 100 ? beginning.AddDays(Last % 150) : null,
        CustomerIds = Customer % 6 < 3 ? [$"c{Customer % 6}"] : [],
        Products = Service % 4 < 2 ? [Service % 4 == 0 ? "ecs" : "OBS"] : [],
        BillingModes = Mode % 5 < 2 ? [(BillingMode)(Mode % 5)] : [],
    };
}

/// <param name="Repaid">After the bill of each month; 0 for nothing.</param>
/// <param name="ToppedUp">Before it; 0 for nothing.</param>
public sealed record AnyPayments(ushort ToppedUp, ushort Repaid);

/// <summary>What arrives for a month.</summary>
internal sealed record AnyMonth(BillingMonth Month, IReadOnlyList<AnyCoupon> Coupons, AnyPayments Payments, IReadOnlyList<BilledCharge> Lines)
{
    public const int Months = 3;

    public static readonly BillingMonth First = new(2024, 1);

    public static IEnumerable<AnyMonth> Of(AnyLine[] lines, AnyCoupon[] coupons, AnyPayments payments, Scale scale)
    {
        var month = First;
        for (var number = 0; number < Months; number++, month = month.Next)
            yield return new(
                month, [.. coupons.Where(coupon => coupon.Month % Months == number)], payments,
                [.. lines.Where(line => line.Month % Months == number).OrderBy(line => line.DayOfMonth).Select(line => line.In(month, scale))]);
    }
}

/// <summary>How amounts look in currencies of no, two and three decimals, and in the eighth one; and how large they get.</summary>
public sealed record Scale(byte Choice)
{
    // One line states up to 10^12.
    private static readonly decimal[] Units = [1m, 0.01m, 0.001m, 0.00000001m, 15_000_000.12345678m];

    public decimal Of(int amount) => amount * Units[Choice % Units.Length];
}
