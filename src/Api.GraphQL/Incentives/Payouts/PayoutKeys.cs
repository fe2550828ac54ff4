using System.Collections.Immutable;
using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Incentives.Payouts;

/// <summary>Whose a payout or an earning is stands in its id, so that nothing of others is read to find out (ADR 26).</summary>
internal static class PayoutKeys
{
    /// <summary>The partner's own name of its payout; null when it is another's.</summary>
    public static string? Own(string partner, string payoutId) => Within(partner, GlobalId.KeyOf(nameof(Payout), payoutId));

    /// <summary>Partner and payout; null when the id names none.</summary>
    public static (string Partner, string Payout)? Of(string payoutId) =>
        GlobalId.KeyOf(nameof(Payout), payoutId).Split('/', 2) is [{ Length: > 0 } partner, { Length: > 0 } payout] ? (partner, payout) : null;

    /// <summary>The partner's own names of its earnings; another's is kept whole, and so names none of them.</summary>
    public static ImmutableArray<string> Earnings(string partner, IReadOnlyList<string> earningIds) =>
        [.. earningIds.Select(id => GlobalId.KeyOf(nameof(Earning), id)).Select(key => Within(partner, key) ?? key)];

    private static string? Within(string partner, string key) => key.StartsWith($"{partner}/", StringComparison.Ordinal) ? key[(partner.Length + 1)..] : null;
}
