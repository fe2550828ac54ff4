using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

public abstract record QuotaCommand(string PartnerId);

/// <summary>Operations grant a partner its quota.</summary>
/// <param name="Amount">The amount in USD; null grants the tier's default (GAP-4).</param>
/// <param name="Tier">The name of the partner's tier as its stream tells it; null when it has none.</param>
/// <param name="LaidDown">What the commercial policies lay down for the tier; null where they say nothing and the configured default holds.</param>
public sealed record GrantQuota(string PartnerId, decimal? Amount, string? Tier, QuotaPolicy Policy, Money? LaidDown = null) : QuotaCommand(PartnerId);

/// <summary>Operations or the ecosystem manager raise or lower a quota.</summary>
/// <param name="Total">The new quota in USD.</param>
/// <param name="Reason">Such as the state of the partner's customers (QUOTA-2).</param>
public sealed record ChangeQuota(string PartnerId, decimal Total, [property: Text(TextKind.Reason)] string Reason) : QuotaCommand(PartnerId);

/// <summary>A partner asks its ecosystem manager for more.</summary>
public sealed record RequestQuotaIncrease(string PartnerId, string RequestId, decimal Amount, [property: Text(TextKind.Reason)] string Reason) : QuotaCommand(PartnerId);

/// <summary>Operations or the ecosystem manager answer a request for more with no; changing the quota answers it with yes.</summary>
public sealed record DeclineQuotaIncrease(string PartnerId, string RequestId, [property: Text(TextKind.Reason)] string Reason) : QuotaCommand(PartnerId);

/// <summary>
/// Tells what was used, and how much the quota was, after the event at a position. A quota that was changed before its watcher came by
/// was crossed all the same. Positions not after the last one with an effect are ignored.
/// </summary>
public sealed record ObserveQuotaUsage(string PartnerId, Money Used, Money Total, long SourcePosition, QuotaPolicy Policy) : QuotaCommand(PartnerId);

/// <summary>The credit line of a partner: granted by operations, watched as spending and payments are recorded.</summary>
public static class QuotaDecider
{
    public static readonly Decider<QuotaCommand, Quota> Definition =
        new("quota", command => command.PartnerId, Quota.None, Decide, Quota.Evolve);

    public static Decision Decide(QuotaCommand command, Quota state) => command switch
    {
        GrantQuota grant => Grant(grant, state),
        ChangeQuota change => Change(change, state),
        RequestQuotaIncrease request => Request(request, state),
        DeclineQuotaIncrease decline => Decline(decline, state),
        ObserveQuotaUsage observed => QuotaWatch.Observe(observed, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Grant(GrantQuota grant, Quota state)
    {
        if (grant.Amount is { } amount && AmountRules.NotNegative(amount, QuotaRules.AmountInvalid, "amount") is { } refusal) return Decision.Reject(refusal);
        if ((grant.Amount is { } given ? new Money(given) : grant.LaidDown ?? grant.Policy.DefaultOf(grant.Tier)) is not { } total)
            return Decision.Reject(QuotaRules.NoDefault.Refuse("amount"));
        if (state.Total is { } current)
            return current == total ? Decision.Nothing : Decision.Reject(QuotaRules.GrantedBefore.Refuse());
        return Decision.Accept(new QuotaGranted(grant.PartnerId, total, grant.Amount is null ? grant.Tier : null)).By(QuotaRules.ByTier);
    }

    private static Decision Change(ChangeQuota change, Quota state)
    {
        List<Rejection> refusals = [];
        if (state.Total is null) refusals.Add(QuotaRules.NotGranted.Refuse());
        if (AmountRules.NotNegative(change.Total, QuotaRules.AmountInvalid, "total") is { } refusal) refusals.Add(refusal);
        if (string.IsNullOrWhiteSpace(change.Reason)) refusals.Add(QuotaRules.ReasonRequired.Refuse("reason"));
        return Decision.RejectOr(refusals, () => state.Total is { } from && from == new Money(change.Total)
            ? Decision.Nothing
            : Decision.Accept(new QuotaChanged(change.PartnerId, state.Total ?? Money.Zero, new(change.Total), change.Reason))
                .By(QuotaRules.ReasonRequired));
    }

    private static Decision Request(RequestQuotaIncrease request, Quota state)
    {
        List<Rejection> refusals = [];
        if (AmountRules.Positive(request.Amount, QuotaRules.IncreaseInvalid, "amount") is { } refusal) refusals.Add(refusal);
        if (string.IsNullOrWhiteSpace(request.Reason)) refusals.Add(QuotaRules.IncreaseReasonRequired.Refuse("reason"));
        return Decision.RejectOr(refusals, () => state.LastRequestId == request.RequestId
            ? Decision.Nothing
            : Decision.Accept(new QuotaIncreaseRequested(request.PartnerId, request.RequestId, new(request.Amount), request.Reason))
                .By(QuotaRules.IncreaseInvalid));
    }

    private static Decision Decline(DeclineQuotaIncrease decline, Quota state)
    {
        if (state.LastDeclined is { } answered && answered.RequestId == decline.RequestId)
            return answered.Reason == decline.Reason ? Decision.Nothing : Decision.Reject(QuotaRules.RequestNotOpen.Refuse("reason"));
        List<Rejection> refusals = [];
        if (state.Open?.RequestId != decline.RequestId) refusals.Add(QuotaRules.RequestNotOpen.Refuse("requestId"));
        if (string.IsNullOrWhiteSpace(decline.Reason)) refusals.Add(QuotaRules.IncreaseReasonRequired.Refuse("reason"));
        return Decision.RejectOr(refusals, () => Decision.Accept(
            new QuotaIncreaseDeclined(decline.PartnerId, decline.RequestId, state.Open!.Amount, decline.Reason)).By(QuotaRules.IncreaseReasonRequired));
    }
}
