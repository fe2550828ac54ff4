using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>What becomes of a pledge of employees (PROG-10, PROG-40, GAP-53, GAP-107).</summary>
internal static class CommitmentDecisions
{
    public static Decision Record(RecordCertifiedEmployee record, TierAdmission state)
    {
        if (state.Commitment is not { } open) return Decision.Reject(TierRules.NoCommitment.Refuse("partnerId"));
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(record.EmployeeId)) refusals.Add(InputRules.Required.Refuse("employeeId"));
        if (record.CertifiedOn > record.Zone.DayOf(record.At)) refusals.Add(TierRules.CertifiedInTheFuture.Refuse("certifiedOn"));
        if (refusals.Count > 0) return Decision.Reject(refusals);
        var employee = record.EmployeeId.Trim();
        if (open.Certified.Contains(employee)) return Decision.Nothing;
        var certified = new PledgedEmployeeCertified(record.PartnerId, employee, record.Level, record.CertifiedOn);
        var count = open.Certified.Count + 1;
        return (count < open.Employees ? Decision.Accept(certified) : Decision.Accept(certified, new TierCommitmentMet(record.PartnerId, count, record.At))).By(open.Rule);
    }

    public static Decision Review(ReviewCommitment review, TierAdmission state) => state.Commitment is { DowngradeAt: null } open && BusinessTime.IsLate(review.At, open.CertifyBy)
        ? Decision.Accept(new TierCommitmentMissed(
            review.PartnerId, open.Certified.Count, open.Employees, review.At, BusinessTime.FirstLateSecond(review.Calendar.DaysAfter(open.CertifyBy, review.GraceDays)))).By(open.Rule)
        : Decision.Nothing;

    public static Decision Lapse(LapseCommitment lapse, TierAdmission state) => state.Commitment is { DowngradeAt: { } end } open && lapse.At >= end
        ? Decision.Accept(state.Core is { } seat
            ? [new CoreEnded(lapse.PartnerId, seat.Route, seat.Country, lapse.At), new TierCommitmentLapsed(lapse.PartnerId, open.Tier, lapse.At)]
            : [new TierCommitmentLapsed(lapse.PartnerId, open.Tier, lapse.At)]).By(open.Rule)
        : Decision.Nothing;
}
