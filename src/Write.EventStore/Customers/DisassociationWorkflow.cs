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
    public async Task<CommandResult> Request(
        string customerId, string partnerId, DisassociationParty initiator, string reason, CommandContext context, CancellationToken cancellation = default) =>
        await runner.Run(AssociationDecider.Definition,
            new RequestDisassociation(
                customerId, partnerId, EventIds.New(clock), initiator, reason, (await partners.Of(partnerId, cancellation)).Status, policy, clock.Now()),
            context, cancellation);

    /// <param name="by">The side that decides; only the partner's side is asked for a verification code.</param>
    public async Task<CommandResult> Grant(
        string customerId, string partnerId, string requestId, DisassociationParty by, string? code, CommandContext context,
        CancellationToken cancellation = default) =>
        await runner.Run(AssociationDecider.Definition,
            new GrantDisassociation(
                customerId, partnerId, requestId, by, await Verify(partnerId, requestId, by, code, context, cancellation),
                (await partners.Of(partnerId, cancellation)).Status, clock.Now()),
            context, cancellation);

    public async Task<CommandResult> Reject(
        string customerId, string partnerId, string requestId, DisassociationParty by, string reason, string? code, CommandContext context,
        CancellationToken cancellation = default) =>
        await runner.Run(AssociationDecider.Definition,
            new RejectDisassociation(
                customerId, partnerId, requestId, by, reason, await Verify(partnerId, requestId, by, code, context, cancellation), clock.Now()),
            context, cancellation);

    public Task<CommandResult> SwitchVerification(string partnerId, bool on, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(VerificationDecider.Definition, new SwitchVerification(partnerId, on), context, cancellation);

    /// <summary>Makes a code of six digits for deciding one request; only its hash is kept, so the code must reach the administrator from here.</summary>
    public async Task<(CommandResult Result, string Code)> IssueCode(
        string partnerId, string requestId, CommandContext context, CancellationToken cancellation = default)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var issue = new IssueVerificationCode(partnerId, requestId, HashOf(partnerId, requestId, code), verification, clock.Now());
        return (await runner.Run(VerificationDecider.Definition, issue, context, cancellation), code);
    }

    private async Task<VerificationOutcome> Verify(
        string partnerId, string requestId, DisassociationParty by, string? code, CommandContext context, CancellationToken cancellation)
    {
        var isOn = by == DisassociationParty.Partner && (await runner.Load(VerificationDecider.Definition, partnerId, cancellation)).State.On;
        if (!isOn) return VerificationOutcome.NotRequired;
        if (string.IsNullOrWhiteSpace(code)) return VerificationOutcome.Missing;
        var tried = await runner.Run(VerificationDecider.Definition,
            new TryVerificationCode(partnerId, requestId, HashOf(partnerId, requestId, code.Trim()), verification, clock.Now()),
            context.Step("code"), cancellation);
        return tried.IsAccepted && !tried.Events.OfType<VerificationCodeMistyped>().Any() ? VerificationOutcome.Verified : VerificationOutcome.Wrong;
    }

    private static string HashOf(string partnerId, string requestId, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{partnerId}:{requestId}:{code}")));
}
