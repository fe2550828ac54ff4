using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas.ResellerBudgets;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Quotas;

[Description("What a distributor granted a reseller to give its customers as budgets, and what of it is given. USD with eight decimals.")]
public sealed record ResellerBudget(
    [property: Id] string ResellerId, [property: Id] string DistributorId, Money Granted,
    [property: Description("The sum of the budgets of the reseller's customers.")] Money Allocated, Money Remaining,
    [property: Description("When the grant was made or changed last.")] DateTimeOffset ChangedAt,
    [property: Description("For expectedVersion; only a change of the grant moves it.")] long Version)
{
    [SeenLike("partner"), Description("The reseller; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Reseller(IResolveFieldContext context) => context.PartnerOf(ResellerId);

    [SeenLike("partner"), Description("The distributor; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Distributor(IResolveFieldContext context) => context.PartnerOf(DistributorId);

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ResellerBudgetProjection.ReadModelName);

    [Description("Who granted it and changed it, the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<ResellerBudgetHistoryEntry>> History(
        IResolveFieldContext context, ResellerBudgetHistoryReads reads, ResellerBudgetHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (Actor.Of(context).Debtors(), new ResellerBudgetHistoryQuery(filter?.Step, Period.Window(filter?.From, filter?.Until, orderBy)));
        return context.Pages<ResellerGrantHistoryRow, ResellerBudgetHistoryEntry>(
            "reseller-budget-history", GlobalId.KeyOf("Partner", ResellerId), page, row => row.To<ResellerBudgetHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }

    internal static ResellerBudget Of(ResellerGrantRow row, Money allocated) => new(
        GlobalId.Of("Partner", row.PartnerId), GlobalId.Of("Partner", row.DistributorId), row.Granted, allocated, row.Granted - allocated, row.ChangedAt, row.Version);
}

public sealed class ResellerBudgetQueries(ResellerBudgetReads reads)
{
    /// <summary>What these resellers were granted, those within the scope that were.</summary>
    internal async Task<IReadOnlyDictionary<string, ResellerBudget>> Find(
        PartnerScope scope, IReadOnlyCollection<string> resellers, CancellationToken cancellation)
    {
        var grants = await reads.Of(scope, resellers, cancellation);
        if (grants.Count == 0) return new Dictionary<string, ResellerBudget>();
        var allocated = await reads.Allocated([.. grants.Keys], cancellation);
        return grants.ToDictionary(grant => grant.Key, grant => ResellerBudget.Of(grant.Value, allocated.GetValueOrDefault(grant.Key)));
    }

    [Description("A distributor reads what it granted its resellers, a reseller what it was granted; what was changed last first unless orderBy says otherwise.")]
    public async Task<Connection<ResellerBudget>> ResellerBudgets(
        IResolveFieldContext context, [Description("Made or changed at this instant or later.")] DateTimeOffset? from,
        [Description("Made or changed at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, changed) = (Actor.Of(context).Debtors(), Period.Window(from, until, orderBy));
        var rows = await reads.Grants(scope, changed, page, context.CancellationToken);
        var allocated = await reads.Allocated([.. rows.Items.Select(row => row.PartnerId)], context.CancellationToken);
        return new(
            rows.Select(row => ResellerBudget.Of(row, allocated.GetValueOrDefault(row.PartnerId))), cancellation => reads.Count(scope, changed, cancellation));
    }
}
