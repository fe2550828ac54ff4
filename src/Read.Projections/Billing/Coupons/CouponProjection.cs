using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Billing.Coupons;

/// <summary>Partners' coupons with what bills took from them, and the requests for test coupons.</summary>
public sealed class CouponProjection : Projection
{
    public const string ReadModelName = "coupons";

    public CouponProjection()
    {
        On<CouponIssued>((db, recorded) => db.Add(Row(recorded)));
        On<BillGenerated>((db, recorded, cancellation) => Use(db, recorded.Event.PartnerId, recorded.Event.Coupons, cancellation));
        On<BillRestated>((db, recorded, cancellation) => Use(db, recorded.Event.PartnerId, recorded.Event.Coupons, cancellation));
        On<CouponExpired>(async (db, recorded, cancellation) =>
        {
            var coupon = await db.Row<CouponRow>(cancellation, CouponRow.IdOf(recorded.Event.PartnerId, recorded.Event.CouponId));
            (coupon.Balance, coupon.State) = (coupon.Balance - recorded.Event.Amount, CouponState.Expired);
        });
        On<TestCouponRequested>((db, recorded) => db.Add(Row(recorded)));
        On<TestCouponApproved>(async (db, recorded, cancellation) =>
        {
            var (e, request) = (recorded.Event, await db.Row<TestCouponRow>(cancellation, recorded.Event.RequestId));
            (request.State, request.Granted, request.CouponId) = (TestCouponState.Approved, e.Amount, CouponRow.IdOf(e.PartnerId, e.CouponId));
            (request.DecidedAt, request.Version) = (e.DecidedAt, recorded.ClientVersion);
        });
        On<TestCouponRejected>(async (db, recorded, cancellation) =>
        {
            var (e, request) = (recorded.Event, await db.Row<TestCouponRow>(cancellation, recorded.Event.RequestId));
            (request.State, request.Reason, request.DecidedAt, request.Version) = (TestCouponState.Rejected, e.Reason, e.DecidedAt, recorded.ClientVersion);
        });
    }

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override void Map(ModelBuilder model) => CouponTables.Map(model);

    private static async ValueTask Use(ReadModelContext db, string partnerId, ImmutableArray<CouponApplied> coupons, CancellationToken cancellation)
    {
        foreach (var used in coupons)
        {
            var coupon = await db.Row<CouponRow>(cancellation, CouponRow.IdOf(partnerId, used.CouponId));
            coupon.Balance -= used.Amount;
            if (coupon.Balance.IsZero) coupon.State = CouponState.UsedUp;
        }
    }

    private static CouponRow Row(Recorded<CouponIssued> recorded)
    {
        var (e, terms) = (recorded.Event, recorded.Event.Terms ?? CouponTerms.Unrestricted);
        return new()
        {
            Id = CouponRow.IdOf(e.PartnerId, e.CouponId), CouponId = e.CouponId, PartnerId = e.PartnerId, Kind = terms.Kind, Face = e.Amount, Balance = e.Amount,
            ValidFrom = terms.ValidFrom, ValidTo = terms.ValidTo, CustomerIds = string.Join('\n', terms.CustomerIds),
            Products = string.Join('\n', terms.Products), Remarks = terms.Remarks, Origin = terms.Origin,
            Excludes = string.Join('\n', terms.Excludes), BillingModes = string.Join('\n', terms.BillingModes), IssuedAt = recorded.Metadata.OccurredAt, Position = recorded.Position,
        };
    }

    private static TestCouponRow Row(Recorded<TestCouponRequested> recorded)
    {
        var e = recorded.Event;
        return new()
        {
            RequestId = e.RequestId, PartnerId = e.PartnerId, Channel = e.Channel, CustomerId = e.CustomerId, ProjectId = e.Purpose.ProjectId,
            Background = e.Purpose.Background, Configuration = e.Purpose.Configuration, DurationDays = e.Purpose.DurationDays, OrderOn = e.Purpose.OrderOn,
            Amount = e.Amount, OnBehalf = e.OnBehalf, Additional = e.Additional, RequestedAt = e.RequestedAt, Version = recorded.ClientVersion, Position = recorded.Position,
        };
    }
}
