using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;
using static PartnerGraph.Write.Domain.Tests.Partners.Tiers.TierWorld;

namespace PartnerGraph.Write.Domain.Tests.Partners.Tiers;

public sealed class CommitmentTests
{
    private static readonly DateTimeOffset FirstLateSecond = CertifyBy.AddSeconds(1);

    // 30 days after 2025-05-04: 2025-06-03 to its end, so that the tier ends as 2025-06-04 begins in the business zone.
    private static readonly DateTimeOffset DowngradeAt = new(2025, 6, 3, 16, 0, 0, TimeSpan.Zero);

    private static readonly ReviewCommitment Review = new("p", 30, Joined, FirstLateSecond, WorkingCalendar.Default);

    private static readonly TierCommitmentMissed Missed = new("p", 4, 5, FirstLateSecond, DowngradeAt);

    public static TheoryData<string, IDomainEvent> Granted => new() { { "PROG-10", PremierGranted }, { "PROG-40", CarrierApproved } };

    [Theory, MemberData(nameof(Granted)), Trait("Rule", "PROG-10"), Trait("Rule", "PROG-40")]
    public void The_last_pledged_employee_in_the_last_second_meets_the_pledge(string rule, IDomainEvent granted)
    {
        var four = TierAdmissionDecider.Definition.Given([granted, .. Certified(4)]);
        four.When(Record(5) with { At = CertifyBy }).Then(new PledgedEmployeeCertified("p", "e5", CertificationLevel.Associate, Today), new TierCommitmentMet("p", 5, CertifyBy)).By(rule);
        four.When(Review with { At = CertifyBy }).ThenNothing();
        four.When(Review with { At = CertifyBy.AddMilliseconds(999) }).ThenNothing();
        four.When(Review).Then(Missed).By(rule).AndRepeatingChangesNothing();
        TierAdmissionDecider.Definition.Given([granted, .. Certified(5), new TierCommitmentMet("p", 5, Now)]).When(Review).ThenNothing();
    }

    [Fact, Trait("Rule", "PROG-10")]
    public void An_employee_counts_once_and_must_have_passed()
    {
        var one = TierAdmissionDecider.Definition.Given(PremierGranted, Certified(1)[0]);
        one.When(Record(1)).ThenNothing();
        one.When(Record(1) with { EmployeeId = " e1 ", Level = CertificationLevel.Expert }).ThenNothing();
        one.When(Record(2) with { CertifiedOn = Today.AddDays(1) }).ThenRejected("PROG-10").WithCode("CERTIFIED_LATER_THAN_NOW");
        one.When(Record(2) with { EmployeeId = " " }).ThenRejected("CONV-7");
        TierAdmissionDecider.Definition.Given().When(Record(1)).ThenRejected("PROG-10").WithCode("NO_OPEN_COMMITMENT");
    }

    [Fact, Trait("Rule", "PROG-10")]
    public void A_missed_pledge_can_be_met_in_the_time_of_grace_and_ends_the_tier_after_it()
    {
        var missed = TierAdmissionDecider.Definition.Given([PremierGranted, .. Certified(4), Missed]);
        missed.When(new LapseCommitment("p", Joined, DowngradeAt.AddSeconds(-1))).ThenNothing();
        missed.When(new LapseCommitment("p", Joined, DowngradeAt)).Then(new TierCommitmentLapsed("p", PartnerTier.Premier, DowngradeAt)).By("PROG-10").AndRepeatingChangesNothing();
        missed.When(Record(5) with { At = DowngradeAt.AddSeconds(-1) })
            .Then(new PledgedEmployeeCertified("p", "e5", CertificationLevel.Associate, Today), new TierCommitmentMet("p", 5, DowngradeAt.AddSeconds(-1)));
        TierAdmissionDecider.Definition.Given([PremierGranted, .. Certified(5), Missed, new TierCommitmentMet("p", 5, DowngradeAt)])
            .When(new LapseCommitment("p", Joined, DowngradeAt)).ThenNothing();
    }

    [Fact, Trait("Rule", "PROG-40")]
    public void A_core_partner_that_misses_its_pledge_leaves_its_place() =>
        TierAdmissionDecider.Definition.Given([CarrierApproved, .. Certified(4), Missed]).When(new LapseCommitment("p", Joined, DowngradeAt))
            .Then(new CoreEnded("p", CoreRoute.LeadingCarrier, "TH", DowngradeAt), new TierCommitmentLapsed("p", PartnerTier.Core, DowngradeAt)).By("PROG-40");

    [Theory, Trait("Rule", "PROG-10")]
    [InlineData("2024-08-31T02:00:00Z", "2025-02-28T15:59:59Z")]
    [InlineData("2023-08-31T02:00:00Z", "2024-02-29T15:59:59Z")]
    [InlineData("2024-11-03T15:59:59Z", "2025-05-03T15:59:59Z")]
    [InlineData("2024-11-03T16:00:00Z", "2025-05-04T15:59:59Z")]
    public void Six_months_end_with_the_same_day_or_the_last_one_of_the_month(string grantedAt, string certifyBy) => Assert.Equal(
        DateTimeOffset.Parse(certifyBy, System.Globalization.CultureInfo.InvariantCulture),
        TierPledges.CertifyBy(DateTimeOffset.Parse(grantedAt, System.Globalization.CultureInfo.InvariantCulture), WorkingCalendar.Default));

    private static PledgedEmployeeCertified[] Certified(int count) =>
        [.. Enumerable.Range(1, count).Select(employee => new PledgedEmployeeCertified("p", $"e{employee}", CertificationLevel.Associate, Today))];

    private static RecordCertifiedEmployee Record(int employee) => new("p", $"e{employee}", CertificationLevel.Associate, Today, Joined, Now, BusinessTime.Default);
}
