using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

public sealed record GrantQuotaInput(
    [property: Id] string PartnerId,
    [property: Scalar<UsdAmountScalar>, Description("USD; the default of the partner's tier when omitted (QUOTA-1).")] decimal? Amount,
    string? IdempotencyKey) : IMutationInput;

public sealed record ChangeQuotaInput(
    [property: Id] string PartnerId,
    [property: Scalar<UsdAmountScalar>, Description("The new quota in USD.")] decimal Total,
    string Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed record RequestQuotaIncreaseInput(
    [property: Scalar<UsdAmountScalar>, Description("USD on top of the present quota.")] decimal Amount,
    string Reason, string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

/// <summary>What the three mutations of quotas answer.</summary>
public abstract class QuotaPayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<ConsumptionQuota?> ConsumptionQuota(IResolveFieldContext context, QuotaQueries quotas) =>
        Answer.EntityId is { } id ? await quotas.Find(context.PartnerScope(), id, context.CancellationToken) : null;
}

public sealed class GrantQuotaPayload(MutationAnswer answer) : QuotaPayload(answer);

public sealed class ChangeQuotaPayload(MutationAnswer answer) : QuotaPayload(answer);

public sealed class RequestQuotaIncreasePayload(MutationAnswer answer) : QuotaPayload(answer);

public sealed class QuotaMutations(MutationRunner mutations, QuotaWorkflow quotas)
{
    [Description("Operations grant a partner its quota, by tier unless an amount is given (QUOTA-1).")]
    public async Task<GrantQuotaPayload> GrantQuota(IResolveFieldContext context, GrantQuotaInput input)
    {
        var partner = GlobalId.KeyOf("Partner", input.PartnerId);
        return new(await mutations.Run(context, input, partner, with => quotas.Grant(partner, input.Amount, with, context.CancellationToken)));
    }

    [Description("Raises or lowers a quota with regard to the partner's customers, or on its request (QUOTA-2, QUOTA-13).")]
    public async Task<ChangeQuotaPayload> ChangeQuota(IResolveFieldContext context, ChangeQuotaInput input)
    {
        var partner = GlobalId.KeyOf("Partner", input.PartnerId);
        return new(await mutations.Run(
            context, input, partner, with => quotas.Change(partner, input.Total, input.Reason, with, context.CancellationToken)));
    }

    [Description("Asks the ecosystem manager for more quota (QUOTA-13).")]
    public async Task<RequestQuotaIncreasePayload> RequestQuotaIncrease(IResolveFieldContext context, RequestQuotaIncreaseInput input)
    {
        var partner = Actor.Of(context).RequirePartner();
        return new(await mutations.Run(
            context, input, partner, with => quotas.RequestIncrease(partner, input.Amount, input.Reason, with, context.CancellationToken)));
    }
}
