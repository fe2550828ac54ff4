using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using static PartnerGraph.Write.Domain.Tests.Partners.Tiers.TierWorld;

namespace PartnerGraph.Write.Domain.Tests.Partners.Tiers;

public sealed class WonBackTests
{
    /// <summary>PROG-11 to PROG-17, from the catalogue.</summary>
    public static TheoryData<string, Competitor, CompetitorTier, PartnerTier> Rules => new()
    {
        { "PROG-11", Competitor.A1, CompetitorTier.Registered, PartnerTier.Standard },
        { "PROG-12", Competitor.A1, CompetitorTier.Select, PartnerTier.Advanced },
        { "PROG-13", Competitor.A1, CompetitorTier.Advanced, PartnerTier.Premier },
        { "PROG-14", Competitor.A1, CompetitorTier.Premier, PartnerTier.Premier },
        { "PROG-15", Competitor.A2, CompetitorTier.ActionPack, PartnerTier.Standard },
        { "PROG-16", Competitor.A2, CompetitorTier.Silver, PartnerTier.Advanced },
        { "PROG-17", Competitor.A2, CompetitorTier.Gold, PartnerTier.Premier },
    };

    [Theory, MemberData(nameof(Rules))]
    [Trait("Rule", "PROG-11"), Trait("Rule", "PROG-12"), Trait("Rule", "PROG-13"), Trait("Rule", "PROG-14"), Trait("Rule", "PROG-15"), Trait("Rule", "PROG-16"), Trait("Rule", "PROG-17")]
    public void The_tier_there_tells_the_tier_here_and_no_other(string rule, Competitor competitor, CompetitorTier there, PartnerTier here)
    {
        var admit = Admit(new(competitor, there));
        TierAdmissionDecider.Definition.Given().When(admit).Then(new WonBackPartnerAdmitted("p", competitor, there, here, Now)).By(rule).AndRepeatingChangesNothing();
        foreach (var tier in Enum.GetValues<PartnerTier>())
        {
            var outcome = TierAdmissionDecider.Definition.Given().When(admit with { Requested = tier });
            if (tier == here) outcome.Then(new WonBackPartnerAdmitted("p", competitor, there, here, Now));
            else outcome.ThenRejected(rule).WithCode("WON_BACK_TIER_MISMATCH");
        }
    }

    [Theory, Trait("Rule", "PROG-11")]
    [InlineData(Competitor.A2, CompetitorTier.Registered)]
    [InlineData(Competitor.A1, CompetitorTier.Gold)]
    [InlineData(Competitor.A1, CompetitorTier.ActionPack)]
    public void A_tier_that_the_competitor_does_not_have_is_refused(Competitor competitor, CompetitorTier there) =>
        TierAdmissionDecider.Definition.Given().When(Admit(new(competitor, there))).ThenRejected("PROG-11").WithCode("WON_BACK_TIER_UNKNOWN");

    [Fact, Trait("Rule", "PROG-3")]
    public void A_partner_is_won_back_once_and_before_it_has_held_another_tier()
    {
        var gold = Admit(new(Competitor.A2, CompetitorTier.Gold));
        TierAdmissionDecider.Definition.Given(new WonBackPartnerAdmitted("p", Competitor.A1, CompetitorTier.Select, PartnerTier.Advanced, Now)).When(gold).ThenRejected("PROG-3");
        TierAdmissionDecider.Definition.Given().When(gold with { Partner = Joined with { HasChangedTier = true } }).ThenRejected("PROG-3").WithCode("TIER_HISTORY_EXISTS");
    }

    private static AdmitWonBack Admit(CompetitorStanding standing) => new("p", standing, null, Joined, WonBackTiers.Find(standing, Today), Now);
}
