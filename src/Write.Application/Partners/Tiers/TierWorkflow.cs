using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;

namespace PartnerGraph.Write.Application.Partners.Tiers;

/// <summary>Tiers given in advance or after a change from a competitor, what becomes of the pledges, and the yearly review.</summary>
public sealed class TierWorkflow(CommandRunner runner, TierPolicy policy, WorkingCalendar calendar, TimeProvider clock)
{
    private DateOnly Today => calendar.Zone.DayOf(clock.GetUtcNow());

    public Task<CommandResult> ApplyInAdvance(
        string partnerId, PartnerTier tier, InAdvanceAnswers answers, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var partner = await unit.Partner(partnerId);
            var floor = (await unit.Policies()).Advance(tier, partner.Country, Today);
            var granted = await unit.Decide(TierAdmissionDecider.Definition, new ApplyInAdvance(partnerId, tier, answers, partner, floor, clock.Now(), calendar));
            return granted.Events is [TierGrantedInAdvance] ? await unit.Grant(granted, partnerId, tier, "in advance, by a commitment", inAdvance: true) : granted;
        }, cancellation);

    /// <summary>What an application would be told, without making it.</summary>
    public async Task<IReadOnlyList<RuleCheck>> Preview(string partnerId, PartnerTier tier, InAdvanceAnswers answers, CancellationToken cancellation = default)
    {
        var partner = await runner.Partner(partnerId, cancellation);
        return [.. InAdvanceAdmission.Checks(tier, answers, partner, (await runner.Policies(cancellation)).Advance(tier, partner.Country, Today))];
    }

    /// <param name="requested">The tier that is asked for; null for the one of the mapping.</param>
    public Task<CommandResult> AdmitWonBack(
        string partnerId, CompetitorStanding standing, PartnerTier? requested, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var admitted = await unit.Decide(TierAdmissionDecider.Definition, new AdmitWonBack(
                partnerId, standing, requested, await unit.Partner(partnerId), WonBackTiers.Find(standing, Today), clock.Now()));
            return admitted.Events is [WonBackPartnerAdmitted wonBack]
                ? await unit.Grant(admitted, partnerId, wonBack.Tier, $"won back from {standing.Competitor}, {standing.Tier}", inAdvance: true)
                : admitted;
        }, cancellation);

    public Task<CommandResult> RecordCertifiedEmployee(
        string partnerId, string employeeId, CertificationLevel level, DateOnly certifiedOn, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(TierAdmissionDecider.Definition, new RecordCertifiedEmployee(
            partnerId, employeeId, level, certifiedOn, await unit.Partner(partnerId), clock.Now(), calendar.Zone)), cancellation);

    /// <summary>The time of a pledge is over (PROG-10, PROG-40).</summary>
    public Task<CommandResult> ReviewCommitment(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(TierAdmissionDecider.Definition, new ReviewCommitment(
            partnerId, policy.PledgeGraceDays, await unit.Partner(partnerId), clock.Now(), calendar)), cancellation);

    /// <summary>The time of grace after it is over, too (GAP-53).</summary>
    public Task<CommandResult> LapseCommitment(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var lapsed = await unit.Decide(TierAdmissionDecider.Definition, new LapseCommitment(partnerId, await unit.Partner(partnerId), clock.Now()));
            if (lapsed.Events.Count == 0) return lapsed;
            await unit.FreePlaces(lapsed, partnerId);
            return await unit.Grant(lapsed, partnerId, PartnerTier.Standard, "the pledged employees were not certified", inAdvance: false);
        }, cancellation);

    /// <summary>The yearly review (PROG-41).</summary>
    /// <param name="revenue">Of the year, in both models.</param>
    public Task<CommandResult> Review(string partnerId, int year, Money revenue, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var (partner, policies) = (await unit.Partner(partnerId), await unit.Policies());
            var core = (await unit.Load(TierAdmissionDecider.Definition, partnerId)).State.Core;
            var keepsCore = core is null || revenue.Units >= policies.Core(core.Route, core.Country, Today).AnnualRevenue.Units;
            var reviewed = await unit.Decide(TierAdmissionDecider.Definition, new ReviewTier(
                partnerId, year, revenue, TierReview.EarnedBy(revenue, policies, Today), keepsCore, partner, clock.Now()));
            if (reviewed.Events.OfType<TierReviewed>().SingleOrDefault() is not { } told || told.From == told.To) return reviewed;
            await unit.FreePlaces(reviewed, partnerId);
            return await unit.Grant(reviewed, partnerId, told.To, $"the revenue of {year}", inAdvance: false);
        }, cancellation);
}
