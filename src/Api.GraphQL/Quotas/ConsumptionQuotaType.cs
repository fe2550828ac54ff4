using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

[Node, Description("The most that a partner may owe, and how much of it is used (QUOTA-3). It is a limit, no means of payment (QUOTA-15).")]
public sealed record ConsumptionQuota
{
    [Id]
    public required string Id { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    public required Money Total { get; init; }

    [Description("Amount due plus spending not billed yet, less balance and coupons; negative when these outweigh the debt (QUOTA-3).")]
    public required Money Used { get; init; }

    public required Money Remaining { get; init; }

    [Scalar<RatioScalar>, Description("Used divided by the quota, rounded half away from zero to eight decimals; null when the quota is 0.")]
    public required decimal? Ratio { get; init; }

    public required QuotaLevel Level { get; init; }

    [Description("What the partner asked its ecosystem manager for on top; null when nothing is open (QUOTA-13).")]
    public required Money? RequestedIncrease { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("Grants, changes and requests, the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<QuotaHistoryEntry>> History(
        IResolveFieldContext context, QuotaHistoryReads reads, QuotaHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (Actor.Of(context).Debtors(), new QuotaHistoryQuery(filter?.Step, Period.Window(filter?.From, filter?.Until, orderBy)));
        return context.Pages<QuotaHistoryRow, QuotaHistoryEntry>("quota-history", GlobalId.KeyOf("Partner", PartnerId), page, row => row.To<QuotaHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }

    internal static ConsumptionQuota Of(QuotaRow quota, PartnerDebt debt, QuotaPolicy policy)
    {
        var used = policy.UsedOf(debt);
        return new()
        {
            Id = GlobalId.Of(nameof(ConsumptionQuota), quota.PartnerId),
            PartnerId = GlobalId.Of("Partner", quota.PartnerId),
            Total = quota.Total,
            Used = used,
            Remaining = quota.Total - used,
            Ratio = used.ShareOf(quota.Total),
            Level = policy.LevelOf(quota.Total, used),
            RequestedIncrease = quota.RequestedIncrease,
            Version = quota.Version,
        };
    }
}

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record QuotaHistoryFilter(
    [property: Description("What was done.")] QuotaStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who did what to a quota, and when.")]
public sealed record QuotaHistoryEntry
{
    public required QuotaStep Step { get; init; }

    [Description("The new quota, or what was asked for on top.")]
    public required Money Amount { get; init; }

    public required string? Reason { get; init; }

    [Description("The subject of the user's token, or system: and a name.")]
    public required string Operator { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class QuotaHistoryMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<QuotaHistoryRow, QuotaHistoryEntry>();
}
