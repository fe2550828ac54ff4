using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

namespace PartnerGraph.Write.Domain.Partners.Tiers;

/// <summary>Tiers that do not follow from revenue: in advance, after a change from a competitor, Core; and the pledges that come with them.</summary>
public static class TierAdmissionDecider
{
    public static readonly Decider<TierAdmissionCommand, TierAdmission> Definition =
        new("tier-admission", command => command.PartnerId, TierAdmission.None, Decide, TierAdmission.Evolve);

    public static Decision Decide(TierAdmissionCommand command, TierAdmission state) => command switch
    {
        { Partner.Exists: false } => Decision.Reject(PartnerRules.NotFound.Refuse("partnerId")),
        ApplyInAdvance apply => InAdvance(apply, state),
        AdmitWonBack admit => WonBack(admit, state),
        InviteToCore invite => Invite(invite, state),
        ApplyForCore apply => Apply(apply, state),
        RecordFaceToFaceCertification record => FaceToFace(record, state),
        ApproveCore approve => Approve(approve, state),
        DeclineCore decline => Decline(decline, state),
        EndCore end => state.Core is { } seat ? Decision.Accept(new CoreEnded(end.PartnerId, seat.Route, seat.Country, end.At)) : Decision.Nothing,
        RecordCertifiedEmployee record => CommitmentDecisions.Record(record, state),
        ReviewCommitment review => CommitmentDecisions.Review(review, state),
        LapseCommitment lapse => CommitmentDecisions.Lapse(lapse, state),
        ReviewTier review => TierReview.Decide(review, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision InAdvance(ApplyInAdvance apply, TierAdmission state)
    {
        var pledge = apply.Answers.Pledge;
        if (state.InAdvance is { } granted && granted.Tier == apply.Tier && granted.AnnualRevenue.Amount == pledge.AnnualRevenue && granted.Employees == pledge.Employees)
            return Decision.Nothing;
        return Decision.RejectOr(
            RuleCheck.RefusalsOf(InAdvanceAdmission.Checks(apply.Tier, apply.Answers, apply.Partner, apply.Floor)),
            () => Decision.Accept(new TierGrantedInAdvance(
                apply.PartnerId, apply.Tier, new(pledge.AnnualRevenue), pledge.Employees, apply.Answers.BusinessPlan!.Trim(), apply.At, TierPledges.CertifyBy(apply.At, apply.Calendar)))
                .By(TierRules.DirectStart, TierRules.Commitment));
    }

    private static Decision WonBack(AdmitWonBack admit, TierAdmission state)
    {
        if (admit.Mapping is not { } mapping) return Decision.Reject(TierRules.WonBackUnknown.Refuse("competitorTier"));
        var mismatch = TierRules.Mismatch(mapping.RuleId);
        if (admit.Requested is { } requested && requested != mapping.Tier) return Decision.Reject(mismatch.Refuse("tier"));
        if (state.WonBack is { } before && new CompetitorStanding(before.Competitor, before.CompetitorTier) == admit.Standing) return Decision.Nothing;
        if (state.WonBack is not null || admit.Partner is not { Tier: PartnerTier.Standard or null, HasChangedTier: false })
            return Decision.Reject(TierRules.DirectStart.Refuse("partnerId"));
        return Decision.Accept(new WonBackPartnerAdmitted(admit.PartnerId, admit.Standing.Competitor, admit.Standing.Tier, mapping.Tier, admit.At)).By(mismatch);
    }

    private static Decision Invite(InviteToCore invite, TierAdmission state)
    {
        if (state.Core is not null || invite.Partner.Tier == PartnerTier.Core) return Decision.Reject(CoreRules.AlreadyCore.Refuse("partnerId"));
        return state.Invitation == invite.Route
            ? Decision.Nothing
            : Decision.Accept(new CoreInvited(invite.PartnerId, invite.Route, invite.At)).By(CoreRules.Invitation);
    }

    private static Decision Apply(ApplyForCore apply, TierAdmission state)
    {
        var answers = apply.Answers;
        if (Applied(apply) is { } applied && state.Application is { } before && IsSame(before, applied)) return Decision.Nothing;
        return Decision.RejectOr(
            RuleCheck.RefusalsOf(CoreAdmission.Checks(answers, state, apply.Partner, apply.Floor, apply.GlobalPartnerCertified)),
            () => Decision.Accept(Applied(apply)!).By(CoreRules.Invitation));
    }

    private static CoreApplied? Applied(ApplyForCore apply) => Money.Fits(apply.Answers.Pledge.AnnualRevenue)
        ? new(
            apply.PartnerId, apply.Answers.Route, new(apply.Answers.Pledge.AnnualRevenue), apply.Answers.Pledge.Employees, apply.Answers.CarrierRank,
            [.. apply.Answers.Capabilities.Distinct()], [.. apply.Answers.Solutions.Where(solution => !string.IsNullOrWhiteSpace(solution)).Select(solution => solution.Trim())],
            string.IsNullOrWhiteSpace(apply.Answers.GlobalPartner) ? null : apply.Answers.GlobalPartner.Trim(), apply.At)
        : null;

    private static bool IsSame(CoreApplied before, CoreApplied again) =>
        before.Capabilities.SequenceEqual(again.Capabilities) && before.Solutions.SequenceEqual(again.Solutions)
        && before == again with { Capabilities = before.Capabilities, Solutions = before.Solutions, AppliedAt = before.AppliedAt };

    private static Decision FaceToFace(RecordFaceToFaceCertification record, TierAdmission state) => record.CertifiedOn > record.Today
        ? Decision.Reject(CoreRules.FaceToFaceLater.Refuse("certifiedOn"))
        : state.FaceToFaceOn == record.CertifiedOn ? Decision.Nothing
        : Decision.Accept(new FaceToFaceCertified(record.PartnerId, record.CertifiedOn)).By(CoreRules.GlobalFaceToFace);

    private static Decision Approve(ApproveCore approve, TierAdmission state)
    {
        if (state.Core is not null) return Decision.Nothing;
        if (state.Application is not { } application) return Decision.Reject(CoreRules.ApplicationRequired.Refuse("partnerId"));
        if (application.Route == CoreRoute.GlobalLocalOrganization && state.FaceToFaceOn is null)
            return Decision.Reject(CoreRules.GlobalFaceToFace.Refuse("partnerId"));
        return Decision.Accept(new CoreApproved(
            approve.PartnerId, application.Route, approve.Partner.Country, application.Employees, approve.At, TierPledges.CertifyBy(approve.At, approve.Calendar)))
            .By(CoreRules.Commitment);
    }

    private static Decision Decline(DeclineCore decline, TierAdmission state)
    {
        if (state.Invitation is not { } route)
        {
            return state.Declined is { } before && before.Reason == decline.Reason.Trim() && (decline.FallbackTier is null || before.FallbackTier == decline.FallbackTier)
                ? Decision.Nothing
                : Decision.Reject(CoreRules.Invitation.Refuse("partnerId"));
        }

        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(decline.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        var (rule, fallback) = Fallback(route, decline);
        if (rule is not null) refusals.Add(rule.Refuse("fallbackTier"));
        return Decision.RejectOr(refusals, () => Decision.Accept(new CoreDeclined(decline.PartnerId, route, decline.Reason.Trim(), fallback, decline.At)).By(FallbackRule(route)));
    }

    // What a partner has already is never taken from it by asking for more.
    private static (Rule? Refused, PartnerTier? Tier) Fallback(CoreRoute route, DeclineCore decline)
    {
        var (allowed, tier) = route switch
        {
            CoreRoute.LeadingCarrier => (decline.FallbackTier is PartnerTier.Advanced or PartnerTier.Premier, decline.FallbackTier),
            CoreRoute.LeadingRegional => (decline.FallbackTier is null || decline.FallbackTier == decline.Mapping?.Tier, decline.Mapping?.Tier),
            _ => (decline.FallbackTier is null, null),
        };
        return (allowed ? null : FallbackRule(route), tier > (decline.Partner.Tier ?? PartnerTier.Standard) ? tier : null);
    }

    private static Rule FallbackRule(CoreRoute route) => route switch
    {
        CoreRoute.LeadingCarrier => CoreRules.CarrierFallback,
        CoreRoute.LeadingRegional => CoreRules.RegionalFallback,
        _ => CoreRules.GlobalFallback,
    };
}
