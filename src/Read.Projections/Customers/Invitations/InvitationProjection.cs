using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Customers.Invitations;

/// <summary>What partners do to win customers: pre-registrations, invitations, and attempts that failed.</summary>
public sealed class InvitationProjection : Projection
{
    public InvitationProjection()
    {
        On<CustomerPreRegistered>((db, recorded) => db.Add(PreRegistered(recorded.Event, recorded.Metadata.Actor)));
        On<PreRegistrationConverted>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<PreRegistrationRow>(cancellation, recorded.Event.PreRegistrationId);
            (row.Status, row.CustomerId) = (PreRegistrationStatus.Converted, recorded.Event.CustomerId);
        });
        On<PreRegistrationLapsed>(async (db, recorded, cancellation) =>
            (await db.Row<PreRegistrationRow>(cancellation, recorded.Event.PreRegistrationId)).Status = PreRegistrationStatus.Lapsed);
        On<InvitationCreated>((db, recorded) => db.Add(Created(recorded.Event, recorded.Metadata.Actor, recorded.ClientVersion)));
        On<InvitationShared>((db, recorded, cancellation) => Change(db, recorded.Event.InvitationId, recorded.ClientVersion,
            row => row.SharedBy = $"{row.SharedBy} {recorded.Event.Channel}".TrimStart(), cancellation));
        On<InvitationAccepted>((db, recorded, cancellation) => Change(db, recorded.Event.InvitationId, recorded.ClientVersion,
            row => (row.Status, row.AcceptedAt) = (row.Email is null ? row.Status : InvitationStatus.Accepted, recorded.Event.AcceptedAt), cancellation));
        On<InvitationExpired>((db, recorded, cancellation) => Change(db, recorded.Event.InvitationId, recorded.ClientVersion,
            row => row.Status = InvitationStatus.Expired, cancellation));
        On<InvitationRevoked>((db, recorded, cancellation) => Change(db, recorded.Event.InvitationId, recorded.ClientVersion,
            row => row.Status = InvitationStatus.Revoked, cancellation));
        On<AssociationRefused>(Refuse);
    }

    public override string Name => "invitations";

    public override void Map(ModelBuilder model)
    {
        model.Entity<InvitationRow>(invitation =>
        {
            invitation.ToTable("invitation");
            invitation.HasKey(row => row.InvitationId);
            invitation.HasIndex(row => new { row.PartnerId, row.CreatedAt, row.InvitationId });
            invitation.HasIndex(row => new { row.Email, row.CreatedAt, row.InvitationId });
        });
        model.Entity<PreRegistrationRow>(preRegistration =>
        {
            preRegistration.ToTable("pre_registration");
            preRegistration.HasKey(row => row.PreRegistrationId);
            preRegistration.HasIndex(row => new { row.PartnerId, row.RegisteredAt, row.PreRegistrationId });
        });
        model.Entity<AssociationFailureRow>(failure =>
        {
            failure.ToTable("association_failure");
            failure.HasKey(row => row.FailureId);
            failure.HasIndex(row => new { row.PartnerId, row.RefusedAt, row.FailureId });
            failure.HasIndex(row => new { row.CustomerId, row.RefusedAt, row.FailureId });
        });
    }

    private static PreRegistrationRow PreRegistered(CustomerPreRegistered e, string by) => new()
    {
        PreRegistrationId = e.PreRegistrationId, PartnerId = e.PartnerId, Email = e.Email, Country = e.Country, CreatedBy = by,
        RegisteredAt = e.RegisteredAt, ProtectedUntil = e.ProtectedUntil, Status = PreRegistrationStatus.Active,
    };

    private static InvitationRow Created(InvitationCreated e, string by, long version) => new()
    {
        InvitationId = e.InvitationId, PartnerId = e.PartnerId, Channel = e.Channel, Model = e.Model, Email = e.Email,
        PreRegistrationId = e.PreRegistrationId, Token = e.Token, CreatedBy = by, CreatedAt = e.CreatedAt, ValidTo = e.ValidTo,
        Status = InvitationStatus.Open, Version = version,
    };

    private static async ValueTask Change(
        ReadModelContext db, string invitationId, long version, Action<InvitationRow> change, CancellationToken cancellation)
    {
        var row = await db.Row<InvitationRow>(cancellation, invitationId);
        change(row);
        row.Version = version;
    }

    private static async ValueTask Refuse(ReadModelContext db, Recorded<AssociationRefused> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        await Change(db, e.InvitationId, recorded.ClientVersion, row => db.Add(new AssociationFailureRow
        {
            FailureId = $"{e.InvitationId}.{recorded.Version}", InvitationId = e.InvitationId, PartnerId = e.PartnerId, CustomerId = e.CustomerId,
            CustomerEmail = e.CustomerEmail, InvitedBy = row.CreatedBy, RefusedAt = e.RefusedAt,
            Causes = JsonSerializer.Serialize(e.Causes, EventJson.Options),
        }), cancellation);
    }
}
