using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Invitations;
using PartnerGraph.Write.Application.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Application.Customers.Associations;

/// <summary>
/// Associates customers. The association, the invitation that it uses up and the pre-registration that it converts are decided
/// together, with the customer and the partner as they are read; a refused acceptance is told to the partner that invited.
/// </summary>
public sealed class AssociationWorkflow(CommandRunner runner, TimeProvider clock, AssociationPolicy policy)
{
    /// <summary>The customer accepts an invitation, online and itself (ASSOC-43).</summary>
    /// <param name="model">Null for the model that the invitation offers.</param>
    public Task<CommandResult> Accept(
        string customerId, string token, AssociationModel? model, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            if (await InvitationFor(unit, customerId, token) is not { } invitation)
                return CommandResult.Refused(InvitationRules.Unknown.Refuse("token"));
            var question = await Ask(unit, customerId, invitation.PartnerId, model ?? invitation.Model, invitation);
            var result = await Associate(unit, question, new AssociationRoute.ByInvitation(invitation.InvitationId));
            if (!result.IsAccepted)
                await unit.Record(InvitationDecider.Definition, new RecordAssociationRefusal(
                    invitation.InvitationId, customerId, question.Customer.VerifiedEmail, context.NewId(clock), [.. result.Rejections], question.At));
            return result;
        }, cancellation);

    /// <summary>Operations associate a customer by its service ticket (ASSOC-46).</summary>
    public Task<CommandResult> AssociateByTicket(
        string customerId, string partnerId, AssociationModel model, string? ticketNo, AssociationOverride? setAside, DateTimeOffset? effectiveFrom,
        CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await Associate(
            unit, await Ask(unit, customerId, partnerId, model, null), new AssociationRoute.ByTicket(ticketNo, setAside, effectiveFrom)), cancellation);

    /// <summary>Operations or the ecosystem manager change the model of an association (ASSOC-23).</summary>
    /// <param name="partnerId">The partner that asks; null for the vendor, which means whatever partner the customer has.</param>
    public Task<CommandResult> ChangeModel(
        string customerId, string? partnerId, AssociationModel model, ModelChangeBy by, string? reference, CommandContext context,
        CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            if (await unit.Owned(customerId, partnerId) is not { PartnerId: { } present })
                return CommandResult.Refused(CustomerRules.OnlyAssociatedBelong.Refuse("customerId"));
            return await unit.Decide(AssociationDecider.Definition,
                new ChangeAssociationModel(customerId, await Ask(unit, customerId, present, model, null), by, reference));
        }, cancellation);

    /// <summary>Every condition of an association with pass or fail, by the code that decides.</summary>
    /// <param name="token">The invitation it would come by; null for none.</param>
    public async Task<ImmutableArray<RuleCheck>> Eligibility(
        string customerId, string partnerId, AssociationModel model, string? token = null, CancellationToken cancellation = default)
    {
        var invitation = token is null ? null : await InvitationFor(runner, customerId, token, cancellation);
        if (token is not null && invitation?.PartnerId != partnerId) return [RuleCheck.Of(InvitationRules.Unknown, InvitationRules.Unknown.Refuse("token"))];
        var question = await Ask(runner, customerId, partnerId, model, invitation, cancellation);
        return AssociationEligibility.Evaluate(question, (await runner.Load(AssociationDecider.Definition, customerId, cancellation)).State);
    }

    /// <summary>An invitation for somebody else is not told apart from one that does not exist (ADR 28).</summary>
    private static async Task<Invitation?> InvitationFor(IAggregates aggregates, string customerId, string token, CancellationToken cancellation = default) =>
        await InvitationWorkflow.ByToken(aggregates, token, cancellation) is { } invitation
        && invitation.IsFor((await aggregates.Load(CustomerDecider.Definition, customerId, cancellation)).State)
            ? invitation
            : null;

    private static async Task<CommandResult> Associate(DecisionUnit unit, AssociationQuestion question, AssociationRoute route)
    {
        var customer = question.Customer;
        var result = await unit.Decide(AssociationDecider.Definition, new AssociateCustomer(customer.CustomerId, question, route));
        var (association, _, _) = await unit.Load(AssociationDecider.Definition, customer.CustomerId);
        if (!result.IsAccepted || association.Since is not { } since) return result;

        if (route is AssociationRoute.ByInvitation { InvitationId: var invitationId })
            await unit.Follow(InvitationDecider.Definition, new CloseInvitation(invitationId, customer.CustomerId, since));
        if (customer.LastVerifiedEmail is { } email)
            await PreRegistrationWorkflow.Convert(unit, email, question.Partner.PartnerId, customer.CustomerId, since);
        return result;
    }

    private async Task<AssociationQuestion> Ask(
        IAggregates aggregates, string customerId, string partnerId, AssociationModel model, Invitation? invitation, CancellationToken cancellation = default)
    {
        var customer = (await aggregates.Load(CustomerDecider.Definition, customerId, cancellation)).State;
        async Task<PreRegistration> Of(string email) => (await aggregates.Load(PreRegistrationDecider.Definition, EmailAddress.HashOf(email), cancellation)).State;
        var protection = customer.LastVerifiedEmail is { } verified ? await Of(verified) : PreRegistration.None;
        var holds = ImmutableArray.CreateBuilder<PreRegistration>();
        foreach (var email in customer.HeldEmails.Where(email => email != customer.LastVerifiedEmail)) holds.Add(await Of(email));
        var cash = (await aggregates.Load(CashSpendingDecider.Definition, customerId, cancellation)).State;
        customer = customer with { PaidLinesInCash = cash.Begun };
        return new(customer, await aggregates.Standing(partnerId, cancellation), model, protection, invitation, policy, clock.Now()) { Holds = holds.ToImmutable() };
    }
}
