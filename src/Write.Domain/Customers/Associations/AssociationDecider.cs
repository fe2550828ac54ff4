using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>A customer belongs to a partner only through an association, and to one at most.</summary>
public static class AssociationDecider
{
    public static readonly Decider<AssociationCommand, Association> Definition =
        new("association", command => command.CustomerId, Association.None, Decide, Association.Evolve);

    public static Decision Decide(AssociationCommand command, Association state) => command switch
    {
        AssociateCustomer associate => Associate(associate, state),
        ChangeAssociationModel change => ChangeModel(change, state),
        RequestDisassociation request => DisassociationDecisions.Request(request, state),
        GrantDisassociation grant => DisassociationDecisions.Grant(grant, state),
        RejectDisassociation reject => DisassociationDecisions.Reject(reject, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Associate(AssociateCustomer associate, Association state)
    {
        var (customerId, asked, route) = associate;
        var question = asked with { At = (route as AssociationRoute.ByTicket)?.EffectiveFrom ?? asked.At };
        var (partnerId, model) = (question.Partner.PartnerId, question.Model);
        if (state.PartnerId == partnerId && state.Model == model) return Decision.Nothing;

        List<Rejection> refusals = [.. RuleCheck.RefusalsOf(AssociationEligibility.Evaluate(question, state))];
        var setAside = SetAside(route, question.Policy, refusals);
        refusals.RemoveAll(refusal => setAside is not null && setAside.RuleIds.Contains(refusal.RuleId));
        refusals.AddRange(RouteRefusals(route, asked, state));
        return Decision.RejectOr(refusals, () => Decision.Accept(new CustomerAssociated(
            customerId, partnerId, model, route is AssociationRoute.ByTicket ? AssociationVia.Ticket : AssociationVia.Invitation, question.At,
            (route as AssociationRoute.ByInvitation)?.InvitationId, (route as AssociationRoute.ByTicket)?.TicketNo, setAside)));
    }

    /// <summary>Only what stood in the way is set aside and kept: naming a rule that passed leaves no trace.</summary>
    private static AssociationOverride? SetAside(AssociationRoute route, AssociationPolicy policy, List<Rejection> refusals)
    {
        if (route is not AssociationRoute.ByTicket { Override: { } asked } || string.IsNullOrWhiteSpace(asked.Reason)) return null;
        var ruleIds = refusals.Select(refusal => refusal.RuleId)
            .Where(ruleId => asked.RuleIds.Contains(ruleId) && policy.OverridableByTicket.Contains(ruleId)).ToArray();
        return ruleIds.Length == 0 ? null : new([.. ruleIds], asked.Reason.Trim());
    }

    private static IEnumerable<Rejection> RouteRefusals(AssociationRoute route, AssociationQuestion question, Association state)
    {
        if (route is not AssociationRoute.ByTicket ticket) yield break;
        if (string.IsNullOrWhiteSpace(ticket.TicketNo)) yield return AssociationRules.ByTicketOnly.Refuse("ticketNo");
        if (ticket.Override is { } asked && string.IsNullOrWhiteSpace(asked.Reason)) yield return AssociationRules.OverrideNeedsReason.Refuse("override.reason");
        if (ticket.EffectiveFrom is { } from && (state.EverEnded || from > question.At || from < question.Customer.RegisteredAt))
            yield return AssociationRules.EffectiveFromInvalid.Refuse("effectiveFrom");
    }

    private static Decision ChangeModel(ChangeAssociationModel change, Association state)
    {
        var question = change.Question;
        if (state.PartnerId is null || state.PartnerId != question.Partner.PartnerId || state.Model is not { } from)
            return Decision.Reject(CustomerRules.OnlyAssociatedBelong.Refuse("customerId"));
        if (change.By == ModelChangeBy.Partner || string.IsNullOrWhiteSpace(change.Reference))
            return Decision.Reject(DisassociationRules.ModelByTicket.Refuse("reference"));
        if (from == question.Model) return Decision.Nothing;
        return Decision.RejectOr([.. AssociationEligibility.ModelChangeRefusals(question, state)], () => Decision.Accept(
            new AssociationModelChanged(change.CustomerId, state.PartnerId, from, question.Model, change.Reference.Trim(), question.At))
            .By(DisassociationRules.ModelByTicket));
    }
}
