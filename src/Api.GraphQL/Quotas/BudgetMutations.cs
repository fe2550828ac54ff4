using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Quotas;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

public sealed record SetCustomerBudgetInput(
    [property: Id] string CustomerId,
    [property: Scalar<UsdAmountScalar>, Description("USD, at least 0, at most eight decimals (BUDGET-1).")] decimal Amount,
    [property: Description("MONTHLY when omitted.")] BudgetKind? Kind,
    [property: Scalar<RatioScalar>, Description("Shares of the budget that warn; 0.75, 0.90 and 1.00 when omitted. AUTOMATIC adds 1.00.")] IReadOnlyList<decimal>? AlertRatios,
    [property: Description("MANUAL when omitted; AUTOMATIC freezes the customer's account.")] BudgetExceededAction? OnExceeded,
    [property: Description("The first month that a new budget covers; the running one when omitted.")] BillingMonth? FirstMonth,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RemoveCustomerBudgetInput([property: Id] string CustomerId, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record GrantResellerBudgetInput(
    [property: Id] string ResellerId,
    [property: Scalar<UsdAmountScalar>, Description("USD; what the reseller may give its customers as budgets, all together.")] decimal Amount,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed class SetCustomerBudgetPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<CustomerBudget?> CustomerBudget(IResolveFieldContext context, BudgetQueries budgets) =>
        Answer.EntityId is { } id ? await budgets.Find(Actor.Of(context), id, context.CancellationToken) : null;
}

public sealed class RemoveCustomerBudgetPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Id, Description("Of the budget that is no more; null when the mutation was refused, or nothing was there.")]
    public string? DeletedId => RemovedId(nameof(CustomerBudget));
}

public sealed class GrantResellerBudgetPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The grant as it stands; null when there is none that the caller may see.")]
    public async Task<ResellerBudget?> ResellerBudget(IResolveFieldContext context, ResellerBudgetQueries budgets) =>
        Answer.EntityId is { } id
        ? (await budgets.Find(Actor.Of(context).Debtors(), [id], context.CancellationToken)).GetValueOrDefault(id)
        : null;
}

public sealed class BudgetMutations(
    MutationRunner mutations, BudgetWorkflow budgets, BudgetPolicy policy, BusinessTime time, TimeProvider clock)
{
    [Description("Sets or adjusts the budget of a customer of the reseller model (BUDGET-1, BUDGET-5).")]
    public async Task<SetCustomerBudgetPayload> SetCustomerBudget(IResolveFieldContext context, SetCustomerBudgetInput input)
    {
        var (customer, running) = (GlobalId.KeyOf("Customer", input.CustomerId), time.MonthOf(clock.GetUtcNow()));
        var command = new SetCustomerBudget(
            customer, Actor.Of(context).RequirePartner(), input.Kind ?? BudgetKind.Monthly, input.Amount,
            input.AlertRatios is { } ratios ? [.. ratios] : policy.AlertRatios, input.OnExceeded ?? BudgetExceededAction.Manual,
            Association: null, input.FirstMonth ?? running, running);
        return new(await mutations.Run(context, input, async with =>
        {
            // A customer that the caller does not look after is answered like one that is not the partner's.
            var result = await budgets.Set(command, with, Actor.Of(context).Managers(), context.CancellationToken);
            return new MutationAnswer(customer, result.Position, result.Rejections);
        }));
    }

    [Description("Removes a customer's budget; removing none is accepted.")]
    public async Task<RemoveCustomerBudgetPayload> RemoveCustomerBudget(IResolveFieldContext context, RemoveCustomerBudgetInput input)
    {
        var customer = GlobalId.KeyOf("Customer", input.CustomerId);
        var command = new RemoveCustomerBudget(customer, Actor.Of(context).RequirePartner());
        return new(await mutations.Run(context, input, customer, with =>
            budgets.Remove(command, with, Actor.Of(context).Managers(), context.CancellationToken)));
    }

    [Description("A distributor bounds what a reseller of its own gives its customers as budgets.")]
    public async Task<GrantResellerBudgetPayload> GrantResellerBudget(IResolveFieldContext context, GrantResellerBudgetInput input)
    {
        var reseller = GlobalId.KeyOf("Partner", input.ResellerId);
        return new(await mutations.Run(context, input, reseller, with => budgets.GrantReseller(
            reseller, Actor.Of(context).RequirePartner(), input.Amount, with, context.CancellationToken)));
    }
}
