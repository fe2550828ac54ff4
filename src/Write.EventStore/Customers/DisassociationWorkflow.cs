using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Domain.Customers;
using PartnerGraph.EventStore.Commands;

namespace PartnerGraph.EventStore.Customers;

/// <summary>Ends associations: one side asks, the other decides.</summary>
public sealed class DisassociationWorkflow(
    CommandRunner runner, TimeProvider clock, AssociationPolicy policy, VerificationPolicy verification, PartnerStandings partners)
{
    /// <summary>The customer (ASSOC-41) or its partner (GAP-84) asks to end the association with the partner.</summary>
    /// <param name="partnerId">The partner that asks; null when the customer does.</param>
    /// <returns>The request that is now pending; null when it was refused.</returns>
    public async Task<(CommandResult Result, string? RequestId)> Request(
        string customerId, string? partnerId, string reason, CommandContext context, CancellationToken cancellation = default)
    {
        if (await runner.Owned(customerId, partnerId, cancellation) is not { PartnerId: { } present })
            return (CommandResult.Refused(DisassociationRules.NotAssociated.Refuse("customerId")), null);
        var request = new RequestDisassociation(
            customerId, present, EventIds.New(clock), Side(partnerId), reason, (await partners.Of(present, cancellation)).Status, policy, clock.Now());
        var result = await runner.Run(AssociationDecider.Definition, request, context, cancellation);
        var pending = (await runner.Load(AssociationDecider.Definition, customerId, cancellation)).State.Pending;
        return (result, result.IsAccepted ? pending?.RequestId : null);
    }

    /// <summary>Grants the other side's request, which ends the association.</summary>
    /// <param name="partnerId">The partner that decides; null when the customer does. Only a partner is asked for a verification code.</param>
    public async Task<CommandResult> Grant(
        string customerId, string? partnerId, string requestId, string? code, CommandContext context, CancellationToken cancellation = default)
    {
        if (await runner.OwnRequest(customerId, partnerId, requestId, cancellation) is not { PartnerId: var partner }) return Undecidable();
        var verification = await Verify(partnerId, requestId, code, context, cancellation);
        return await runner.Run(AssociationDecider.Definition,
            new GrantDisassociation(
                customerId, partner, requestId, Side(partnerId), verification, (await partners.Of(partner, cancellation)).Status, clock.Now()),
            context, cancellation);
    }

    /// <summary>Refuses the other side's request; the association goes on.</summary>
    /// <param name="partnerId">As for <see cref="Grant"/>.</param>
    public async Task<CommandResult> Reject(
        string customerId, string? partnerId, string requestId, string reason, string? code, CommandContext context,
        CancellationToken cancellation = default)
    {
        if (await runner.OwnRequest(customerId, partnerId, requestId, cancellation) is not { PartnerId: var partner }) return Undecidable();
        var verification = await Verify(partnerId, requestId, code, context, cancellation);
        return await runner.Run(AssociationDecider.Definition,
            new RejectDisassociation(customerId, partner, requestId, Side(partnerId), reason, verification, clock.Now()), context, cancellation);
    }

    public Task<CommandResult> SwitchVerification(string partnerId, bool on, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(VerificationDecider.Definition, new SwitchVerification(partnerId, on), context, cancellation);

    /// <summary>Makes a code of six digits for deciding one request; only its hash is kept, so the code must reach the administrator from here.</summary>
    /// <returns>The code to deliver; null when none was issued.</returns>
    public async Task<(CommandResult Result, string? Code)> IssueCode(
        string customerId, string partnerId, string requestId, CommandContext context, CancellationToken cancellation = default)
    {
        if (await runner.OwnRequest(customerId, partnerId, requestId, cancellation)
            is not { Status: DisassociationStatus.PendingConfirmation, Initiator: DisassociationParty.Customer }) return (Undecidable(), null);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var issue = new IssueVerificationCode(partnerId, requestId, HashOf(partnerId, requestId, code), verification, clock.Now());
        return (await runner.Run(VerificationDecider.Definition, issue, context, cancellation), code);
    }

    private static DisassociationParty Side(string? partnerId) => partnerId is null ? DisassociationParty.Customer : DisassociationParty.Partner;

    /// <summary>Somebody else's request is not told apart from one that does not exist.</summary>
    private static CommandResult Undecidable() => CommandResult.Refused(DisassociationRules.Decidable.Refuse("requestId"));

    private async Task<VerificationOutcome> Verify(
        string? partnerId, string requestId, string? code, CommandContext context, CancellationToken cancellation)
    {
        var isOn = partnerId is not null && (await runner.Load(VerificationDecider.Definition, partnerId, cancellation)).State.On;
        if (!isOn || partnerId is null) return VerificationOutcome.NotRequired;
        if (string.IsNullOrWhiteSpace(code)) return VerificationOutcome.Missing;
        var tried = await runner.Run(VerificationDecider.Definition,
            new TryVerificationCode(partnerId, requestId, HashOf(partnerId, requestId, code.Trim()), verification, clock.Now()),
            context.Step("code"), cancellation);
        return tried.IsAccepted && !tried.Events.OfType<VerificationCodeMistyped>().Any() ? VerificationOutcome.Verified : VerificationOutcome.Wrong;
    }

    private static string HashOf(string partnerId, string requestId, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{partnerId}:{requestId}:{code}")));
}
