using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Discounts;
using PartnerGraph.Write.Domain.Discounts.Products;

namespace PartnerGraph.Api.GraphQL.Discounts;

public sealed record SetCustomerDiscountInput(
    [property: Id] string CustomerId, string ProductType,
    [property: Scalar<RatioScalar>, Description("The part of the price; 0.05 is five percent. More than 0, within the vendor's limit, at most eight decimals (DISC-2).")] decimal Discount,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record WithdrawCustomerDiscountInput(
    [property: Id] string CustomerId, string ProductType, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record SetDiscountScopeInput(
    string ProductType,
    [property: Scalar<RatioScalar>, Description("The highest discount that partners may give, from 0 to 1; 0 allows none, also of what was given before.")] decimal Maximum,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed class SetCustomerDiscountPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The discount as it stands; null when there is none that the caller may see.")]
    public async Task<CustomerDiscount?> CustomerDiscount(IResolveFieldContext context, DiscountQueries discounts) =>
        Answer.EntityId is { } id ? await discounts.Find(Actor.Of(context), id, context.CancellationToken) : null;
}

public sealed class WithdrawCustomerDiscountPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Id, Description("Of the discount that is no more; null when the mutation was refused, or nothing was there.")]
    public string? DeletedId => RemovedId(nameof(CustomerDiscount));
}

public sealed class SetDiscountScopePayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The product type with its limit; null when there is none of that code.")]
    public async Task<DiscountableProduct?> DiscountableProduct(IResolveFieldContext context, DiscountableProductQueries products) =>
        Answer.EntityId is { } code ? await products.Find(Actor.Of(context), code, context.CancellationToken) : null;
}

public sealed class DiscountMutations(MutationRunner mutations, DiscountWorkflow discounts, ProductList products)
{
    [Description("Gives a customer of the referral model a discount on a product type, or changes it (DISC-1, DISC-2, DISC-3, DISC-5).")]
    public async Task<SetCustomerDiscountPayload> SetCustomerDiscount(IResolveFieldContext context, SetCustomerDiscountInput input)
    {
        var (actor, customer) = (Actor.Of(context), GlobalId.KeyOf("Customer", input.CustomerId));
        // A customer that the caller does not look after is answered like one that is not the partner's.
        return new(await mutations.Run(context, input, KeyOf(customer, input.ProductType), with => discounts.Set(
            customer, actor.RequirePartner(), input.ProductType, input.Discount, actor.Managers(), with, context.CancellationToken)));
    }

    [Description("Ends a customer's discount on a product type; ending none is accepted.")]
    public async Task<WithdrawCustomerDiscountPayload> WithdrawCustomerDiscount(IResolveFieldContext context, WithdrawCustomerDiscountInput input)
    {
        var (actor, customer) = (Actor.Of(context), GlobalId.KeyOf("Customer", input.CustomerId));
        return new(await mutations.Run(context, input, KeyOf(customer, input.ProductType), with => discounts.Withdraw(
            customer, actor.RequirePartner(), input.ProductType, actor.Managers(), with, context.CancellationToken)));
    }

    [Description("Operations set how far partners may go on a product type; it holds for what was given before, too (DISC-2).")]
    public async Task<SetDiscountScopePayload> SetDiscountScope(IResolveFieldContext context, SetDiscountScopeInput input) => new(await mutations.Run(
        context, input, products.CodeOf(input.ProductType), with => discounts.SetScope(input.ProductType, input.Maximum, with, context.CancellationToken)));

    /// <summary>The key of the grant; null for a text that is no product type, which none is kept under.</summary>
    private string? KeyOf(string customer, string productType) => products.CodeOf(productType) is { } code ? DiscountGrant.KeyOf(customer, code) : null;
}
