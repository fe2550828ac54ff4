using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Orders.Wallets;

namespace PartnerGraph.Write.Application.Orders;

/// <summary>The vendor records what customers put on their accounts, and gives them coupons.</summary>
public sealed class WalletWorkflow(CommandRunner runner)
{
    public Task<CommandResult> TopUp(string customerId, string referenceId, decimal amount, CommandContext context, CancellationToken cancellation = default) =>
        Run(new TopUpCustomerBalance(customerId, referenceId, amount), context, cancellation);

    public Task<CommandResult> Issue(
        string customerId, string couponId, decimal amount, CouponTerms terms, bool excludesPartnerDiscount, CommandContext context,
        CancellationToken cancellation = default) =>
        Run(new IssueCustomerCoupon(customerId, couponId, amount, terms, excludesPartnerDiscount), context, cancellation);

    private Task<CommandResult> Run(CustomerWalletCommand command, CommandContext context, CancellationToken cancellation) =>
        runner.Decide(context, async unit => (await unit.Load(CustomerDecider.Definition, command.CustomerId, cancellation)).State.Exists
            ? await unit.Decide(CustomerWalletDecider.Definition, command)
            : CommandResult.Refused(CustomerRules.Unknown.Refuse("customerId")), cancellation);
}
