using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Partners;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;

namespace PartnerGraph.EventStore.Quotas;

/// <summary>
/// Sets and removes budgets, of resellers within what their distributor granted. The part of the grant is taken before a
/// budget grows and given back after it shrank, so that a crash in between never leaves more given than granted; repeating
/// the command completes it.
/// </summary>
public sealed class BudgetWorkflow(CommandRunner runner)
{
    /// <summary>Sets a budget by the facts that the streams of partner and customer tell.</summary>
    public async Task<CommandResult> Set(SetCustomerBudget command, CommandContext context, CancellationToken cancellation = default)
    {
        var model = (await runner.Owned(command.CustomerId, command.PartnerId, cancellation))?.Model;
        return await Set(command with { Association = model }, await IsReseller(command.PartnerId, cancellation), context, cancellation);
    }

    public async Task<CommandResult> Remove(RemoveCustomerBudget command, CommandContext context, CancellationToken cancellation = default) =>
        await Remove(command, await IsReseller(command.PartnerId, cancellation), context, cancellation);

    /// <summary>Removes the budget of a customer that is no reseller customer of the partner any more.</summary>
    public async Task RemoveAfterLeaving(string customerId, string partnerId, CommandContext context, CancellationToken cancellation = default)
    {
        var association = (await runner.Load(AssociationDecider.Definition, customerId, cancellation)).State;
        if (association.PartnerId == partnerId && association.Model == AssociationModel.Reseller) return;
        await Remove(new RemoveCustomerBudget(customerId, partnerId), context, cancellation);
    }

    /// <summary>A distributor bounds the budgets of one of its resellers.</summary>
    public async Task<CommandResult> GrantReseller(
        string resellerId, string distributorId, decimal amount, CommandContext context, CancellationToken cancellation = default)
    {
        var reseller = (await runner.Load(PartnerDecider.Definition, resellerId, cancellation)).State;
        var command = new GrantResellerBudget(resellerId, distributorId, amount, reseller.DistributorId == distributorId);
        return await runner.Run(ResellerBudgetDecider.Definition, command, context, cancellation);
    }

    /// <param name="isReseller">Whether the partner belongs to a distributor.</param>
    public async Task<CommandResult> Set(
        SetCustomerBudget command, bool isReseller, CommandContext context, CancellationToken cancellation = default)
    {
        if (!isReseller) return await runner.Run(BudgetDecider.Definition, command, context, cancellation);

        var budget = await runner.Load(BudgetDecider.Definition, command.CustomerId, cancellation);
        var grant = await runner.Load(ResellerBudgetDecider.Definition, command.PartnerId, cancellation);
        var refusals = Refusals(command, budget.State, grant.State);
        if (refusals.Count > 0) return CommandResult.Refused(refusals);

        var allocate = new AllocateResellerBudget(command.PartnerId, command.CustomerId, new(command.Amount));
        if (allocate.Amount <= grant.State.Of(command.CustomerId))
        {
            var lowered = await runner.Run(BudgetDecider.Definition, command, context, cancellation);
            if (lowered.IsAccepted) await Allocate(allocate, context);
            return lowered;
        }

        var taken = await Allocate(allocate, context);
        if (!taken.IsAccepted) return taken;
        var set = await runner.Run(BudgetDecider.Definition, command, context, CancellationToken.None);
        if (!set.IsAccepted) await Restore(command, context);
        return set;
    }

    public async Task<CommandResult> Remove(
        RemoveCustomerBudget command, bool isReseller, CommandContext context, CancellationToken cancellation = default)
    {
        var removed = await runner.Run(BudgetDecider.Definition, command, context, cancellation);
        if (isReseller && removed.IsAccepted)
            await Allocate(new(command.PartnerId, command.CustomerId, Money.Zero), context);
        return removed;
    }

    private static List<Rejection> Refusals(SetCustomerBudget command, Budget budget, ResellerBudget grant)
    {
        List<Rejection> refusals = [.. BudgetDecider.Decide(command, budget).Rejections];
        if (AmountRules.NotNegative(command.Amount, BudgetRules.AmountInvalid, "amount") is null)
            refusals.InsertRange(0, ResellerBudgetDecider.Decide(
                new AllocateResellerBudget(command.PartnerId, command.CustomerId, new(command.Amount)), grant).Rejections);
        return refusals;
    }

    private async Task Restore(SetCustomerBudget command, CommandContext context)
    {
        var (state, _, _) = await runner.Load(BudgetDecider.Definition, command.CustomerId);
        var holds = state.PartnerId == command.PartnerId ? state.Amount ?? Money.Zero : Money.Zero;
        await Allocate(new(command.PartnerId, command.CustomerId, holds), context with { CommandId = null });
    }

    private Task<CommandResult> Allocate(AllocateResellerBudget command, CommandContext context) =>
        runner.Run(ResellerBudgetDecider.Definition, command, context.Step("allocation"));

    private async Task<bool> IsReseller(string partnerId, CancellationToken cancellation) =>
        (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State.DistributorId is not null;
}
