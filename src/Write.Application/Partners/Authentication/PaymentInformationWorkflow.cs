using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Write.Application.Partners.Authentication;

/// <summary>The vendor records where a partner is paid, once it has checked it.</summary>
public sealed class PaymentInformationWorkflow(CommandRunner runner, TimeProvider clock)
{
    /// <param name="bankAccount">How the payment system names the account.</param>
    public Task<CommandResult> Authenticate(string partnerId, string bankAccount, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var partner = (await unit.Load(PartnerDecider.Definition, partnerId)).State;
            return await unit.Decide(
                PaymentInformationDecider.Definition, new AuthenticatePaymentInformation(partnerId, bankAccount, partner.Exists, clock.Now()));
        }, cancellation);
}
