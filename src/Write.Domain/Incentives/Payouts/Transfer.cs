using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>
/// What the bank is told to pay: whole units of the currency's last decimal, rounded down. What is left waits for the partner's next transfer in that
/// currency, so that <c>Amount + Carried = what the payout comes to + Taken</c>, always (ADR 74).
/// </summary>
/// <param name="Taken">
/// What earlier transfers had left. Below 0 where this payout was returned, and others took meanwhile what it had left: they have that part of it.
/// </param>
/// <param name="Carried">What is left to the next one: at least 0, and less than the smallest unit.</param>
public sealed record Transfer(Money Amount, Money Taken, Money Carried)
{
    /// <param name="converted">What the payout comes to in the currency.</param>
    /// <param name="waiting">What waits for the partner's next transfer in it.</param>
    /// <param name="put">What is this payout's own of that since the bank returned it, or, below 0, what it took and did not give back.</param>
    public static Transfer Of(Money converted, Money waiting, Money put, int digits)
    {
        var taken = waiting - put;
        var amount = (converted + taken).DownTo(digits);
        return new(amount, taken, converted + taken - amount);
    }
}
