using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>What becomes of earnings before they are applied for.</summary>
internal static class EarningDecisions
{
    public static Decision Notify(NotifyEarning notify, PartnerPayouts state)
    {
        if (state.Earnings.ContainsKey(notify.EarningId) || notify.Net.IsZero) return Decision.Nothing;
        if (AmountRules.Positive(notify.Net.Amount, PayoutRules.EarningInvalid, "net") is { } refusal) return Decision.Reject(refusal);
        // From 29 February it is valid to 28 February (GAP-70).
        var told = new EarningNotified(
            notify.PartnerId, notify.EarningId, notify.Model, notify.Net, notify.At, notify.Zone.DayOf(notify.At).AddYears(1));
        return Decision.Accept([told, .. Settlements(PartnerPayouts.Evolve(state, told), notify.PartnerId, notify.At, notify.Zone)]).By(PayoutRules.WithinValidity);
    }

    public static Decision Expire(ExpireEarning expire, PartnerPayouts state) =>
        state.Earnings.TryGetValue(expire.EarningId, out var earning) && earning.State == EarningState.Open && IsOver(earning, expire.At, expire.Zone)
            ? Decision.Accept(new EarningExpired(expire.PartnerId, expire.EarningId, earning.Left, expire.At)).By(PayoutRules.WithinValidity)
            : Decision.Nothing;

    public static Decision Flag(FlagCouponsOverdue flag, PartnerPayouts state)
    {
        if (!state.Earnings.TryGetValue(flag.EarningId, out var earning) || earning is not { State: EarningState.Open, IsOverdue: false }) return Decision.Nothing;
        var due = Earning.CouponsDueAt(earning.NotifiedAt, flag.Calendar);
        return BusinessTime.IsLate(flag.At, due)
            ? Decision.Accept(new CouponsOverdue(flag.PartnerId, flag.EarningId, earning.Left, due)).By(PayoutRules.CouponsInTime)
            : Decision.Nothing;
    }

    public static Decision Claim(RaiseClaim raise, PartnerPayouts state)
    {
        if (state.Raised.Contains(raise.ClaimId)) return Decision.Nothing;
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(raise.Reason)) refusals.Add(InputRules.Required.Refuse("reason"));
        var unfit = AmountRules.Positive(raise.Amount, PayoutRules.EarningInvalid, "amount")
            ?? AmountRules.Sum(state.Claims.Aggregate(new Money(raise.Amount), (sum, claim) => sum + claim.Left), "amount");
        if (unfit is not null) refusals.Add(unfit);
        return Decision.RejectOr(refusals, () =>
        {
            var raised = new ClaimRaised(raise.PartnerId, raise.ClaimId, new(raise.Amount), raise.Reason, raise.At);
            return Decision.Accept([raised, .. Settlements(PartnerPayouts.Evolve(state, raised), raise.PartnerId, raise.At, raise.Zone)]);
        });
    }

    /// <summary>Whether the last day of an earning has passed, whole seconds compared (CONV-2).</summary>
    public static bool IsOver(Earning earning, DateTimeOffset at, BusinessTime zone) => zone.DayOf(at) > earning.ValidTo;

    /// <summary>Open earnings pay open claims, the oldest of both first, so that no payout is ever below 0.</summary>
    private static IEnumerable<ClaimSettled> Settlements(PartnerPayouts state, string partnerId, DateTimeOffset at, BusinessTime zone)
    {
        foreach (var earning in state.Notified.Select(id => state.Earnings[id]).Where(earning => earning.State == EarningState.Open && !IsOver(earning, at, zone)))
        {
            var left = earning.Left;
            while (!left.IsZero && state.Claims is [var claim, ..])
            {
                var settled = new ClaimSettled(partnerId, claim.ClaimId, earning.EarningId, Money.Smaller(left, claim.Left));
                yield return settled;
                left -= settled.Amount;
                state = PartnerPayouts.Evolve(state, settled);
            }
        }
    }
}
