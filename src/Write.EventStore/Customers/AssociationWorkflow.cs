using System.Collections.Immutable;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.EventStore.Customers;

/// <summary>
/// Associates customers. The association's stream decides alone; invitation and pre-registration follow, and following
/// again changes nothing, so that a crash in between is mended by repeating or by the reaction to the association.
/// </summary>
public sealed class AssociationWorkflow(
    CommandRunner runner, TimeProvider clock, AssociationPolicy policy, PartnerStandings partners, InvitationWorkflow invitations,
    PreRegistrationWorkflow preRegistrations)
{
    /// <summary>The customer accepts an invitation, online and itself (ASSOC-43).</summary>
    /// <param name="model">Null for the model that the invitation offers.</param>
    public async Task<CommandResult> Accept(
        string customerId, string token, AssociationModel? model, CommandContext context, CancellationToken cancellation = default)
    {
        if (await invitations.ByToken(token, cancellation) is not { } invitation)
            return CommandResult.Refused(InvitationRules.Unknown.Refuse("token"));
        var question = await Ask(customerId, invitation.PartnerId, model ?? invitation.Model, invitation, cancellation);
        var result = await runner.Run(AssociationDecider.Definition,
            new AssociateCustomer(customerId, question, new AssociationRoute.ByInvitation(invitation.InvitationId)), context, cancellation);
        if (result.IsAccepted) return result.After(await Follow(question, invitation.InvitationId, context));

        var recorded = await runner.Run(InvitationDecider.Definition,
            new RecordAssociationRefusal(
                invitation.InvitationId, customerId, question.Customer.Email, context.CommandId?.ToString("N") ?? EventIds.New(clock),
                [.. result.Rejections], question.At),
            context.Step("refusal"), CancellationToken.None);
        return result.After(recorded);
    }

    /// <summary>Operations associate a customer by its service ticket (ASSOC-46).</summary>
    public async Task<CommandResult> AssociateByTicket(
        string customerId, string partnerId, AssociationModel model, string? ticketNo, AssociationOverride? setAside, DateTimeOffset? effectiveFrom,
        CommandContext context, CancellationToken cancellation = default)
    {
        var question = await Ask(customerId, partnerId, model, null, cancellation);
        var result = await runner.Run(AssociationDecider.Definition,
            new AssociateCustomer(customerId, question, new AssociationRoute.ByTicket(ticketNo, setAside, effectiveFrom)), context, cancellation);
        return result.IsAccepted ? result.After(await Follow(question, null, context)) : result;
    }

    /// <summary>Operations or the ecosystem manager change the model of an association (ASSOC-23).</summary>
    /// <param name="partnerId">The partner that asks; null for the vendor, which means whatever partner the customer has.</param>
    public async Task<CommandResult> ChangeModel(
        string customerId, string? partnerId, AssociationModel model, ModelChangeBy by, string? reference, CommandContext context,
        CancellationToken cancellation = default)
    {
        if (await runner.Owned(customerId, partnerId, cancellation) is not { PartnerId: { } present })
            return CommandResult.Refused(CustomerRules.OnlyAssociatedBelong.Refuse("customerId"));
        var question = await Ask(customerId, present, model, null, cancellation);
        return await runner.Run(AssociationDecider.Definition, new ChangeAssociationModel(customerId, question, by, reference), context, cancellation);
    }

    /// <summary>Every condition of an association with pass or fail, by the code that decides.</summary>
    /// <param name="token">The invitation it would come by; null for none.</param>
    public async Task<ImmutableArray<EligibilityCheck>> Eligibility(
        string customerId, string partnerId, AssociationModel model, string? token = null, CancellationToken cancellation = default)
    {
        var invitation = token is null ? null : await invitations.ByToken(token, cancellation);
        if (token is not null && invitation?.PartnerId != partnerId) return [new(InvitationRules.Unknown, InvitationRules.Unknown.Refuse("token"))];
        var question = await Ask(customerId, partnerId, model, invitation, cancellation);
        return AssociationEligibility.Evaluate(question, (await runner.Load(AssociationDecider.Definition, customerId, cancellation)).State);
    }

    /// <summary>Closes the invitation and converts the pre-registration that led to an association; repeating changes nothing.</summary>
    public async Task<IReadOnlyList<CommandResult>> Follow(CustomerAssociated associated, CommandContext context)
    {
        List<CommandResult> steps = [];
        if (associated.InvitationId is { } invitationId)
        {
            var close = new CloseInvitation(invitationId, associated.CustomerId, associated.AssociatedAt);
            steps.Add(await runner.Run(InvitationDecider.Definition, close, context.Step("close")));
        }

        var customer = (await runner.Load(CustomerDecider.Definition, associated.CustomerId)).State;
        if (customer.Email is { } email && await preRegistrations.Convert(email, associated, context) is { } converted) steps.Add(converted);
        return steps;
    }

    /// <summary>As above for what holds now, so that repeating an acceptance also finishes what a crash had cut short.</summary>
    private async Task<IReadOnlyList<CommandResult>> Follow(AssociationQuestion question, string? invitationId, CommandContext context)
    {
        var customerId = question.Customer.CustomerId;
        return (await runner.Load(AssociationDecider.Definition, customerId)).State is { Since: { } since } state && state.PartnerId == question.Partner.PartnerId
            ? await Follow(new CustomerAssociated(customerId, question.Partner.PartnerId, question.Model, default, since, invitationId), context)
            : [];
    }

    private async Task<AssociationQuestion> Ask(
        string customerId, string partnerId, AssociationModel model, Invitation? invitation, CancellationToken cancellation)
    {
        var customer = (await runner.Load(CustomerDecider.Definition, customerId, cancellation)).State;
        var protection = customer.Email is { } email
            ? (await runner.Load(PreRegistrationDecider.Definition, EmailAddress.HashOf(email), cancellation)).State
            : PreRegistration.None;
        return new(customer, await partners.Of(partnerId, cancellation), model, protection, invitation, policy, clock.Now());
    }
}
