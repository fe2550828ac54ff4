using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Quotas;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

public sealed class QuotaQueries(QuotaReads quotas, SpendingReads spending, QuotaPolicy policy)
{
    [Description("A partner's consumption quota, the caller's own unless named; null when it has none or the caller may not see it (QUOTA-12).")]
    public Task<ConsumptionQuota?> ConsumptionQuota(IResolveFieldContext context, [Id] string? partnerId) =>
        Find(Actor.Of(context).Debtors(), PartnerArgument.KeyOf(context, partnerId), context.CancellationToken);

    internal async Task<ConsumptionQuota?> Find(PartnerScope scope, string partner, CancellationToken cancellation) =>
        (await Find(scope, [partner], cancellation)).GetValueOrDefault(partner);

    /// <summary>The quotas of these partners, those within the scope that have one.</summary>
    internal async Task<IReadOnlyDictionary<string, ConsumptionQuota>> Find(PartnerScope scope, IReadOnlyCollection<string> partners, CancellationToken cancellation)
    {
        var found = await quotas.Of(scope, partners, cancellation);
        if (found.Count == 0) return new Dictionary<string, ConsumptionQuota>();
        var debts = await spending.Debts(scope, [.. found.Keys], cancellation);
        return found.ToDictionary(
            quota => quota.Key, quota => Quotas.ConsumptionQuota.Of(quota.Value, debts.GetValueOrDefault(quota.Key)?.Debt ?? default, policy));
    }
}

/// <summary>The partner that a field is about: the one named, or the caller's own.</summary>
internal static class PartnerArgument
{
    public static string KeyOf(IResolveFieldContext context, string? partnerId) =>
        partnerId is null ? Actor.Of(context).RequirePartner() : GlobalId.KeyOf("Partner", partnerId);
}
