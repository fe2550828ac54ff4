using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>How far a statement has come.</summary>
public enum IncentiveStatementState { Generated, ReconciliationOpen, Rejected, Confirmed }

/// <summary>A statement as decisions need it.</summary>
/// <param name="DeadlineAt">The last second of the reconciliation; null before it was opened.</param>
/// <param name="Reason">Why it was rejected last; null before.</param>
/// <param name="Resolved">How the last rejection was resolved; null before.</param>
public sealed record StatedIncentive(
    IncentiveStatementGenerated Stated, Money Incentive, Money Net, IncentiveStatementState State, DateTimeOffset? DeadlineAt, string? Reason,
    IncentiveRejectionResolved? Resolved)
{
    /// <summary>Amounts that were put right, by line.</summary>
    public ImmutableDictionary<string, Money> Corrected { get; init; } = ImmutableDictionary<string, Money>.Empty;

    /// <summary>The lines as they stand.</summary>
    public ImmutableArray<StatementLine> Lines { get; init; } = Stated.Lines;

    /// <summary>1 as it was generated, one more with each restatement.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The last restatement that was ordered; null when none was.</summary>
    public IncentiveRestatementOrdered? Ordered { get; init; }

    /// <summary>The version that was ordered last, whether it is there already or not.</summary>
    public int LastOrdered => Ordered is null ? Version : Math.Max(Ordered.Version, Version);

    public Money AmountOf(string lineId) => Corrected.TryGetValue(lineId, out var amount) ? amount : Lines.First(line => line.LineId == lineId).Amount;

    public StatedIncentive After(IncentiveStatementRestated e) => this with
    {
        Incentive = e.Incentive,
        Net = e.Net,
        Lines = e.Lines,
        Version = e.Version,
        Corrected = e.Corrections.ToImmutableDictionary(line => line.LineId, line => new Money(line.Amount)),
    };
}

/// <summary>What a partner earns in one model: its statements, and what is to be taken back of earlier ones.</summary>
/// <param name="Claim">What the next statement is less by.</param>
/// <param name="LastClosed">The last month that was closed (referral model); null before the first.</param>
/// <param name="Periods">The periods that were closed (referral model).</param>
public sealed record IncentiveLedger(
    Money Claim, BillingMonth? LastClosed, ImmutableHashSet<string> Periods, ImmutableDictionary<string, StatedIncentive> Statements)
{
    public static readonly IncentiveLedger Empty = new(
        Money.Zero, null, [], ImmutableDictionary<string, StatedIncentive>.Empty);

    public static IncentiveLedger Evolve(IncentiveLedger state, IDomainEvent @event) => @event switch
    {
        IncentiveMonthClosed e => state with { LastClosed = e.Month, Periods = e.Period is null ? state.Periods : state.Periods.Add(e.Period) },
        IncentiveStatementGenerated e => state with
        {
            // What pays nothing out takes nothing back.
            Claim = e.ShowsPerformance ? state.Claim : After(e.Claim, e.Incentive, e.Net),
            Statements = state.Statements.SetItem(e.StatementId, new(e, e.Incentive, e.Net, IncentiveStatementState.Generated, null, null, null)),
        },
        ReconciliationOpened e => state.With(e.StatementId, of => of with { State = IncentiveStatementState.ReconciliationOpen, DeadlineAt = e.DeadlineAt }),
        IncentiveStatementRejected e => state.With(e.StatementId, of => of with { State = IncentiveStatementState.Rejected, Reason = e.Reason }),
        IncentiveRejectionResolved e => state.With(e.StatementId, of => of with
        {
            Incentive = e.Incentive,
            Net = e.Net,
            Resolved = e,
            Corrected = e.Corrections.Aggregate(of.Corrected, (corrected, line) => corrected.SetItem(line.LineId, new(line.Amount))),
        })
            with
        { Claim = state.Statements[e.StatementId].Stated.ShowsPerformance ? state.Claim : After(e.Claim, e.Incentive, e.Net) },
        IncentiveRestatementOrdered e => state.With(e.StatementId, of => of with { Ordered = e }),
        IncentiveStatementRestated e => state.With(e.StatementId, of => of.After(e)) with
        {
            Claim = state.Statements[e.StatementId].Stated.ShowsPerformance ? state.Claim : After(e.Claim, e.Incentive, e.Net),
        },
        IncentiveStatementConfirmed e => state.With(e.StatementId, of => of with { State = IncentiveStatementState.Confirmed }),
        _ => throw new UnknownEventException(state, @event),
    };

    /// <summary>What is paid out of an incentive when so much is to be taken back.</summary>
    public static Money NetOf(Money incentive, Money claim) => incentive > claim ? incentive - claim : Money.Zero;

    /// <summary>What would be to take back without this statement: what later ones took of its own rest is given back with it.</summary>
    public Money ClaimWithout(StatedIncentive of) => of.Stated.ShowsPerformance ? Money.Zero : Claim - (of.Net - of.Incentive);

    /// <summary>What is left to take back.</summary>
    private static Money After(Money claim, Money incentive, Money net) => claim - incentive + net;

    private IncentiveLedger With(string statementId, Func<StatedIncentive, StatedIncentive> change) =>
        this with { Statements = Statements.SetItem(statementId, change(Statements[statementId])) };
}
