using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Write.Application.Quotas;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Quotas;

[Description("A partner's request for more quota that waits for an answer (QUOTA-13); a newer one takes its place.")]
public sealed record QuotaIncreaseRequest
{
    [Id, Description("For declineQuotaIncrease.")]
    public required string RequestId { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

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
    [Description("Requests for more quota that wait for an answer, the oldest first unless orderBy says otherwise. changeQuota answers with yes, declineQuotaIncrease with no (QUOTA-13).")]
    public async Task<Connection<QuotaIncreaseRequest>> QuotaIncreaseRequests(
        IResolveFieldContext context, [Description("Asked for at this instant or later.")] DateTimeOffset? from,
        [Description("Asked for at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, requested) = (context.PartnerScope(), Period.Window(from, until, orderBy, TimeOrder.EarliestFirst));
        return new(
            (await reads.Requests(scope, requested, page, context.CancellationToken)).Select(row => row.To<QuotaIncreaseRequest>()),
            cancellation => reads.CountRequests(scope, requested, cancellation));
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
