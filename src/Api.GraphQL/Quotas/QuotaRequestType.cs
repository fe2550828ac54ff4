using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.Mutations;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Quotas;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

[Description("A partner's request for more quota that waits for an answer (QUOTA-13); a newer one takes its place.")]
public sealed record QuotaIncreaseRequest
{
    [Id, Description("For declineQuotaIncrease.")]
    public required string RequestId { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [Description("USD on top of the quota.")]
    public required Money Amount { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}

internal sealed class QuotaRequestMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<QuotaRequestRow, QuotaIncreaseRequest>()
        .Map(request => request.PartnerId, row => GlobalId.Of("Partner", row.PartnerId));
}

public sealed class QuotaRequestQueries(QuotaReads reads)
{
    [Description("Requests for more quota that wait for an answer, the oldest first. changeQuota answers with yes, declineQuotaIncrease with no (QUOTA-13).")]
    public async Task<Connection<QuotaIncreaseRequest>> QuotaIncreaseRequests(IResolveFieldContext context, PageRequest page)
    {
        var scope = context.PartnerScope();
        return new(
            (await reads.Requests(scope, page, context.CancellationToken)).Select(row => row.To<QuotaIncreaseRequest>()),
            cancellation => reads.CountRequests(scope, cancellation));
    }
}

public sealed record DeclineQuotaIncreaseInput(
    [property: Id] string PartnerId,
    [property: Id, Description("As quotaIncreaseRequests tells it.")] string RequestId,
    [property: Description("Kept, and told to the partner; at most 1,000 characters.")] string Reason,
    string? IdempotencyKey, long? ExpectedVersion) : IVersionedInput;

public sealed class DeclineQuotaIncreasePayload(MutationAnswer answer) : QuotaPayload(answer);

public sealed class QuotaRequestMutations(MutationRunner mutations, QuotaWorkflow quotas)
{
    [Description("Answers a partner's request for more quota with no; the quota stays as it is (QUOTA-13).")]
    public async Task<DeclineQuotaIncreasePayload> DeclineQuotaIncrease(IResolveFieldContext context, DeclineQuotaIncreaseInput input)
    {
        var partner = GlobalId.KeyOf("Partner", input.PartnerId);
        return new(await mutations.Run(
            context, input, partner, with => quotas.DeclineIncrease(partner, input.RequestId, input.Reason, with, context.CancellationToken)));
    }
}
