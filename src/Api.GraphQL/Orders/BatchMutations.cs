using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Orders.Payments;
using PartnerGraph.Write.Domain.Orders.Refunds;

namespace PartnerGraph.Api.GraphQL.Orders;

[Description("What one of several resources becomes.")]
public sealed record ResourceChangeInput(
    [property: Id] string ResourceId, [property: Description("The new size or kind.")] string Specification,
    [property: Scalar<UsdAmountScalar>, Description("The official price of the ordered period, or of an hour, at the new specification; USD, as before when left out.")] decimal? ListPrice);

public sealed record ChangeResourcesInput(
    [property: Description("1 to 100 of the caller's resources, each once.")] IReadOnlyList<ResourceChangeInput> Changes,
    [property: Description("BALANCE for what they cost more; left out by reseller customers, whose partner settles, and where nothing costs more. Who pays online or by coupon changes one by one.")] PaymentMethod? Method,
    string? IdempotencyKey) : IMutationInput;

[Description("A metered resource that shall be prepaid, with those subordinate to it.")]
public sealed record BillingModeChangeInput(
    [property: Id] string ResourceId, [property: Description("For how many months it is prepaid from now on, 1 to 60.")] int Months,
    [property: Scalar<UsdAmountScalar>, Description("The official price of that period in USD, of the resource with those subordinate to it.")] decimal ListPrice);

public sealed record ChangeBillingModesInput(
    [property: Description("1 to 100 of the caller's resources, each once; what is subordinate to one goes with it.")] IReadOnlyList<BillingModeChangeInput> Changes,
    [property: Description("BALANCE for what they cost; left out by reseller customers, whose partner settles. Who pays online or by coupon changes one by one.")] PaymentMethod? Method,
    string? IdempotencyKey) : IMutationInput;

public sealed record UnsubscribeResourcesInput(
    [property: Id, Description("1 to 100 of the caller's resources, each once; one that is subordinate to another goes with it.")] IReadOnlyList<string> ResourceIds,
    [property: Description("Why they are given back.")] UnsubscriptionReason Reason, string? IdempotencyKey) : IMutationInput;

public sealed class ChangeResourcesPayload(MutationAnswer answer) : OrderPayload(answer);

public sealed class ChangeBillingModesPayload(MutationAnswer answer) : OrderPayload(answer);

public sealed class UnsubscribeResourcesPayload(MutationAnswer answer) : OrderPayload(answer);

public sealed class BatchMutations(MutationRunner mutations, BatchWorkflow batches, UnsubscribedTypes types, TimeProvider clock)
{
    [Cost(500, Each = 60, Of = "input.changes"), Description("Changes several of the caller's resources by one order of batch management (ORDER-8): all of them, or none. Each is charged or given back as by changeResource.")]
    public async Task<ChangeResourcesPayload> ChangeResources(IResolveFieldContext context, ChangeResourcesInput input)
    {
        if (input.Changes.Any(change => change.ListPrice is { } price && !Money.Fits(price))) return new(new(null, 0, [OrderRules.PriceInvalid.Refuse("changes")]));
        ResourceChange[] changes = [.. input.Changes.Select(change => new ResourceChange(
            GlobalId.KeyOf(nameof(Resource), change.ResourceId), change.Specification, change.ListPrice is { } given ? new Money(given) : null))];
        return new(await Run(context, input, (id, buyer, with) => batches.Change(id, buyer, changes, input.Method, with, context.CancellationToken)));
    }

    [Cost(500, Each = 60, Of = "input.changes"), Description("Prepays several of the caller's metered resources by one order of batch management (ORDER-2, ORDER-8): all of them, or none. Each is charged as by changeBillingMode.")]
    public async Task<ChangeBillingModesPayload> ChangeBillingModes(IResolveFieldContext context, ChangeBillingModesInput input)
    {
        if (input.Changes.Any(change => !Money.Fits(change.ListPrice))) return new(new(null, 0, [OrderRules.PriceInvalid.Refuse("changes")]));
        ResourceChange[] changes = [.. input.Changes.Select(change => new ResourceChange(GlobalId.KeyOf(nameof(Resource), change.ResourceId), "", new Money(change.ListPrice), change.Months))];
        return new(await Run(context, input, (id, buyer, with) => batches.Prepay(id, buyer, changes, input.Method, with, context.CancellationToken)));
    }

    [Cost(500, Each = 60, Of = "input.resourceIds"), Description("Gives back several of the caller's resources by one order of batch management (ORDER-8): all of them, or none. Each is refunded as by unsubscribe.")]
    public async Task<UnsubscribeResourcesPayload> UnsubscribeResources(IResolveFieldContext context, UnsubscribeResourcesInput input)
    {
        string[] resources = [.. input.ResourceIds.Select(id => GlobalId.KeyOf(nameof(Resource), id))];
        await types.Check(context, resources);
        return new(await Run(context, input, (id, buyer, with) => batches.Unsubscribe(id, buyer, resources, input.Reason, with, context.CancellationToken)));
    }

    private Task<MutationAnswer> Run<TInput>(IResolveFieldContext context, TInput input, Func<string, Buyer, CommandContext, Task<CommandResult>> command)
        where TInput : IMutationInput
    {
        var buyer = new Buyer(Actor.Of(context).RequireCustomer());
        return mutations.Run(context, input, async with =>
        {
            var id = with.NewId(clock);
            var result = await command(id, buyer, with);
            return new MutationAnswer(result.IsAccepted ? id : null, result.Position, result.Rejections);
        });
    }
}
