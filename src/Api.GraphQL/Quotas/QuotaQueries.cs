using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Quotas;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Quotas;

public sealed class QuotaQueries(QuotaReads quotas, SpendingReads spending, QuotaPolicy policy)
{
    [Description("A partner's consumption quota, the caller's own unless named; null when it has none or the caller may not see it (QUOTA-12).")]
    public Task<ConsumptionQuota?> ConsumptionQuota(IResolveFieldContext context, [Id] string? partnerId) =>
        Find(Actor.Of(context).Debtors(), PartnerArgument.KeyOf(context, partnerId), context.CancellationToken);

    internal async Task<ConsumptionQuota?> Find(PartnerScope scope, string partner, CancellationToken cancellation)
    {
        if (await quotas.Of(scope, partner, cancellation) is not { } quota) return null;
        var debts = await spending.Debts(scope, [partner], cancellation);
        return Quotas.ConsumptionQuota.Of(quota, debts.GetValueOrDefault(partner)?.Debt ?? default, policy);
    }
}

/// <summary>The partner that a field is about: the one named, or the caller's own.</summary>
internal static class PartnerArgument
{
    public static string KeyOf(IResolveFieldContext context, string? partnerId) =>
        partnerId is null ? Actor.Of(context).RequirePartner() : GlobalId.KeyOf("Partner", partnerId);
}
