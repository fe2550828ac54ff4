using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Write.Application.Withholding;

/// <summary>What a credential says, as its partner enters it.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="PaidOn">A day of the business zone; null while it is not known.</param>
/// <param name="CertificateId">Null while there is no certificate.</param>
public sealed record WhtCredentialEntry(decimal Amount, string Currency, DateOnly? PaidOn, string? CertificateId);

/// <summary>Commands on credentials of withheld tax, with the facts that they are decided by.</summary>
public sealed class WhtCredentialWorkflow(CommandRunner runner, WhtPolicy policy, BusinessTime zone, TimeProvider clock)
{
    /// <param name="credentialId">The same whenever the same request is carried out again.</param>
    public Task<CommandResult> Record(
        string partnerId, string credentialId, WhtCredentialEntry entry, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var partner = (await unit.Load(PartnerDecider.Definition, partnerId)).State;
            return await unit.Decide(WhtCredentialDecider.Definition, new RecordWhtCredential(
                credentialId, partnerId, entry.Amount, entry.Currency, entry.PaidOn, entry.CertificateId, partner.Exists ? partner.Kind : null, policy));
        }, cancellation);

    public Task<CommandResult> Update(
        string partnerId, string credentialId, WhtCredentialEntry entry, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(WhtCredentialDecider.Definition, new UpdateWhtCredential(
            credentialId, partnerId, entry.Amount, entry.Currency, entry.PaidOn, entry.CertificateId), context, cancellation);

    public Task<CommandResult> Submit(string partnerId, string credentialId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(WhtCredentialDecider.Definition, new SubmitWhtCredential(credentialId, partnerId, clock.Now(), zone), context, cancellation);

    /// <param name="reason">Of a rejection.</param>
    public Task<CommandResult> Progress(
        string credentialId, WhtStep step, string? reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(WhtCredentialDecider.Definition, new ProgressWhtCredential(credentialId, step, reason), context, cancellation);
}
