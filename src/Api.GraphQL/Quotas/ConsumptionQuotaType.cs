using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.Platform.Reads;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Expenditure;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

[Node, Description("The most that a partner may owe, and how much of it is used (QUOTA-3). It is a limit, no means of payment (QUOTA-15).")]
public sealed record ConsumptionQuota
{
    [Id]
    public required string Id { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    public required Money Total { get; init; }

    [Description("Amount due plus spending not billed yet, less balance and coupons; negative when these outweigh the debt (QUOTA-3).")]
    public required Money Used { get; init; }

    public required Money Remaining { get; init; }

    [Description("Used divided by the quota, rounded half away from zero to eight decimals; null when the quota is 0.")]
    public required decimal? Ratio { get; init; }

    public required QuotaLevel Level { get; init; }

    [Description("What the partner asked its ecosystem manager for on top; null when nothing is open (QUOTA-13).")]
    public required Money? RequestedIncrease { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Description("How much of the log these figures include.")]
    public Task<AsOf> AsOf(FigurePositions positions, CancellationToken cancellation) =>
        positions.Of(ExpenditureProjection.ReadModelName, cancellation);

    [Description("Grants, changes and requests, the latest first.")]
    public async Task<Connection<QuotaHistoryEntry>> History(IResolveFieldContext context, QuotaReads reads, PageRequest page) =>
        new((await reads.History(Actor.Of(context).Debtors(), GlobalId.KeyOf("Partner", PartnerId), page, context.CancellationToken))
            .Select(row => row.To<QuotaHistoryEntry>()),
            cancellation => reads.CountHistory(Actor.Of(context).Debtors(), GlobalId.KeyOf("Partner", PartnerId), cancellation));

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
