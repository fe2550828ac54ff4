using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Read.Projections.Tests.Partners;

public sealed class TierAdmissionContractTests : ProjectionContract<TierAdmissionProjection>
{
    private static readonly DateTimeOffset Later = Past.Now.AddDays(200);

    protected override IEnumerable<PastEvent> History =>
    [
        new("tier-admission-p", new TierGrantedInAdvance("p", PartnerTier.Premier, new(360_000.00000001m), 2, "Plan", Past.Now, Later)),
        new("tier-admission-q", new CoreInvited("q", CoreRoute.LeadingRegional, Past.Now)),
        new("tier-admission-p", new PledgedEmployeeCertified("p", "e1", CertificationLevel.Associate, new(2024, 11, 1))),
        new("tier-admission-q", new CoreApplied("q", CoreRoute.LeadingRegional, new(1_200_000m), 5, null, [SpecialCapability.Bandwidth], ["Ledger"], null, Past.Now)),
        new("tier-admission-q", new FaceToFaceCertified("q", new(2024, 11, 2))),
        new("tier-admission-q", new CoreApproved("q", CoreRoute.LeadingRegional, "TH", 5, Past.Now, Later)),
        new("tier-admission-p", new TierCommitmentMissed("p", 1, 2, Later, Later.AddDays(30))),
        new("tier-admission-p", new PledgedEmployeeCertified("p", "e2", CertificationLevel.Expert, new(2024, 11, 3))),
        new("tier-admission-p", new TierCommitmentMet("p", 2, Later)),
        new("tier-admission-q", new TierCommitmentMissed("q", 0, 5, Later, Later.AddDays(30))),
        new("tier-admission-q", new CoreEnded("q", CoreRoute.LeadingRegional, "TH", Later)),
        new("tier-admission-q", new TierCommitmentLapsed("q", PartnerTier.Core, Later)),
        new("tier-admission-r", new WonBackPartnerAdmitted("r", Competitor.A2, CompetitorTier.Gold, PartnerTier.Premier, Past.Now)),
        new("tier-admission-r", new CoreInvited("r", CoreRoute.LeadingCarrier, Past.Now)),
        new("tier-admission-r", new CoreDeclined("r", CoreRoute.LeadingCarrier, "rank 4", PartnerTier.Premier, Past.Now)),
        new("tier-admission-p", new TierReviewed("p", 2024, new(119_999.99m), PartnerTier.Premier, PartnerTier.Standard, Later)),
    ];
}
