using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Billing;

/// <summary>A test coupon that is not expired, with what it held.</summary>
public sealed class WatchedTestCouponRow
{
    public required string PartnerId { get; init; }

    public required string CouponId { get; init; }

    public Money Face { get; init; }
}

/// <summary>
/// When usage comes that a test coupon may pay, the partner is told what would be left of it (COUPON-23, COUPON-25): what the bill would deduct if it were
/// made now, by the same function. It is worked out once for a batch of events and a partner with such coupons, by what holds then; what was told is
/// kept, so that doing it again tells nothing twice.
/// </summary>
public sealed class WhenUsageChangesThenReportTestCoupons : Reaction
{
    private readonly BillReads bills;
    private readonly CommandRunner runner;
    private readonly BusinessTime time;
    private readonly TimeProvider clock;

    public WhenUsageChangesThenReportTestCoupons(BillReads bills, CommandRunner runner, BusinessTime time, TimeProvider clock)
    {
        (this.bills, this.runner, this.time, this.clock) = (bills, runner, time, clock);
        Follow(typeof(ExpenditureRecorded));
        Follow(typeof(CustomerAssociated));
        Follow(typeof(AssociationModelChanged));
        Follow(typeof(CustomerDisassociated));
        Follow(typeof(CouponIssued));
        Follow(typeof(CouponExpired));
        Follow(typeof(BillGenerated));
        Follow(typeof(BillRestated));
    }

    public override string Name => "reaction-report-test-coupons";

    public override void Map(ModelBuilder model) => model.Entity<WatchedTestCouponRow>(coupon =>
    {
        coupon.ToTable("watched_test_coupon");
        coupon.HasKey(row => new { row.PartnerId, row.CouponId });
    });

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        foreach (var recorded in batch) await Remember(db, recorded.Event, cancellation);
        await db.SaveChangesAsync(cancellation);
        if (!await db.Set<WatchedTestCouponRow>().AnyAsync(cancellation)) return;
        string[] moved = [.. (await bills.Owing(batch[0].Position, batch[^1].Position, cancellation)).Union(batch.Select(recorded => PartnerOf(recorded.Event)).OfType<string>())];
        var watched = (await db.Set<WatchedTestCouponRow>().Where(row => moved.Contains(row.PartnerId)).ToListAsync(cancellation)).ToLookup(row => row.PartnerId);
        foreach (var coupons in watched.OrderBy(coupons => coupons.Key, StringComparer.Ordinal)) await Report(coupons.Key, [.. coupons], batch[^1], cancellation);
    }

    private async Task Report(string partnerId, IReadOnlyList<WatchedTestCouponRow> watched, Recorded source, CancellationToken cancellation)
    {
        var account = (await runner.Load(PartnerAccountDecider.Definition, partnerId, cancellation)).State;
        var charges = await bills.Unbilled(partnerId, time.MonthOf(clock.GetUtcNow()).Next.FirstDay.AddDays(-1), cancellation);
        var usage = charges.Aggregate(Money.Zero, (sum, charge) => sum + charge.Amount);
        var paid = CouponDeduction.Of(account.Coupons, charges, usage.IsNegative ? Money.Zero : usage).ToDictionary(used => used.CouponId, used => used.Amount);
        foreach (var row in watched)
        {
            // What bills used up has nothing left, and no terms any more.
            var coupon = account.Coupons.FirstOrDefault(coupon => coupon.CouponId == row.CouponId);
            var estimate = charges.Where(charge => coupon is null || coupon.Terms.CustomerIds.IsEmpty || coupon.Terms.CustomerIds.Contains(charge.CustomerId))
                .Aggregate(Money.Zero, (sum, charge) => sum + charge.Amount);
            var left = (coupon?.Left ?? Money.Zero) - paid.GetValueOrDefault(row.CouponId, Money.Zero);
            var report = new ReportTestCouponUsage(partnerId, row.CouponId, coupon?.Terms.CustomerIds is [var only] ? only : null, row.Face, left, estimate);
            await runner.Run(
                TestCouponUsageDecider.Definition, report,
                new FollowUp(runner, Name).Context(source.Metadata, source.Position, row.CouponId) with { CommandId = null }, cancellation);
        }
    }

    private static async ValueTask Remember(ReadModelContext db, IDomainEvent @event, CancellationToken cancellation)
    {
        if (@event is CouponIssued { Terms.Kind: CouponKind.Test } issued)
            db.Add(new WatchedTestCouponRow { PartnerId = issued.PartnerId, CouponId = issued.CouponId, Face = issued.Amount });
        if (@event is CouponExpired expired && await db.FindAsync<WatchedTestCouponRow>([expired.PartnerId, expired.CouponId], cancellation) is { } gone)
            db.Remove(gone);
    }

    private static string? PartnerOf(IDomainEvent @event) => @event switch
    {
        CustomerAssociated e => e.PartnerId,
        AssociationModelChanged e => e.PartnerId,
        CustomerDisassociated e => e.PartnerId,
        CouponIssued e => e.PartnerId,
        BillGenerated e => e.PartnerId,
        BillRestated e => e.PartnerId,
        _ => null,
    };
}
