using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

public sealed record FreezeCustomerInput(
    [property: Id] string CustomerId,
    [property: Description("ACCOUNT when omitted: what runs goes on and costs. ACCOUNT_AND_RESOURCES stops pay-per-use fees; data is kept for 15 days.")]
    FreezeScope? Scope,
    string Reason, string? IdempotencyKey) : IMutationInput;

public sealed record UnfreezeCustomerInput(
    [property: Id] string CustomerId,
    [property: Description("ACCOUNT leaves frozen resources frozen.")] FreezeScope Scope,
    string? IdempotencyKey) : IMutationInput;

public abstract class CustomerStatusPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<CustomerAccountStatus?> AccountStatus(IResolveFieldContext context, CustomerStatusFinder statuses) =>
        Answer.EntityId is { } id ? await statuses.Find(Actor.Of(context), id, context.CancellationToken) : null;
}

public sealed class FreezeCustomerPayload(MutationAnswer answer) : CustomerStatusPayload(answer);

public sealed class UnfreezeCustomerPayload(MutationAnswer answer) : CustomerStatusPayload(answer);

public sealed class CustomerStatusMutations(MutationRunner mutations, CustomerStatusWorkflow statuses)
{
    [Description("Freezes one of the caller's reseller customers (BUDGET-6, ASSOC-16); operations may freeze any customer.")]
    public async Task<FreezeCustomerPayload> FreezeCustomer(IResolveFieldContext context, FreezeCustomerInput input)
    {
        var customer = GlobalId.KeyOf("Customer", input.CustomerId);
        var acting = ActingPartner(context);
        return new(await mutations.Run(context, input, customer, with =>
            statuses.Freeze(customer, acting, input.Scope, input.Reason, with, context.CancellationToken)));
    }

    [Description("Unfreezes a customer; under a frozen partner the account alone (ACCT-9, ACCT-10). Repeating it, or unfreezing what is not frozen, is accepted and changes nothing (CONV-10).")]
    public async Task<UnfreezeCustomerPayload> UnfreezeCustomer(IResolveFieldContext context, UnfreezeCustomerInput input)
    {
        var customer = GlobalId.KeyOf("Customer", input.CustomerId);
        var acting = ActingPartner(context);
        return new(await mutations.Run(context, input, customer, with =>
            statuses.Unfreeze(customer, acting, input.Scope, with, context.CancellationToken)));
    }

    private static string? ActingPartner(IResolveFieldContext context) => Actor.Of(context) is { IsVendor: true } ? null : Actor.Of(context).RequirePartner();
}
