using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>All that a partner earned and was paid: one stream, so that an earning leaves it once whatever is asked at once (ADR 57).</summary>
/// <param name="Earnings">By id.</param>
/// <param name="Notified">Their ids in the order in which the partner was told of them.</param>
/// <param name="Claims">What the vendor still wants back, the oldest first.</param>
/// <param name="Raised">Every claim ever raised.</param>
public sealed record PartnerPayouts(
    ImmutableDictionary<string, Earning> Earnings, ImmutableArray<string> Notified, ImmutableArray<OpenClaim> Claims, ImmutableHashSet<string> Raised,
    ImmutableDictionary<string, Payout> Payouts)
{
    public static readonly PartnerPayouts None = new(
        ImmutableDictionary<string, Earning>.Empty, [], [], [], ImmutableDictionary<string, Payout>.Empty);

    /// <summary>What transfers left because it was too small to pay, by currency: it waits for the next one (ADR 74).</summary>
    public ImmutableDictionary<string, Money> Waiting { get; init; } = ImmutableDictionary<string, Money>.Empty;

    public static PartnerPayouts Evolve(PartnerPayouts state, IDomainEvent @event) => @event switch
    {
        EarningNotified e => state with
        {
            Earnings = state.Earnings.SetItem(e.EarningId, new(e.EarningId, e.Model, e.Net, e.NotifiedAt, e.ValidTo, EarningState.Open)),
            Notified = state.Notified.Add(e.EarningId),
        },
        EarningExpired e => state.With(state.Earnings[e.EarningId] with { State = EarningState.Expired }),
        CouponsOverdue e => state.With(state.Earnings[e.EarningId] with { IsOverdue = true }),
        ClaimRaised e => state with { Claims = state.Claims.Add(new(e.ClaimId, e.Amount)), Raised = state.Raised.Add(e.ClaimId) },
        ClaimSettled e => state.Settle(e),
        PayoutApplied e => state.Apply(e),
        InvoiceRequested e => state.After(e.PayoutId, e),
        InvoiceRegistered e => state.After(e.PayoutId, e),
        InvoiceReceived e => state.After(e.PayoutId, e),
        PayoutSubmittedToBank e => state.Leave(e).After(e.PayoutId, e),
        AccountToppedUp e => state.After(e.PayoutId, e),
        TaxWithheld e => state.After(e.PayoutId, e),
        PayoutPaid e => state.After(e.PayoutId, e),
        PayoutFailed e => state.After(e.PayoutId, e),
        PayoutResumed e => state.After(e.PayoutId, e),
        PayoutOverdue e => state.After(e.PayoutId, e),
        _ => throw new UnknownEventException(state, @event),
    };

    private PartnerPayouts With(Earning earning) => this with { Earnings = Earnings.SetItem(earning.EarningId, earning) };

    private PartnerPayouts Apply(PayoutApplied e) => e.EarningIds.Aggregate(
        this with { Payouts = Payouts.SetItem(e.PayoutId, new(e, PayoutState.Applied)) },
        (state, id) => state.With(state.Earnings[id] with { State = EarningState.Applied }));

    private PartnerPayouts Settle(ClaimSettled e)
    {
        var (earning, claim) = (Earnings[e.EarningId], Claims.First(claim => claim.ClaimId == e.ClaimId));
        var (kept, owed) = (earning.Left - e.Amount, claim.Left - e.Amount);
        return With(earning with { Left = kept, State = kept.IsZero ? EarningState.Claimed : earning.State }) with
        {
            Claims = owed.IsZero ? Claims.Remove(claim) : Claims.Replace(claim, claim with { Left = owed }),
        };
    }

    private PartnerPayouts Leave(PayoutSubmittedToBank e) => e.Carried is { } carried ? this with { Waiting = Waiting.SetItem(carried.Currency, carried) } : this;

    private PartnerPayouts After(string payoutId, IDomainEvent e) => this with { Payouts = Payouts.SetItem(payoutId, Payouts[payoutId].After(e)) };
}
