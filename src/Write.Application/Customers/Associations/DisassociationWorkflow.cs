using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;

namespace PartnerGraph.Write.Application.Customers.Associations;

/// <summary>Ends associations: one side asks, the other decides, a partner with a code where it wants one.</summary>
public sealed class DisassociationWorkflow(CommandRunner runner, TimeProvider clock, AssociationPolicy policy, VerificationPolicy verification, OneTimeCodes codes)
{
    /// <summary>The customer (ASSOC-41) or its partner (GAP-84) asks to end the association with the partner.</summary>
    /// <param name="partnerId">The partner that asks; null when the customer does.</param>
    /// <returns>The request that is now pending; null when it was refused.</returns>
    public async Task<(CommandResult Result, string? RequestId)> Request(
        string customerId, string? partnerId, string reason, CommandContext context, CancellationToken cancellation = default)
    {
        var (result, request) = await runner.Decide(context, async unit =>
        {
            if (await unit.Owned(customerId, partnerId) is not { PartnerId: { } present })
                return new(CommandResult.Refused(DisassociationRules.NotAssociated.Refuse("customerId")), null);
            var asked = await unit.Decide(AssociationDecider.Definition, new RequestDisassociation(
                customerId, present, context.NewId(clock), Side(partnerId), reason, (await unit.Standing(present)).Status, policy, clock.Now()));
            var pending = (await unit.Load(AssociationDecider.Definition, customerId)).State.Pending;
            return new CommandResult<string?>(asked, asked.IsAccepted ? pending?.RequestId : null);
        }, cancellation);
        return (result, request);
    }

    /// <summary>Grants the other side's request, which ends the association.</summary>
    /// <param name="partnerId">The partner that decides; null when the customer does. Only a partner is asked for a verification code.</param>
    public Task<CommandResult> Grant(
        string customerId, string? partnerId, string requestId, string? code, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            if (await unit.OwnRequest(customerId, partnerId, requestId) is not { PartnerId: var partner }) return Undecidable();
            var verified = await Verify(unit, partnerId, requestId, code);
            var result = await unit.Decide(AssociationDecider.Definition, new GrantDisassociation(
                customerId, partner, requestId, Side(partnerId), verified, (await unit.Standing(partner)).Status, clock.Now()));
            if (result.Events.OfType<CustomerDisassociated>().SingleOrDefault() is { EndedAt: var endedAt })
                await unit.Follow(CustomerStatusDecider.Definition, new EndFreezesOfPartner(customerId, partner, endedAt));
            return result;
        }, cancellation);

    /// <summary>Refuses the other side's request; the association goes on.</summary>
    /// <param name="partnerId">As for <see cref="Grant"/>.</param>
    public Task<CommandResult> Reject(
        string customerId, string? partnerId, string requestId, string reason, string? code, CommandContext context,
        CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            if (await unit.OwnRequest(customerId, partnerId, requestId) is not { PartnerId: var partner }) return Undecidable();
            var verified = await Verify(unit, partnerId, requestId, code);
            return await unit.Decide(AssociationDecider.Definition,
                new RejectDisassociation(customerId, partner, requestId, Side(partnerId), reason, verified, clock.Now()));
        }, cancellation);

    /// <summary>Switches the function on, or off with the code made for that: else whoever should give codes could do away with them.</summary>
    public Task<CommandResult> SwitchVerification(
        string partnerId, bool on, string? code, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var verified = on ? VerificationOutcome.NotRequired : await Verify(unit, partnerId, VerificationCodes.SwitchingOff, code);
            return await unit.Decide(VerificationDecider.Definition, new SwitchVerification(partnerId, on, verified));
        }, cancellation);

    /// <summary>Makes a code of six digits for deciding one request; what reacts to it brings it to whoever asked.</summary>
    public Task<CommandResult> IssueCode(
        string customerId, string partnerId, string requestId, CommandContext context, CancellationToken cancellation = default) =>
        IssueCode(partnerId, requestId, async unit => await unit.OwnRequest(customerId, partnerId, requestId)
            is { Status: DisassociationStatus.PendingConfirmation, Initiator: DisassociationParty.Customer }, context, cancellation);

    /// <summary>As above for switching the function off.</summary>
    public Task<CommandResult> IssueSwitchCode(string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        IssueCode(partnerId, VerificationCodes.SwitchingOff, async unit => (await unit.Load(VerificationDecider.Definition, partnerId)).State.On, context, cancellation);

    private Task<CommandResult> IssueCode(
        string partnerId, string what, Func<DecisionUnit, Task<bool>> isAsked, CommandContext context, CancellationToken cancellation)
    {
        var issue = new IssueVerificationCode(partnerId, what, codes.Issue(), verification, clock.Now());
        return runner.Decide(context, async unit => await isAsked(unit)
            ? await unit.Decide(VerificationDecider.Definition, issue)
            : Undecidable(), cancellation);
    }

    private static DisassociationParty Side(string? partnerId) => partnerId is null ? DisassociationParty.Customer : DisassociationParty.Partner;

    /// <summary>Somebody else's request is not told apart from one that does not exist.</summary>
    private static CommandResult Undecidable() => CommandResult.Refused(DisassociationRules.Decidable.Refuse("requestId"));

    private async Task<VerificationOutcome> Verify(DecisionUnit unit, string? partnerId, string requestId, string? code)
    {
        if (partnerId is null || (await unit.Load(VerificationDecider.Definition, partnerId)).State is not { On: true } kept) return VerificationOutcome.NotRequired;
        if (string.IsNullOrWhiteSpace(code)) return VerificationOutcome.Missing;
        var tried = await unit.Record(VerificationDecider.Definition,
            new TryVerificationCode(partnerId, requestId, OneTimeCodes.HashLike(kept.CodeHash, code), verification, clock.Now()));
        return tried.IsAccepted && !tried.Events.OfType<VerificationCodeMistyped>().Any() ? VerificationOutcome.Verified : VerificationOutcome.Wrong;
    }
}
