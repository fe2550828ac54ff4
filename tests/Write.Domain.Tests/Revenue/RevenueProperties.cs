using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;
using PartnerGraph.Write.Domain.Tests.Billing.Generated;

namespace PartnerGraph.Write.Domain.Tests.Revenue;

/// <summary>A line as it is generated: what is paid of it by which means, in parts of it.</summary>
public sealed record AnyPaidLine(byte Service, byte Offering, bool IsBack, ushort Due, byte Tax, byte Cash, byte Coupons, byte Test, byte Flexi, byte Card, byte Deducted);

/// <summary>However lines were paid: what is counted, excluded and unpaid is what was spent, to the last unit.</summary>
public sealed class RevenueProperties
{
    private static readonly BillingMonth January = new(2024, 1);

    [Property(MaxTest = 500, Arbitrary = [typeof(AnyAmounts)]), Trait("Rule", "CSP-2"), Trait("Rule", "CSP-22"), Trait("Rule", "CSP-27")]
    public void Of_what_a_customer_was_charged_each_unit_is_in_one_part(AnyPaidLine[] lines, Scale scale)
    {
        List<Stated> stated = [.. lines.Select(line => new Stated(line, scale))];
        var figures = RevenueFigures.Of(stated.Select(of => of.Part(of.OfCustomer, AssociationModel.Referral)), (service, _) => service != "FREE");
        Assert.Equal(stated.Sum(of => of.Due), figures.Spent.Amount);
        Assert.Equal(stated.Sum(of => of.Coupons), Excluded(figures, RevenueExclusion.Coupon));
        Assert.Equal(stated.Sum(of => of.Test), Excluded(figures, RevenueExclusion.TestCoupon));
        Assert.Equal(stated.Sum(of => of.Flexi), Excluded(figures, RevenueExclusion.FlexiPurchaseCoupon));
        Assert.Equal(stated.Sum(of => of.Card), Excluded(figures, RevenueExclusion.StoredValueCardPayment));
        Assert.Equal(stated.Sum(of => of.TaxPaid), Excluded(figures, RevenueExclusion.TurnoverTax));
        Assert.Equal(stated.Where(of => of.Line.Offering % 3 == 2).Sum(of => of.Cash - of.TaxPaid), Excluded(figures, RevenueExclusion.StoredValueCardPurchase));
        Assert.Equal(stated.Where(of => of.Line.Offering % 3 < 2 && of.Service != "FREE").Sum(of => of.Cash - of.TaxPaid), figures.Counted.Amount);
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(AnyAmounts)]), Trait("Rule", "CSP-21")]
    public void Of_a_bill_that_is_paid_bit_by_bit_each_unit_counts_once(AnyPaidLine[] lines, Scale scale, ushort[] payments)
    {
        List<PaidParts> parts = [.. lines.Select(line => new Stated(line, scale).OfPartner)];
        var (whole, paid) = (parts.Aggregate(Money.Zero, (sum, part) => sum + part.Total), Money.Zero);
        foreach (var payment in payments)
        {
            if (whole <= Money.Zero) break;
            paid = Money.Smaller(whole, paid + new Money(scale.Of(payment)));
            var shares = PaidParts.OfPayment(parts, paid);
            // What was not paid of the parts themselves is unpaid beside what is unpaid of the bill.
            Assert.Equal(parts.Select(part => part.Total), shares.Select(part => part.Total));
            var open = shares.Aggregate(Money.Zero, (sum, part) => sum + part.Unpaid) - (whole - paid);
            var other = parts.Aggregate(Money.Zero, (sum, part) => sum + part.Unpaid);
            Assert.True(paid != whole || open == other, $"{open} instead of {other}");
            if (other.IsZero && parts.TrueForAll(part => part.Unpaid.IsZero)) Assert.Equal(Money.Zero, open);
        }
    }

    private static decimal Excluded(RevenueFigures figures, RevenueExclusion reason) => figures.Exclusions.GetValueOrDefault(reason).Amount;

    /// <summary>The line's amounts by a calculation in decimals: 5 of 105, whatever is paid, so much of the tax as of the amount.</summary>
    private sealed class Stated
    {
        public Stated(AnyPaidLine line, Scale scale)
        {
            Line = line;
            Due = scale.Of(line.IsBack ? -line.Due : line.Due);
            Tax = Part(line.Tax);
            Cash = Part(line.Cash);
            (Coupons, Test, Flexi, Card) = (Part((byte)(line.Coupons / 8)), Part((byte)(line.Test / 8)), Part((byte)(line.Flexi / 8)), Part((byte)(line.Card / 8)));
            TaxPaid = Due == 0 || Cash == 0 ? 0 : Share(Tax, Cash, Due);
        }

        public AnyPaidLine Line { get; }

        public string Service => Line.Service % 3 == 0 ? "FREE" : "ECS";

        public decimal Due { get; }

        public decimal Tax { get; }

        public decimal Cash { get; }

        public decimal Coupons { get; }

        public decimal Test { get; }

        public decimal Flexi { get; }

        public decimal Card { get; }

        public decimal TaxPaid { get; }

        private OtherPayments Other => new(new(Test), new(Flexi), new(Card));

        public PaidParts OfCustomer => PaidParts.OfCustomer(new(Due), new(Tax), new(Cash), new(Coupons), Other);

        public PaidParts OfPartner => PaidParts.OfPartner(new(Due), new(Tax), new(Coupons), Other, Line.IsBack ? Money.Zero : new(Part(Line.Deducted)));

        public SpentPart Part(PaidParts paid, AssociationModel model) =>
            new(January, model, Service, (Offering)(Line.Offering % 3), new(2024, 1, 31), paid, Money.Zero, Money.Zero);

        private decimal Part(byte of) => Math.Round(Due * of / byte.MaxValue, 8, MidpointRounding.AwayFromZero);

        // The product of two large amounts does not fit a decimal.
        private static decimal Share(decimal amount, decimal part, decimal whole)
        {
            var (dividend, divisor) = (Units(amount) * Units(part), Units(whole));
            var quotient = System.Numerics.BigInteger.DivRem(System.Numerics.BigInteger.Abs(dividend) * 2 + System.Numerics.BigInteger.Abs(divisor), System.Numerics.BigInteger.Abs(divisor) * 2, out _);
            return (dividend.Sign * divisor.Sign < 0 ? -1 : 1) * (decimal)quotient / Money.UnitsPerOne;
        }

        private static System.Numerics.BigInteger Units(decimal amount) => new(amount * Money.UnitsPerOne);
    }
}
