using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Orders;
using PartnerGraph.Write.Application.Orders;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Orders;

public sealed record AdjustOrderPriceInput(
    [property: Id] string OrderId,
    [property: Scalar<RatioScalar>, Description("The part of the price that is taken off this one order, within the vendor's limits (DISC-2, DISC-4); 0 takes it back.")] decimal Discount,
    string? IdempotencyKey) : IMutationInput;

public sealed record ReportProvisioningInput(
    [property: Id] string OrderId,
    [property: Description("One of the order's types of resources, such as VPC.")] string ResourceType,
    [property: Description("Whether it was enabled; else it failed.")] bool Enabled,
    [property: Description("Why it failed; told to the customer. At most 1,000 characters.")] string? Reason,
    string? IdempotencyKey) : IMutationInput;

[Description("What an order costs since a partner gave it a price of its own (DISC-4).")]
public sealed record AdjustedOrder(
    [property: Id] string OrderId, [property: Description("USD with eight decimals.")] Money AmountDue);

public sealed class AdjustOrderPricePayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The order as far as the partner may know it; null when it was refused.")]
    public async Task<AdjustedOrder?> AdjustedOrder(IResolveFieldContext context, OrderReads reads) =>
        Answer.EntityId is { } id && Answer.Rejections.Count == 0 && await reads.Accepted(id, context.CancellationToken) is { } order
            ? new(GlobalId.Of(nameof(Order), id), order.AmountDue)
            : null;
}

public sealed class ReportProvisioningPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("Every instance of the order with what became of it; null when the report was refused.")]
    public async Task<IReadOnlyList<OrderItem>?> Items(IResolveFieldContext context, OrderReads reads) =>
        Answer.EntityId is { } id && Answer.Rejections.Count == 0
            ? [.. (await reads.ItemsOf([id], context.CancellationToken)).GetValueOrDefault(id, []).Select(row => new OrderItem(row))]
            : null;
}

/// <summary>What others than the customer do to an order: the partner to its price, the vendor to its resources.</summary>
public sealed class VendorOrderMutations(MutationRunner mutations, OrderWorkflow orders)
{
    [Description("A partner takes a part of the price off one unpaid order of a referral customer (DISC-4).")]
    public async Task<AdjustOrderPricePayload> AdjustOrderPrice(IResolveFieldContext context, AdjustOrderPriceInput input)
    {
        var (actor, order) = (Actor.Of(context), GlobalId.KeyOf(nameof(Order), input.OrderId));
        return new(await mutations.Run(context, input, order, with =>
            orders.Adjust(order, actor.RequirePartner(), input.Discount, actor.Managers(), with, context.CancellationToken)));
    }

    [Description("The cloud tells what became of a type of resource that was paid; types are enabled independently (ORDER-11).")]
    public async Task<ReportProvisioningPayload> ReportProvisioning(IResolveFieldContext context, ReportProvisioningInput input)
    {
        var order = GlobalId.KeyOf(nameof(Order), input.OrderId);
        return new(await mutations.Run(context, input, order, with =>
            orders.Report(order, input.ResourceType, input.Enabled, input.Reason, with, context.CancellationToken)));
    }
}
