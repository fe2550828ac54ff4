using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Reading;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Incentives.Payouts;

/// <summary>What partners earned, and how they are paid it.</summary>
public sealed class PayoutProjection : Projection
{
    public const string ReadModelName = "payouts";

    public PayoutProjection()
    {
        On<EarningNotified>((db, recorded) =>
        {
            var e = recorded.Event;
            db.Add(new EarningRow
            {
                Id = EarningRow.IdOf(e.PartnerId, e.EarningId), EarningId = e.EarningId, PartnerId = e.PartnerId, Model = e.Model, Net = e.Net, Claimed = Money.Zero,
                State = EarningState.Open, ValidTo = e.ValidTo, NotifiedAt = e.NotifiedAt, PayoutId = "", Position = recorded.Position,
            });
        });
        On<EarningExpired>(async (db, recorded, cancellation) =>
            (await Earning(db, recorded.Event.PartnerId, recorded.Event.EarningId, cancellation)).State = EarningState.Expired);
        On<CouponsOverdue>(async (db, recorded, cancellation) =>
            (await Earning(db, recorded.Event.PartnerId, recorded.Event.EarningId, cancellation)).IsOverdue = true);
        On<ClaimRaised>((db, recorded) =>
        {
            var e = recorded.Event;
            db.Add(new ClaimRow { Id = ClaimRow.IdOf(e.PartnerId, e.ClaimId), PartnerId = e.PartnerId, Amount = e.Amount, Reason = e.Reason, RaisedAt = e.RaisedAt });
        });
        On<ClaimSettled>(Settle);
        On<PayoutApplied>(Apply);
        Step<InvoiceRequested>(e => (e.PartnerId, e.PayoutId, PayoutStep.InvoiceRequested, null, e.Amount),
            (row, e) => (row.RequestedEntity, row.MailingAddress, row.InvoiceRequestedAt) = (e.SigningEntity, e.MailingAddress, e.RequestedAt));
        Step<InvoiceRegistered>(e => (e.PartnerId, e.PayoutId, PayoutStep.InvoiceRegistered, null, e.Amount), Register);
        Step<InvoiceReceived>(e => (e.PartnerId, e.PayoutId, e.Qualified ? PayoutStep.InvoiceReceived : PayoutStep.InvoiceRefused, Told(e), null), Receive);
        Step<PayoutSubmittedToBank>(e => (e.PartnerId, e.PayoutId, PayoutStep.SubmittedToBank, null, null), Submit);
        Step<AccountToppedUp>(e => (e.PartnerId, e.PayoutId, PayoutStep.ToppedUp, null, null),
            (row, e) => (row.ExchangeRate, row.PaidOut) = (e.ExchangeRate, e.Credited.Amount));
        Step<TaxWithheld>(e => (e.PartnerId, e.PayoutId, PayoutStep.TaxWithheld, e.Kind, e.Amount), (_, _) => { });
        Step<PayoutPaid>(e => (e.PartnerId, e.PayoutId, PayoutStep.Paid, null, e.Net), (row, e) => (row.State, row.PaidAt) = (PayoutState.Paid, e.PaidAt));
        Step<PayoutFailed>(e => (e.PartnerId, e.PayoutId, PayoutStep.Failed, e.Reason, null),
            (row, e) => (row.State, row.FailureCause, row.FailureReason) = (PayoutState.Failed, e.Cause, e.Reason));
        Step<PayoutResumed>(e => (e.PartnerId, e.PayoutId, PayoutStep.Resumed, null, null), Resume);
        Step<PayoutOverdue>(e => (e.PartnerId, e.PayoutId, PayoutStep.Overdue, null, null), (row, _) => row.IsOverdue = true);
    }

    public override string Name => ReadModelName;

    public override bool HoldsFigures => true;

    public override void Map(ModelBuilder model) => PayoutTables.Map(model);

    public override async ValueTask Apply(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        await base.Apply(db, batch, cancellation);
        await StreamVersions.Keep(db, batch, cancellation);
    }

    private static async ValueTask Settle(ReadModelContext db, Recorded<ClaimSettled> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var (row, claim) = (await Earning(db, e.PartnerId, e.EarningId, cancellation), await db.Row<ClaimRow>(cancellation, ClaimRow.IdOf(e.PartnerId, e.ClaimId)));
        row.Claimed += e.Amount;
        if (row.Claimed == row.Net) row.State = EarningState.Claimed;
        db.Add(new EarningClaimRow
        {
            Id = $"{recorded.Stream}@{recorded.Version}", EarningId = row.Id, PartnerId = e.PartnerId, ClaimId = e.ClaimId, Amount = e.Amount, Reason = claim.Reason,
            TakenAt = recorded.Metadata.OccurredAt, Position = recorded.Position,
        });
    }

    private static async ValueTask Apply(ReadModelContext db, Recorded<PayoutApplied> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var id = PayoutRow.IdOf(e.PartnerId, e.PayoutId);
        foreach (var earning in e.EarningIds)
        {
            var row = await Earning(db, e.PartnerId, earning, cancellation);
            (row.State, row.PayoutId) = (EarningState.Applied, id);
        }

        db.Add(new PayoutRow
        {
            Id = id, PartnerId = e.PartnerId, Method = e.Method, State = PayoutState.Applied, BeforeTax = e.BeforeTax, Tax = e.Tax, Gross = e.Gross,
            Withheld = e.Withheld.Aggregate(Money.Zero, (sum, tax) => sum + tax.Amount), Currency = e.Currency, DueAt = e.DueAt, AppliedAt = e.AppliedAt,
            Position = recorded.Position,
        });
        Remember(db, recorded, e.PartnerId, id, PayoutStep.Applied, null, e.Gross);
    }

    private static void Register(PayoutRow row, InvoiceRegistered e)
    {
        (row.State, row.InvoiceNumber, row.SigningEntity, row.TaxId) = (PayoutState.InvoiceRegistered, e.InvoiceNumber, e.SigningEntity, e.TaxId);
        (row.InvoiceAmount, row.InvoiceRegisteredAt) = (e.Amount, e.RegisteredAt);
        (row.InvoiceReceivedOn, row.InvoiceQualified, row.InvoiceDefects) = (null, null, null);
    }

    private static void Receive(PayoutRow row, InvoiceReceived e)
    {
        (row.InvoiceReceivedOn, row.InvoiceQualified, row.DueAt) = (e.ReceivedOn, e.Qualified, e.DueAt);
        row.InvoiceDefects = e.Qualified ? null : JsonSerializer.Serialize(e.Defects, EventJson.Options);
        if (e.Qualified) row.State = PayoutState.InvoiceReceived;
    }

    private static void Submit(PayoutRow row, PayoutSubmittedToBank e)
    {
        (row.State, row.BankAccount, row.SubmittedAt) = (PayoutState.SubmittedToBank, e.BankAccount, e.SubmittedAt);
        (row.ExchangeRate, row.PaidOut, row.ArrivesFrom, row.ArrivesUntil) = (e.ExchangeRate, e.Transferred.Amount, e.ArrivesFrom, e.ArrivesUntil);
        (row.RemainderTaken, row.RemainderCarried) = (e.Taken?.Amount ?? 0, e.Carried?.Amount ?? 0);
    }

    private static void Resume(PayoutRow row, PayoutResumed e)
    {
        (row.State, row.FailureCause, row.FailureReason) = (PayoutState.InvoiceReceived, null, null);
        (row.SubmittedAt, row.ExchangeRate, row.PaidOut, row.ArrivesFrom, row.ArrivesUntil, row.BankAccount) = (null, null, null, null, null, null);
        (row.RemainderTaken, row.RemainderCarried) = (null, null);
    }

    private static string? Told(InvoiceReceived e) => e.Qualified ? null : string.Join(' ', e.Defects.Select(defect => defect.Message));

    private static Task<EarningRow> Earning(ReadModelContext db, string partnerId, string earningId, CancellationToken cancellation) =>
        db.Row<EarningRow>(cancellation, EarningRow.IdOf(partnerId, earningId)).AsTask();

    /// <summary>An event about a payout that exists: what it changes, and that it happened.</summary>
    private void Step<TEvent>(
        Func<TEvent, (string PartnerId, string PayoutId, PayoutStep Step, string? Reason, Money? Amount)> tell, Action<PayoutRow, TEvent> change) where TEvent : IDomainEvent =>
        On<TEvent>(async (db, recorded, cancellation) =>
        {
            var (partner, payout, step, reason, amount) = tell(recorded.Event);
            var row = await db.Row<PayoutRow>(cancellation, PayoutRow.IdOf(partner, payout));
            change(row, recorded.Event);
            Remember(db, recorded, partner, row.Id, step, reason, amount);
        });

    private static void Remember<TEvent>(
        ReadModelContext db, Recorded<TEvent> recorded, string partnerId, string payoutId, PayoutStep step, string? reason, Money? amount) where TEvent : IDomainEvent =>
        db.Add(new PayoutHistoryRow
        {
            Id = $"{recorded.Stream}@{recorded.Version}", PayoutId = payoutId, PartnerId = partnerId, Step = step, Reason = reason, Amount = amount,
            Operator = recorded.Metadata.Actor, At = recorded.Metadata.OccurredAt, Position = recorded.Position,
        });
}
