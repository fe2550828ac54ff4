using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Billing;

public enum PaymentKind { TopUp, Repayment, Refund }

/// <summary>Money that came from a partner, and where it went.</summary>
public sealed class PaymentRow : IPartnerRow
{
    public required string PaymentId { get; init; }

    public required string PartnerId { get; init; }

    public PaymentKind Kind { get; init; }

    /// <summary>Null for a top-up, which finance records, and for refunds.</summary>
    public PaymentSource? Source { get; init; }

    public required string ReferenceId { get; init; }

    public Money Amount { get; init; }

    /// <summary>What of it paid bills.</summary>
    public Money Settled { get; init; }

    /// <summary>What of it went on the balance.</summary>
    public Money Credited { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public required string Operator { get; init; }

    public long Position { get; init; }
}

/// <summary>Top-ups, repayments and refunds of former customers, each as it was recorded.</summary>
public sealed class PaymentProjection : Projection
{
    public PaymentProjection()
    {
        On<BalanceToppedUp>((db, recorded) => db.Add(Row(
            recorded, recorded.Event.PartnerId, PaymentKind.TopUp, null, recorded.Event.ReferenceId, recorded.Event.Amount, Money.Zero, recorded.Event.Amount)));
        On<RepaymentRecorded>((db, recorded) => db.Add(Row(
            recorded, recorded.Event.PartnerId, PaymentKind.Repayment, recorded.Event.Source, recorded.Event.ReferenceId, recorded.Event.Amount,
            recorded.Event.Settled, recorded.Event.Credited)));
        On<RefundSettled>((db, recorded) => db.Add(Row(
            recorded, recorded.Event.PartnerId, PaymentKind.Refund, null, $"refunds-{recorded.Event.Month}", recorded.Event.Amount, Money.Zero, recorded.Event.Amount)));
    }

    public override string Name => "payments";

    public override void Map(ModelBuilder model) => model.Entity<PaymentRow>(payment =>
    {
        payment.ToTable("payment");
        payment.HasKey(row => row.PaymentId);
        payment.HasIndex(row => new { row.PartnerId, row.Position, row.PaymentId });
    });

    private static PaymentRow Row<TEvent>(
        Recorded<TEvent> recorded, string partnerId, PaymentKind kind, PaymentSource? source, string referenceId, Money amount, Money settled, Money credited)
        where TEvent : IDomainEvent => new()
        {
            PaymentId = recorded.Place,
            PartnerId = partnerId,
            Kind = kind,
            Source = source,
            ReferenceId = referenceId,
            Amount = amount,
            Settled = settled,
            Credited = credited,
            RecordedAt = recorded.Metadata.OccurredAt,
            Operator = recorded.Metadata.Actor,
            Position = recorded.Position,
        };
}
