using FsCheck;
using FsCheck.Fluent;
using PartnerGraph.Write.Domain.Tests.Incentives;
using PartnerGraph.Write.Domain.Tests.Revenue;

namespace PartnerGraph.Write.Domain.Tests.Billing.Generated;

/// <summary>Months of many lines with amounts of every size; the generator's own keeps both small. A failing case is made smaller by leaving out one after another.</summary>
public static class AnyAmounts
{
    private const int Most = 40;

    public static Arbitrary<AnyLine[]> Lines() => Some(Bytes(8).Select(b => new AnyLine(b[0], b[1], b[2], b[3], b[4], b[5], Amount(b[6], b[7]))));

    public static Arbitrary<AnyCoupon[]> Coupons() => Some(Bytes(9).Select(b => new AnyCoupon(b[0], b[1], b[2], b[3], b[4], b[5], Amount(b[6], b[7]), b[8] % 4 == 0)), 8);

    public static Arbitrary<AnyPayments> Payments() => Arb.From(Bytes(4).Select(b => new AnyPayments(Amount(b[0], b[1]), Amount(b[2], b[3]))));

    public static Arbitrary<AnySale[]> Sales() => Some(Bytes(6).Select(b => new AnySale(b[0], b[1], b[2], b[3], (short)Amount(b[4], b[5]))));

    public static Arbitrary<AnyPaidLine[]> PaidLines() => Some(
        Bytes(12).Select(b => new AnyPaidLine(b[0], b[1], b[2] % 4 == 0, Amount(b[3], b[4]), b[5], b[6], b[7], b[8], b[9], b[10], b[11])));

    public static Arbitrary<ushort[]> Amounts() => Some(Bytes(2).Select(b => Amount(b[0], b[1])), 8);

    public static Arbitrary<Scale> Scales() => Arb.From(Bytes(1).Select(b => new Scale(b[0])));

    // Some are nothing.
    private static ushort Amount(byte high, byte low) => (ushort)(high < 16 ? 0 : (high * 256) + low);

    private static Gen<byte[]> Bytes(int count) => Gen.Choose(0, byte.MaxValue).Select(of => (byte)of).ArrayOf(count);

    private static Arbitrary<T[]> Some<T>(Gen<T> one, int most = Most) =>
        Arb.From(Gen.Choose(0, most).SelectMany(count => one.ArrayOf(count)), all => all.Select((_, left) => all.Where((_, index) => index != left).ToArray()));
}
