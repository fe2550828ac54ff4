using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Revenue;

/// <summary>
/// What a bill holds of each product, line by line: what coupons paid of the line, the tax in the rest, and what is left. Coupons are deducted by the very
/// function that the bill was decided by, from the same lines in the same order.
/// </summary>
internal static class BillRevenue
{
    public static void Issue(ReadModelContext db, CouponIssued e) => db.Add(new BillingCouponRow
    {
        PartnerId = e.PartnerId, CouponId = e.CouponId, Left = e.Amount, Terms = JsonSerializer.Serialize(e.Terms ?? CouponTerms.Unrestricted, EventJson.Options),
    });

    public static async ValueTask Expire(ReadModelContext db, CouponExpired e, CancellationToken cancellation)
    {
        if (await db.FindAsync<BillingCouponRow>([e.PartnerId, e.CouponId], cancellation) is { } row) db.Remove(row);
    }

    public static async ValueTask Enter(ReadModelContext db, BillGenerated bill, CancellationToken cancellation)
    {
        var of = new Stated(bill.PartnerId, BillIds.Of(bill.PartnerId, bill.Month), 1, bill.Coupons, bill.Usage + bill.Credited);
        var rows = await Rows(db, of, cancellation);
        // A bill of the first version was made of no lines.
        if (rows.Count == 0 && !bill.Usage.IsZero) Of(of, new(bill.Month, "", Offering.Cloud), rows).Net = bill.Total - bill.Credited;
        db.AddRange(rows.Values);
    }

    public static async ValueTask Enter(ReadModelContext db, BillRestated bill, CancellationToken cancellation) => db.AddRange((await Rows(
        db, new(bill.PartnerId, BillIds.Of(bill.PartnerId, bill.Month), bill.Version, bill.Coupons, bill.CouponsAtMost), cancellation)).Values);

    private static async Task<Dictionary<Key, BillRevenueRow>> Rows(ReadModelContext db, Stated of, CancellationToken cancellation)
    {
        var coupons = await Used(db, of, cancellation);
        var rows = new Dictionary<Key, BillRevenueRow>();
        if (coupons.Count == 0) await Plain(db, of, rows, cancellation);
        await Single(db, of, coupons, rows, cancellation);
        return rows;
    }

    // The coupons that pay the bill, with what was on them before.
    private static async Task<IReadOnlyList<Coupon>> Used(ReadModelContext db, Stated bill, CancellationToken cancellation)
    {
        List<Coupon> used = [];
        foreach (var applied in bill.Coupons)
        {
            // Its issue is not there when the event was set aside: what it paid is certain all the same.
            var row = await db.FindAsync<BillingCouponRow>([bill.PartnerId, applied.CouponId], cancellation);
            var terms = row is null ? CouponTerms.Unrestricted : JsonSerializer.Deserialize<CouponTerms>(row.Terms, EventJson.Options)!;
            used.Add(new(applied.CouponId, row?.Left ?? applied.Amount, terms, null));
            if (row is null) continue;
            row.Left -= applied.Amount;
            if (row.Left.IsZero) db.Remove(row);
        }

        return used;
    }

    // Lines that are paid in money alone need not be looked at one by one.
    private static async Task Plain(ReadModelContext db, Stated bill, Dictionary<Key, BillRevenueRow> rows, CancellationToken cancellation)
    {
        foreach (var reversal in new[] { false, true })
            foreach (var sum in await Lines(db, bill).Where(of => of.Reversal == reversal).Select(of => of.Line)
                .Where(line => line.Payments == null && line.Sums.CashCoupons.High == 0 && line.Sums.CashCoupons.Low == 0)
                .GroupBy(line => new { Month = line.Day.Substring(0, 7), line.ServiceType, line.Offering })
                .Summed([nameof(ExpenditureSums.AmountDue), nameof(ExpenditureSums.Tax), nameof(ExpenditureSums.ListPrice)])
                .ToListAsync(cancellation))
                Add(
                    Of(bill, Key.Of(sum.Key.Month, sum.Key.ServiceType, sum.Key.Offering), rows),
                    PaidParts.Nothing with { Net = sum.Sums.BeforeTax.Money, Tax = sum.Sums.Tax.Money }, sum.Sums.ListPrice.Money, reversal);
    }

    private static async Task Single(
        ReadModelContext db, Stated bill, IReadOnlyList<Coupon> coupons, Dictionary<Key, BillRevenueRow> rows, CancellationToken cancellation)
    {
        var all = coupons.Count > 0;
        var lines = await Lines(db, bill).Where(of => all || of.Line.Payments != null || of.Line.Sums.CashCoupons.High != 0 || of.Line.Sums.CashCoupons.Low != 0)
            .Select(of => new
            {
                of.CustomerId, of.Reversal, of.Line.ServiceType, of.Line.Offering, of.Line.Day, of.Line.ChargedFrom, of.Line.Source, of.Line.LineId, of.Line.Payments, of.Line.BillingMode,
                of.Line.Sums.ListPrice, of.Line.Sums.AmountDue, of.Line.Sums.Tax, of.Line.Sums.CashCoupons,
            })
            .OrderBy(line => line.ChargedFrom).ThenBy(line => line.Source).ThenBy(line => line.LineId).ThenByDescending(line => line.Reversal).ToListAsync(cancellation);
        var deductions = CouponDeduction.ByCharge(
            coupons, [.. lines.Select(line => new BilledCharge(
                line.CustomerId, line.ServiceType, LineRows.DayOf(line.Day), line.Reversal ? Money.Zero - line.AmountDue.Money : line.AmountDue.Money, line.BillingMode))],
            bill.CouponsAtMost).ToList();
        var kinds = coupons.ToDictionary(coupon => coupon.CouponId, coupon => coupon.Terms.Kind);
        foreach (var (index, line) in lines.Index())
        {
            var row = Of(bill, Key.Of(line.Day[..7], line.ServiceType, line.Offering), rows);
            var deducted = Money.Zero;
            foreach (var paid in index < deductions.Count ? deductions[index] : [])
            {
                deducted += paid.Amount;
                if (kinds[paid.CouponId] == CouponKind.Test) row.DeductedTestCoupons += paid.Amount;
                else row.DeductedCoupons += paid.Amount;
            }

            // Coupons pay no reversal, so that its sign and a deduction never meet.
            var parts = PaidParts.OfPartner(line.AmountDue.Money, line.Tax.Money, line.CashCoupons.Money, PaymentText.Of(line.Payments), deducted);
            Add(row, parts, line.ListPrice.Money, line.Reversal);
        }
    }

    private static IQueryable<BilledPart> Lines(ReadModelContext db, Stated bill) => db.Set<BillLineRow>().Where(row => row.Bill == bill.Bill && row.Version == bill.Version)
        .Join(db.Set<ExpenditureLineRow>(), row => row.LinePosition, line => line.Position, (row, line) => new BilledPart
        {
            CustomerId = row.CustomerId, Reversal = row.Reversal, Line = line,
        });

    private static void Add(BillRevenueRow row, PaidParts parts, Money list, bool reversal) =>
        (row.Parts, row.ListPrice) = reversal ? (row.Parts - parts, row.ListPrice - list) : (row.Parts + parts, row.ListPrice + list);

    private static BillRevenueRow Of(Stated bill, Key key, Dictionary<Key, BillRevenueRow> rows)
    {
        if (!rows.TryGetValue(key, out var row)) rows[key] = row = new() { Bill = bill.Bill, Version = bill.Version, Month = key.Month, ServiceType = key.ServiceType, Offering = key.Offering };
        return row;
    }

    /// <summary>What one version of a bill took in.</summary>
    private sealed record Stated(string PartnerId, string Bill, int Version, ImmutableArray<CouponApplied> Coupons, Money CouponsAtMost);

    private readonly record struct Key(BillingMonth Month, string ServiceType, Offering Offering)
    {
        public static Key Of(string month, string service, Offering offering) =>
            new(BillingMonth.TryParse(month, out var of) ? of : throw new FormatException($"'{month}' is no month."), service, offering);
    }

    private sealed class BilledPart
    {
        public required string CustomerId { get; init; }

        public bool Reversal { get; init; }

        public required ExpenditureLineRow Line { get; init; }
    }
}
