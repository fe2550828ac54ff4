using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Incentives.Payouts;

/// <summary>What the vendor wants back of an earlier payout, and why.</summary>
public sealed class ClaimRow : IPartnerRow
{
    /// <summary>The partner and the claim.</summary>
    public required string Id { get; init; }

    public required string PartnerId { get; init; }

    public Money Amount { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    public static string IdOf(string partnerId, string claimId) => $"{partnerId}/{claimId}";
}

/// <summary>What a claim took of an earning.</summary>
public sealed class EarningClaimRow : IPartnerRow
{
    public required string Id { get; init; }

    /// <summary>As <see cref="EarningRow.Id"/>.</summary>
    public required string EarningId { get; init; }

    public required string PartnerId { get; init; }

    public required string ClaimId { get; init; }

    public Money Amount { get; init; }

    /// <summary>Why the claim was raised.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    public long Position { get; init; }
}
