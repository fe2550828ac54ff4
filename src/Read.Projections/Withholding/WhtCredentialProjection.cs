using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Read.Projections.Withholding;

/// <summary>Credentials of withheld tax, and how each came to where it stands.</summary>
public sealed class WhtCredentialProjection : Projection
{
    public WhtCredentialProjection()
    {
        On<WhtCredentialRecorded>((db, recorded) =>
        {
            var e = recorded.Event;
            var row = new WhtCredentialRow
            {
                CredentialId = e.CredentialId, PartnerId = e.PartnerId, Amount = e.Tax.Amount, Currency = e.Tax.Currency, PaidOn = e.PaidOn,
                CertificateId = e.CertificateId, RecordedAt = recorded.Metadata.OccurredAt, Position = recorded.Position,
            };
            db.Add(row);
            Stand(db, row, recorded, WhtCredentialStatus.Recorded, WhtCredentialStep.Recorded);
        });
        On<WhtCredentialUpdated>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            var row = await db.Row<WhtCredentialRow>(cancellation, e.CredentialId);
            (row.Amount, row.Currency, row.PaidOn, row.CertificateId) = (e.Tax.Amount, e.Tax.Currency, e.PaidOn, e.CertificateId);
            Stand(db, row, recorded, row.Status, WhtCredentialStep.Updated);
        });
        On<WhtCredentialSubmitted>(async (db, recorded, cancellation) => Stand(
            db, await db.Row<WhtCredentialRow>(cancellation, recorded.Event.CredentialId), recorded, WhtCredentialStatus.Submitted, WhtCredentialStep.Submitted));
        On<WhtCredentialProgressed>(async (db, recorded, cancellation) => Stand(
            db, await db.Row<WhtCredentialRow>(cancellation, recorded.Event.CredentialId), recorded, recorded.Event.Status, WhtCredentialStep.Processing));
        On<WhtCredentialAccepted>(async (db, recorded, cancellation) => Stand(
            db, await db.Row<WhtCredentialRow>(cancellation, recorded.Event.CredentialId), recorded, WhtCredentialStatus.Accepted, WhtCredentialStep.Accepted));
        On<WhtCredentialRejected>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<WhtCredentialRow>(cancellation, recorded.Event.CredentialId);
            row.Reason = recorded.Event.Reason;
            Stand(db, row, recorded, WhtCredentialStatus.Rejected, WhtCredentialStep.Rejected);
        });
    }

    public const string ReadModelName = "wht-credentials";

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model)
    {
        model.Entity<WhtCredentialRow>(credential =>
        {
            credential.ToTable("wht_credential");
            credential.HasKey(row => row.CredentialId);
            credential.HasIndex(row => new { row.PartnerId, row.Position, row.CredentialId });
            credential.HasIndex(row => new { row.Position, row.CredentialId });
        });
        model.Entity<WhtCredentialHistoryRow>(history =>
        {
            history.ToTable("wht_credential_history");
            history.HasKey(row => row.Id);
            history.HasIndex(row => new { row.CredentialId, row.Position });
        });
    }

    /// <summary>Where the credential stands from the event on, and that it came there.</summary>
    private static void Stand<TEvent>(
        ReadModelContext db, WhtCredentialRow row, Recorded<TEvent> recorded, WhtCredentialStatus status, WhtCredentialStep step)
        where TEvent : IDomainEvent
    {
        (row.Status, row.ChangedAt, row.Version) = (status, recorded.Metadata.OccurredAt, recorded.ClientVersion);
        db.Add(new WhtCredentialHistoryRow
        {
            Id = recorded.Place, CredentialId = row.CredentialId, PartnerId = row.PartnerId, Step = step, Amount = row.Amount,
            Currency = row.Currency, Reason = row.Reason, Operator = recorded.Metadata.Actor, At = row.ChangedAt, Position = recorded.Position,
        });
    }
}
