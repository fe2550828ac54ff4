using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Coupons.Conversion;

/// <summary>The quotas and coupons of the time before the cut-over, and what became of them.</summary>
public sealed class CouponQuotaProjection : Projection
{
    public const string ReadModelName = "coupon-quotas";

    public CouponQuotaProjection()
    {
        On<CouponQuotaGranted>(async (db, recorded, cancellation) =>
        {
            var (e, quota) = (recorded.Event, await Quota(db, recorded.Event.PartnerId, cancellation));
            (quota.Granted, quota.Left) = (quota.Granted + e.Amount, quota.Left + e.Amount);
            db.Add(Step(recorded, e.PartnerId, CouponQuotaStep.Granted, e.Amount, e.GrantedAt));
        });
        On<HistoricCouponIssued>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            if (e.Origin == CustomerCouponOrigin.Partner) (await Quota(db, e.PartnerId, cancellation)).Left -= e.Amount;
            db.Add(new HistoricCouponRow
            {
                Id = HistoricCouponRow.IdOf(e.PartnerId, e.CouponId), PartnerId = e.PartnerId, CouponId = e.CouponId, CustomerId = e.CustomerId, Origin = e.Origin,
                Amount = e.Amount, Products = string.Join('\n', e.Products), IssuedAt = e.IssuedAt, Position = recorded.Position,
            });
            db.Add(Step(recorded, e.PartnerId, CouponQuotaStep.Issued, e.Amount, e.IssuedAt, e.CouponId, e.CustomerId, e.Origin));
        });
        On<CouponQuotaConverted>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            (await Quota(db, e.PartnerId, cancellation)).Left -= e.Amount;
            db.Add(Step(recorded, e.PartnerId, CouponQuotaStep.QuotaConverted, e.Amount, e.ConvertedAt, e.CouponId));
        });
        On<CustomerCouponConverted>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            (await Coupon(db, e.PartnerId, e.CouponId, cancellation)).State = HistoricCouponState.Converted;
            db.Add(Step(recorded, e.PartnerId, CouponQuotaStep.CouponConverted, e.Amount, e.ConvertedAt, e.CouponId, e.CustomerId, e.Origin));
        });
        On<CustomerCouponKept>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var coupon = await Coupon(db, e.PartnerId, e.CouponId, cancellation);
            coupon.State = HistoricCouponState.Kept;
            db.Add(Step(recorded, e.PartnerId, CouponQuotaStep.CouponKept, coupon.Amount, e.KeptAt, e.CouponId, e.CustomerId, coupon.Origin));
        });
    }

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override void Map(ModelBuilder model) => CouponQuotaTables.Map(model);

    private static ValueTask<CouponQuotaRow> Quota(ReadModelContext db, string partnerId, CancellationToken cancellation) =>
        db.RowOrNew<CouponQuotaRow>(() => new() { PartnerId = partnerId }, cancellation, partnerId);

    private static ValueTask<HistoricCouponRow> Coupon(ReadModelContext db, string partnerId, string couponId, CancellationToken cancellation) =>
        db.Row<HistoricCouponRow>(cancellation, HistoricCouponRow.IdOf(partnerId, couponId));

    private static CouponQuotaHistoryRow Step<TEvent>(
        Recorded<TEvent> recorded, string partnerId, CouponQuotaStep step, Money amount, DateTimeOffset at, string? couponId = null, string? customerId = null,
        CustomerCouponOrigin? origin = null) where TEvent : IDomainEvent => new()
        {
            Id = recorded.Place, PartnerId = partnerId, Step = step, Amount = amount, At = at, CouponId = couponId, CustomerId = customerId, Origin = origin,
            RecordedAt = recorded.Metadata.OccurredAt, Operator = recorded.Metadata.Actor, Position = recorded.Position,
        };
}
