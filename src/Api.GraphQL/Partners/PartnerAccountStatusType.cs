using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Partners;

public enum AccountState
{
    Normal,

    [Description("Buying is barred; nothing that runs is touched.")]
    Restricted,

    [Description("Buying is barred, and what hangs on the account is frozen as well.")]
    Frozen,
}

[Description("What a partner is kept from, cause by cause; lifting one leaves the others.")]
public sealed record PartnerAccountStatus(
    [property: Ignore] string PartnerKey, AccountState State, IReadOnlyList<PartnerRestriction> Restrictions, IReadOnlyList<PartnerFreeze> Freezes)
{
    [Description("Every restriction and freeze, and the end of each, the latest first unless orderBy says otherwise.")]
    public IDataLoaderResult<Connection<PartnerStatusHistoryEntry>> History(
        IResolveFieldContext context, PartnerStatusHistoryReads reads, PartnerStatusHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        // Whoever sees the partner sees its status.
        var (scope, query) = (new PartnerScope.Everybody(), new PartnerStatusHistoryQuery(filter?.Step, Period.Window(filter?.From, filter?.Until, orderBy)));
        return context.Pages<PartnerStatusHistoryRow, PartnerStatusHistoryEntry>("partner-status-history", PartnerKey, page, row => row.To<PartnerStatusHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }

    internal static PartnerAccountStatus Of(string partnerKey, IReadOnlyList<PartnerHoldRow>? holds)
    {
        var rows = holds ?? [];
        var restrictions = rows.Where(row => !row.IsFreeze)
            .Select(row => new PartnerRestriction(Enum.Parse<RestrictionCause>(row.Cause), row.Reason, row.Since)).ToList();
        var freezes = rows.Where(row => row.IsFreeze)
            .Select(row => new PartnerFreeze(Enum.Parse<FreezeCause>(row.Cause), row.Reason, row.Since)).ToList();
        return new(
            partnerKey, freezes.Count > 0 ? AccountState.Frozen : restrictions.Count > 0 ? AccountState.Restricted : AccountState.Normal, restrictions, freezes);
    }
}

[Description("A cause for which the partner's customers cannot buy: QUOTA concerns its reseller customers, every other cause all (GAP-3).")]
public sealed record PartnerRestriction(RestrictionCause Cause, string Reason, DateTimeOffset Since);

[Description("A cause for which the partner and its customers are frozen.")]
public sealed record PartnerFreeze(FreezeCause Cause, string Reason, DateTimeOffset Since);
