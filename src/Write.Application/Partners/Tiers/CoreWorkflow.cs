using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Tiers;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

namespace PartnerGraph.Write.Application.Partners.Tiers;

/// <summary>The way to Core: invitation, application, decision. A place of the country is taken with the approval or not at all.</summary>
public sealed class CoreWorkflow(CommandRunner runner, WorkingCalendar calendar, TimeProvider clock)
{
    private DateOnly Today => calendar.Zone.DayOf(clock.GetUtcNow());

    public Task<CommandResult> Invite(string partnerId, CoreRoute route, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(
            TierAdmissionDecider.Definition, new InviteToCore(partnerId, route, await unit.Partner(partnerId), clock.Now())), cancellation);

    public Task<CommandResult> Apply(string partnerId, CoreAnswers answers, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var partner = await unit.Partner(partnerId);
            var floor = (await unit.Policies()).Core(answers.Route, partner.Country, Today);
            return await unit.Decide(TierAdmissionDecider.Definition, new ApplyForCore(partnerId, answers, partner, floor, await IsCertified(unit, answers), clock.Now()));
        }, cancellation);

    /// <summary>What an application would be told, without making it.</summary>
    public async Task<IReadOnlyList<RuleCheck>> Preview(string partnerId, CoreAnswers answers, CancellationToken cancellation = default)
    {
        var partner = await runner.Partner(partnerId, cancellation);
        var state = (await runner.Load(TierAdmissionDecider.Definition, partnerId, cancellation)).State;
        var floor = (await runner.Policies(cancellation)).Core(answers.Route, partner.Country, Today);
        return [.. CoreAdmission.Checks(answers, state, partner, floor, await IsCertified(runner, answers))];
    }

    public Task<CommandResult> RecordFaceToFace(string partnerId, DateOnly certifiedOn, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.Decide(
            TierAdmissionDecider.Definition, new RecordFaceToFaceCertification(partnerId, certifiedOn, await unit.Partner(partnerId), Today)), cancellation);

    public Task<CommandResult> CertifyGlobalPartner(string name, DateOnly certifiedOn, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(GlobalPartner.Definition, new CertifyGlobalPartner(name, certifiedOn, Today), context, cancellation);

    public Task<CommandResult> Approve(string partnerId, CommandContext context, CancellationToken cancellation = default) => runner.Decide(context, async unit =>
    {
        var partner = await unit.Partner(partnerId);
        var approved = await unit.Decide(TierAdmissionDecider.Definition, new ApproveCore(partnerId, partner, clock.Now(), calendar));
        if (!approved.IsAccepted || approved.Events is not [CoreApproved core]) return approved;
        var most = (await unit.Policies()).CorePlaces(core.Route, core.Country, Today);
        var place = await unit.Follow(CorePlaces.Definition, new TakeCorePlace(core.Route, core.Country, partnerId, most));
        return place.IsAccepted ? await unit.Grant(approved, partnerId, PartnerTier.Core, $"Core by {core.Route}", inAdvance: true) : place;
    }, cancellation);

    /// <param name="former">What the partner was at a competitor; null when it was at none.</param>
    public Task<CommandResult> Decline(
        string partnerId, string reason, PartnerTier? fallback, CompetitorStanding? former, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var mapping = former is null ? null : WonBackTiers.Find(former, Today);
            var declined = await unit.Decide(TierAdmissionDecider.Definition, new DeclineCore(partnerId, reason, fallback, await unit.Partner(partnerId), mapping, clock.Now()));
            return declined.Events is [CoreDeclined { FallbackTier: { } tier } core]
                ? await unit.Grant(declined, partnerId, tier, $"instead of Core by {core.Route}", inAdvance: true)
                : declined;
        }, cancellation);

    private static async Task<bool> IsCertified(IAggregates aggregates, CoreAnswers answers) =>
        !string.IsNullOrWhiteSpace(answers.GlobalPartner)
        && (await aggregates.Load(GlobalPartner.Definition, GlobalPartner.KeyOf(answers.GlobalPartner))).State.IsCertified;
}
