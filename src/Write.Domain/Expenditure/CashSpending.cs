using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>The first line that a customer paid in cash: stored together with that line, once for ever (ASSOC-7).</summary>
[EventType("expenditure.cash-spending-begun")]
public sealed record CashSpendingBegun(string CustomerId, string Source, string LineId, DateTimeOffset ChargedFrom) : IDomainEvent;

/// <summary>Tells that a line was paid in cash.</summary>
public sealed record NoteCashSpending(ExpenditureLine Line);

/// <summary>Whether recorded lines hold cash of a customer, so that nobody has to look through them.</summary>
public sealed record CashSpending(bool Begun)
{
    public static readonly CashSpending None = new(false);

    public static CashSpending Evolve(CashSpending state, IDomainEvent @event) => @event switch
    {
        CashSpendingBegun => new CashSpending(true),
        _ => throw new UnknownEventException(state, @event),
    };
}

/// <summary>Keeps the one fact that conditions of associations ask of recorded lines.</summary>
public static class CashSpendingDecider
{
    public static readonly Decider<NoteCashSpending, CashSpending> Definition =
        new("cash-spending", command => command.Line.CustomerId, CashSpending.None, Decide, CashSpending.Evolve);

    /// <summary>Coupons are not cash, and money given back is no spending.</summary>
    public static bool IsPaidInCash(ExpenditureLine line) => line.Amounts.CashPayment.IsPositive;

    public static Decision Decide(NoteCashSpending command, CashSpending state) => state.Begun || !IsPaidInCash(command.Line)
        ? Decision.Nothing
        : Decision.Accept(new CashSpendingBegun(command.Line.CustomerId, command.Line.Source, command.Line.LineId, command.Line.ChargedFrom.ToUniversalTime()));
}
