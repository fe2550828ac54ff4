using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Read.Projections.Partners.Tiers;

/// <summary>Admissions to tiers as they stand, with the pledges that came with them.</summary>
public sealed class TierAdmissionProjection : Projection
{
    public const string ReadModelName = "tier-admissions";

    public TierAdmissionProjection()
    {
        On<TierGrantedInAdvance>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
        {
            var e = recorded.Event;
            row.BusinessPlan = e.BusinessPlan;
            Pledge(row, e.Tier, e.AnnualRevenue, e.Employees, e.CertifyBy);
        }, cancellation));
        On<WonBackPartnerAdmitted>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
            (row.Competitor, row.CompetitorTier) = (recorded.Event.Competitor, recorded.Event.CompetitorTier), cancellation));
        On<CoreInvited>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
            (row.Core, row.Route, row.DeclineReason) = (CoreStatus.Invited, recorded.Event.Route, null), cancellation));
        On<CoreApplied>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
        {
            var e = recorded.Event;
            (row.Core, row.AppliedRevenue) = (CoreStatus.Applied, e.AnnualRevenue.Amount);
            // A pledge that was given before stands until Core is decided.
            if (row.Pledge == PledgeStatus.None) (row.PledgedTier, row.AnnualRevenue, row.Employees) = (PartnerTier.Core, e.AnnualRevenue.Amount, e.Employees);
        }, cancellation));
        On<FaceToFaceCertified>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row => row.FaceToFaceOn = recorded.Event.CertifiedOn, cancellation));
        On<CoreApproved>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
        {
            (row.Core, row.BusinessPlan) = (CoreStatus.Core, null);
            Pledge(row, PartnerTier.Core, new(row.AppliedRevenue ?? 0), recorded.Event.Employees, recorded.Event.CertifyBy);
        }, cancellation));
        On<CoreDeclined>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
        {
            (row.Core, row.DeclineReason) = (CoreStatus.Declined, recorded.Event.Reason);
            if (row.Pledge == PledgeStatus.None) row.PledgedTier = null;
        }, cancellation));
        On<CoreEnded>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
            (row.Core, row.Pledge) = (CoreStatus.None, Ended(row.Pledge)), cancellation));
        On<PledgedEmployeeCertified>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
        {
            var e = recorded.Event;
            row.Certified++;
            db.Add(new CertifiedEmployeeRow { PartnerId = e.PartnerId, EmployeeId = e.EmployeeId, Level = e.Level, CertifiedOn = e.CertifiedOn, Position = recorded.Position });
        }, cancellation));
        On<TierCommitmentMet>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
            (row.Pledge, row.DowngradeAt) = (PledgeStatus.Met, null), cancellation));
        On<TierCommitmentMissed>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
            (row.Pledge, row.DowngradeAt) = (PledgeStatus.Missed, recorded.Event.DowngradeAt), cancellation));
        On<TierCommitmentLapsed>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
            (row.Pledge, row.DowngradeAt) = (PledgeStatus.Lapsed, null), cancellation));
        On<TierReviewed>((db, recorded, cancellation) => Change(db, recorded, recorded.Event.PartnerId, row =>
        {
            var e = recorded.Event;
            (row.ReviewedYear, row.CountedRevenue) = (e.Year, e.CountedRevenue.Amount);
            if (e.To != e.From) row.Pledge = Ended(row.Pledge);
        }, cancellation));
    }

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model)
    {
        model.Entity<TierAdmissionRow>(admission =>
        {
            admission.ToTable("tier_admission");
            admission.HasKey(row => row.PartnerId);
            admission.HasIndex(row => new { row.Position, row.PartnerId });
        });
        model.Entity<CertifiedEmployeeRow>(employee =>
        {
            employee.ToTable("certified_employee");
            employee.HasKey(row => new { row.PartnerId, row.Position, row.EmployeeId });
        });
    }

    private static void Pledge(TierAdmissionRow row, PartnerTier tier, Money revenue, int employees, DateTimeOffset certifyBy) =>
        (row.PledgedTier, row.AnnualRevenue, row.Employees, row.Pledge, row.Certified, row.CertifyBy, row.DowngradeAt) =
        (tier, revenue.Amount, employees, PledgeStatus.Open, 0, certifyBy, null);

    private static PledgeStatus Ended(PledgeStatus pledge) => pledge is PledgeStatus.Open or PledgeStatus.Missed ? PledgeStatus.Ended : pledge;

    private static async ValueTask Change<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string partnerId, Action<TierAdmissionRow> change, CancellationToken cancellation) where TEvent : IDomainEvent
    {
        var row = await db.RowOrNew<TierAdmissionRow>(() => new() { PartnerId = partnerId, BegunAt = recorded.Metadata.OccurredAt, Position = recorded.Position }, cancellation, partnerId);
        change(row);
        (row.ChangedAt, row.Version) = (recorded.Metadata.OccurredAt, recorded.ClientVersion);
    }
}
