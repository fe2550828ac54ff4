using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Write.Application.Quotas;

/// <summary>
/// Sets and removes budgets, of resellers within what their distributor granted. The budget and the part of the grant that it
/// takes are decided together, with the association and the partner as they are read.
/// </summary>
public sealed class BudgetWorkflow(CommandRunner runner)
{
    /// <summary>Sets a budget by the facts that the streams of partner and customer tell.</summary>
    /// <param name="managers">The account managers whose customers the caller acts for; null for all of the partner's.</param>
    public Task<CommandResult> Set(
        SetCustomerBudget command, CommandContext context, IReadOnlyCollection<string>? managers = null, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var model = (await unit.LookedAfter(command.CustomerId, command.PartnerId, managers))?.Model;
            return await Set(unit, command with { Association = model }, await IsReseller(unit, command.PartnerId));
        }, cancellation);

    /// <inheritdoc cref="Set(SetCustomerBudget, CommandContext, IReadOnlyCollection{string}?, CancellationToken)" path="/param"/>
    public Task<CommandResult> Remove(
        RemoveCustomerBudget command, CommandContext context, IReadOnlyCollection<string>? managers = null, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit => await unit.LookedAfter(command.CustomerId, command.PartnerId, managers) is null
            ? CommandResult.Nothing
            : await Remove(unit, command, await IsReseller(unit, command.PartnerId)), cancellation);

    /// <summary>Removes the budget of a customer that is no reseller customer of the partner any more.</summary>
    public Task<CommandResult> RemoveAfterLeaving(string customerId, string partnerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var association = (await unit.Load(AssociationDecider.Definition, customerId)).State;
            return association.PartnerId == partnerId && association.Model == AssociationModel.Reseller
                ? CommandResult.Nothing
                : await Remove(unit, new RemoveCustomerBudget(customerId, partnerId), await IsReseller(unit, partnerId));
        }, cancellation);

    /// <summary>A distributor bounds the budgets of one of its resellers.</summary>
    public Task<CommandResult> GrantReseller(
        string resellerId, string distributorId, decimal amount, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var reseller = (await unit.Load(PartnerDecider.Definition, resellerId)).State;
            return await unit.Decide(ResellerBudgetDecider.Definition,
                new GrantResellerBudget(resellerId, distributorId, amount, reseller.DistributorId == distributorId));
        }, cancellation);

    private static async Task<CommandResult> Set(DecisionUnit unit, SetCustomerBudget command, bool isReseller)
    {
        // What is not the caller's is refused whatever its budget is, and so its budget is not read.
        var set = command.Association is null
            ? CommandResult.Refused(BudgetDecider.Decide(command, Budget.Unset).Rejections)
            : await unit.Decide(BudgetDecider.Definition, command);
        if (!isReseller || AmountRules.NotNegative(command.Amount, BudgetRules.AmountInvalid, "amount") is not null) return set;
        var taken = await unit.Follow(ResellerBudgetDecider.Definition,
            new AllocateResellerBudget(command.PartnerId, command.CustomerId, new(command.Amount)));
        return taken.IsAccepted ? set : CommandResult.Refused([.. taken.Rejections, .. set.Rejections]);
    }

    private static async Task<CommandResult> Remove(DecisionUnit unit, RemoveCustomerBudget command, bool isReseller)
    {
        var removed = await unit.Decide(BudgetDecider.Definition, command);
        if (isReseller && removed.IsAccepted)
            await unit.Follow(ResellerBudgetDecider.Definition, new AllocateResellerBudget(command.PartnerId, command.CustomerId, Money.Zero));
        return removed;
    }

    /// <summary>Whether the partner belongs to a distributor.</summary>
    private static async Task<bool> IsReseller(DecisionUnit unit, string partnerId) =>
        (await unit.Load(PartnerDecider.Definition, partnerId)).State.DistributorId is not null;
}
