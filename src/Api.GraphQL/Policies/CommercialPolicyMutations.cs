using System.Collections.Immutable;
using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Read.Projections.Policies;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Policies;

public sealed record ApplyCommercialPoliciesInput(
    [property: Description("1 to 100 policies. One of the same kind, region, subject and first day as an earlier one takes its place.")] IReadOnlyList<CommercialPolicyInput> Policies,
    [property: Description("Why; at most 1,000 characters.")] string Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record SetPricingPolicyInput(
    string? Region, [property: Description("A product type; every product when omitted.")] string? Product,
    [property: Scalar<RatioScalar>, Description("The part of the list price at which it is settled, from 0 to 1.")] decimal SettlementDiscount,
    DateOnly From, DateOnly? Until, [property: Description("Why; at most 1,000 characters.")] string Reason, string? IdempotencyKey) : IMutationInput;

public sealed record SetIncentivePolicyInput(
    [property: Description("Of which model.")] AssociationModel Model, string? Region,
    [property: Description("MONTH or QUARTER for REFERRAL, QUARTER for RESELLER (INCENT-10, INCENT-11).")] IncentivePeriod Period,
    DateOnly From, DateOnly? Until, [property: Description("Why; at most 1,000 characters.")] string Reason, string? IdempotencyKey) : IMutationInput;

public abstract class CommercialPolicyPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The latest application of policies; null while there is none.")]
    public async Task<CommercialPolicyVersion?> CommercialPolicyVersion(IResolveFieldContext context, PolicyReads policies) =>
        await policies.Latest(context.CancellationToken) is { } row ? new(row) : null;
}

public sealed class ApplyCommercialPoliciesPayload(MutationAnswer answer) : CommercialPolicyPayload(answer);

public sealed class SetPricingPolicyPayload(MutationAnswer answer) : CommercialPolicyPayload(answer);

public sealed class SetIncentivePolicyPayload(MutationAnswer answer) : CommercialPolicyPayload(answer);

public sealed class CommercialPolicyMutations(MutationRunner mutations, PolicyWorkflow policies)
{
    [Description("Operations lay commercial policies down: all of them, or none when one is refused. What was computed by earlier ones stays as it is. commercialPolicyPreview tells beforehand.")]
    public async Task<ApplyCommercialPoliciesPayload> ApplyCommercialPolicies(IResolveFieldContext context, ApplyCommercialPoliciesInput input) =>
        new(await Apply(context, input, [.. input.Policies.Select(policy => policy.Row)], input.Reason));

    [Description("Operations lay down at what part of the list price products are settled for partners registered in a region (CSP-33).")]
    public async Task<SetPricingPolicyPayload> SetPricingPolicy(IResolveFieldContext context, SetPricingPolicyInput input) => new(await Apply(
        context, input, [new(PolicyKind.SettlementDiscount, input.Region, input.Product, input.SettlementDiscount, null, input.From, input.Until)], input.Reason));

    [Description("Operations lay down by which period incentives of a model are reckoned (INCENT-10, INCENT-11).")]
    public async Task<SetIncentivePolicyPayload> SetIncentivePolicy(IResolveFieldContext context, SetIncentivePolicyInput input) => new(await Apply(
        context, input, [new(PolicyKind.IncentivePeriod, input.Region, input.Model.ToString(), null, input.Period.ToString(), input.From, input.Until)], input.Reason));

    private Task<MutationAnswer> Apply<TInput>(IResolveFieldContext context, TInput input, ImmutableArray<PolicyRow> rows, string reason) where TInput : IMutationInput =>
        mutations.Run(context, input, PolicyBook.Key, with => policies.Apply(rows, reason, with, context.CancellationToken));
}
