using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Read.Projections.Support.Tickets;

/// <summary>Tickets, each with whoever owes its applicant support now: a former partner sees nothing of them any more (ADR 27).</summary>
public sealed class ServiceTicketProjection : Projection
{
    public ServiceTicketProjection()
    {
        On<TicketCreated>((db, recorded) =>
        {
            var e = recorded.Event;
            db.Add(new ServiceTicketRow
            {
                TicketId = e.TicketId, ApplicantPartnerId = e.Applicant.PartnerId ?? "", ApplicantCustomerId = e.Applicant.CustomerId ?? "", Subject = e.Applicant.Subject,
                AssigneeId = e.AssigneeId ?? "", Product = e.Product, Category = e.Category, Description = e.Description, Mobile = e.Mobile, Email = e.Email,
                CreatedAt = e.CreatedAt, Position = recorded.Position, Version = recorded.ClientVersion,
            });
        });
        On<TicketAnswered>(async (db, recorded, cancellation) =>
        {
            var row = await Row(db, recorded.Event.TicketId, recorded.ClientVersion, cancellation);
            (row.Status, row.Answer, row.AnsweredAt) = (TicketStatus.PendingConfirmation, recorded.Event.Text, recorded.Event.AnsweredAt);
        });
        On<TicketClosed>(async (db, recorded, cancellation) =>
        {
            var row = await Row(db, recorded.Event.TicketId, recorded.ClientVersion, cancellation);
            (row.Status, row.ClosedAt) = (TicketStatus.Closed, recorded.Event.ClosedAt);
        });
        On<CustomerAssociated>((db, recorded, cancellation) =>
            Assign(db, recorded.Event.CustomerId, TicketSupport.OwedBy(recorded.Event.PartnerId, recorded.Event.Model), cancellation));
        On<AssociationModelChanged>((db, recorded, cancellation) =>
            Assign(db, recorded.Event.CustomerId, TicketSupport.OwedBy(recorded.Event.PartnerId, recorded.Event.To), cancellation));
        On<CustomerDisassociated>((db, recorded, cancellation) => Assign(db, recorded.Event.CustomerId, null, cancellation));
    }

    public const string ReadModelName = "service-tickets";

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model) => model.Entity<ServiceTicketRow>(ticket =>
    {
        ticket.ToTable("service_ticket");
        ticket.HasKey(row => row.TicketId);
        ticket.HasIndex(row => new { row.ApplicantPartnerId, row.Position });
        ticket.HasIndex(row => new { row.ApplicantCustomerId, row.Position });
        ticket.HasIndex(row => new { row.AssigneeId, row.Position });
        ticket.HasIndex(row => new { row.Position, row.TicketId });
    });

    private static async ValueTask<ServiceTicketRow> Row(ReadModelContext db, string ticketId, long version, CancellationToken cancellation)
    {
        var row = await db.Row<ServiceTicketRow>(cancellation, ticketId);
        row.Version = version;
        return row;
    }

    // What is open goes to the one who owes support now; what is closed is nobody's work, and stays with nobody once the tie has ended.
    private static async ValueTask Assign(ReadModelContext db, string customerId, string? partnerId, CancellationToken cancellation)
    {
        await db.Set<ServiceTicketRow>().Where(row => row.ApplicantCustomerId == customerId).LoadAsync(cancellation);
        foreach (var row in db.Set<ServiceTicketRow>().Local.Where(row => row.ApplicantCustomerId == customerId))
            row.AssigneeId = row.Status == TicketStatus.Closed ? "" : partnerId ?? "";
    }
}
