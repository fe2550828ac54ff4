using System.Collections.Immutable;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Mutations;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

/// <param name="Amount">USD, at least 0, at most eight decimals (BUDGET-1).</param>
/// <param name="AlertRatios">Shares of the budget that warn; 0.75, 0.90 and 1.00 when omitted.</param>
public sealed record SetCustomerBudgetInput(
    [property: Id] string CustomerId, decimal Amount, BudgetKind? Kind, IReadOnlyList<decimal>? AlertRatios, BudgetExceededAction? OnExceeded,
    string? IdempotencyKey, long? ExpectedVersion) : IMutationInput;

public sealed class SetCustomerBudgetPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<CustomerBudget?> CustomerBudget(BudgetReads reads, CancellationToken cancellation) =>
        Answer.EntityId is { } id ? (await reads.Of([id], cancellation)).GetValueOrDefault(id)?.To<CustomerBudget>() : null;
}

public sealed class BudgetMutations(MutationRunner mutations, CommandRunner runner, BusinessTime time, TimeProvider clock)
{
    [Description("Sets or adjusts the budget of a customer of the reseller model (BUDGET-1, BUDGET-5).")]
    public async Task<SetCustomerBudgetPayload> SetCustomerBudget(IResolveFieldContext context, SetCustomerBudgetInput input)
    {
        var customer = GlobalId.KeyOf("Customer", input.CustomerId);
        var command = new SetCustomerBudget(
            customer, Actor.Of(context).RequirePartner(), input.Kind ?? BudgetKind.Monthly, input.Amount,
            [.. input.AlertRatios ?? [0.75m, 0.90m, 1.00m]], input.OnExceeded ?? BudgetExceededAction.Manual,
            Domain.Customers.AssociationModel.Reseller, time.MonthOf(clock.GetUtcNow()));
        return new(await mutations.Run(context, input, customer, with => runner.Run(BudgetDecider.Definition, command, with, context.CancellationToken)));
    }
}
