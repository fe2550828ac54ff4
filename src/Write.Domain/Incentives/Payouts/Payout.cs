using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>How far a payout has come.</summary>
public enum PayoutState { Applied, InvoiceRegistered, InvoiceReceived, SubmittedToBank, Paid, Failed }

/// <summary>An invoice as its partner registered it.</summary>
public sealed record Invoice(string Number, string SigningEntity, string? TaxId, Money Amount);

/// <summary>What was found when the paper arrived.</summary>
public sealed record InvoiceReceipt(DateOnly ReceivedOn, bool Qualified, ImmutableArray<InvoiceDefect> Defects);

/// <summary>A payout as decisions need it.</summary>
public sealed record Payout(PayoutApplied Applied, PayoutState State)
{
    public Invoice? Invoice { get; init; }

    public InvoiceReceipt? Receipt { get; init; }

    public DateTimeOffset? DueAt { get; init; } = Applied.DueAt;

    public bool IsOverdue { get; init; }

    public PaymentFailureCause? Failure { get; init; }

    /// <summary>What its last transfer left to others, less what it took of theirs; null before, and of a transfer that was not rounded.</summary>
    public Money? Put { get; init; }

    public PayoutMethod Method => Applied.Method;

    /// <summary>What is paid: the gross without what is withheld.</summary>
    public Money Net => Applied.Withheld.Aggregate(Applied.Gross, (net, tax) => net - tax.Amount);

    /// <summary>Whether an invoice in order was received.</summary>
    public bool IsInvoiced => Receipt is { Qualified: true };

    public Payout After(IDomainEvent @event) => @event switch
    {
        InvoiceRequested or AccountToppedUp or TaxWithheld => this,
        InvoiceRegistered e => this with { Invoice = new(e.InvoiceNumber, e.SigningEntity, e.TaxId, e.Amount), Receipt = null, State = PayoutState.InvoiceRegistered },
        InvoiceReceived e => this with
        {
            Receipt = new(e.ReceivedOn, e.Qualified, e.Defects),
            DueAt = e.DueAt,
            State = e.Qualified ? PayoutState.InvoiceReceived : State,
        },
        PayoutSubmittedToBank e => this with { State = PayoutState.SubmittedToBank, Put = e.Carried - e.Taken },
        PayoutPaid => this with { State = PayoutState.Paid },
        PayoutFailed e => this with { State = PayoutState.Failed, Failure = e.Cause },
        PayoutResumed => this with { State = PayoutState.InvoiceReceived, Failure = null },
        PayoutOverdue => this with { IsOverdue = true },
        _ => throw new UnknownEventException(this, @event),
    };
}
