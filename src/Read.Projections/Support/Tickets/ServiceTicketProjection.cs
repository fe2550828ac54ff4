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
        Changes<TicketProcessingStarted>(e => e.TicketId, (row, e) => (row.Status, row.ProcessingStartedAt) = (TicketStatus.Processing, row.ProcessingStartedAt ?? e.StartedAt));
        Changes<TicketMessageAdded>(e => e.TicketId, (_, _) => { }, e => new(e.From, e.PartnerId, e.Text, false, e.AddedAt));
        Changes<TicketAnswered>(
            e => e.TicketId, (row, e) => (row.Status, row.Answer, row.AnsweredAt) = (TicketStatus.PendingConfirmation, e.Text, e.AnsweredAt),
            e => new(TicketSide.Support, e.PartnerId, e.Text, true, e.AnsweredAt));
        Changes<TicketReminded>(e => e.TicketId, (row, e) => (row.Reminders, row.RemindedAt) = (row.Reminders + 1, e.RemindedAt));
        Changes<TicketReopened>(e => e.TicketId, (row, _) => row.Status = TicketStatus.Processing, e => new(TicketSide.Applicant, null, e.Reason, false, e.ReopenedAt));
        Changes<TicketClosed>(e => e.TicketId, (row, e) => (row.Status, row.ClosedAt) = (TicketStatus.Closed, e.ClosedAt));
        On<TicketDeleted>(async (db, recorded, cancellation) =>
        {
            await db.Set<TicketMessageRow>().Where(row => row.TicketId == recorded.Event.TicketId).LoadAsync(cancellation);
            db.RemoveRange([.. db.Set<TicketMessageRow>().Local.Where(row => row.TicketId == recorded.Event.TicketId)]);
            db.Remove(await db.Row<ServiceTicketRow>(cancellation, recorded.Event.TicketId));
        });
        On<CustomerAssociated>((db, recorded, cancellation) =>
            Assign(db, recorded.Event.CustomerId, TicketSupport.OwedBy(recorded.Event.PartnerId, recorded.Event.Model), cancellation));
        On<AssociationModelChanged>((db, recorded, cancellation) =>
            Assign(db, recorded.Event.CustomerId, TicketSupport.OwedBy(recorded.Event.PartnerId, recorded.Event.To), cancellation));
        On<CustomerDisassociated>((db, recorded, cancellation) => Assign(db, recorded.Event.CustomerId, null, cancellation));
    }

    public const string ReadModelName = "service-tickets";

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model)
    {
        model.Entity<ServiceTicketRow>(ticket =>
        {
            ticket.ToTable("service_ticket");
            ticket.HasKey(row => row.TicketId);
            ticket.HasIndex(row => new { row.ApplicantPartnerId, row.Position });
            ticket.HasIndex(row => new { row.ApplicantCustomerId, row.Position });
            ticket.HasIndex(row => new { row.AssigneeId, row.Position });
            ticket.HasIndex(row => new { row.Position, row.TicketId });
        });
        model.Entity<TicketMessageRow>(message =>
        {
            message.ToTable("service_ticket_message");
            message.HasKey(row => row.Id);
            message.HasIndex(row => new { row.TicketId, row.Position });
        });
    }

    private void Changes<TEvent>(Func<TEvent, string> ticketOf, Action<ServiceTicketRow, TEvent> change, Func<TEvent, Said>? said = null) where TEvent : IDomainEvent =>
        On<TEvent>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<ServiceTicketRow>(cancellation, ticketOf(recorded.Event));
            row.Version = recorded.ClientVersion;
            change(row, recorded.Event);
            if (said?.Invoke(recorded.Event) is not { } line) return;
            row.Lines++;
            db.Add(new TicketMessageRow
            {
                Id = recorded.Place, TicketId = row.TicketId, Position = recorded.Position,
                From = line.From, PartnerId = line.PartnerId ?? "", Text = line.Text, IsSolution = line.IsSolution, WrittenAt = line.At,
            });
        });

    // What is open goes to the one who owes support now; what is closed is nobody's work, and stays with nobody once the tie has ended.
    private static async ValueTask Assign(ReadModelContext db, string customerId, string? partnerId, CancellationToken cancellation)
    {
        await db.Set<ServiceTicketRow>().Where(row => row.ApplicantCustomerId == customerId).LoadAsync(cancellation);
        foreach (var row in db.Set<ServiceTicketRow>().Local.Where(row => row.ApplicantCustomerId == customerId))
            row.AssigneeId = row.Status == TicketStatus.Closed ? "" : partnerId ?? "";
    }

    private sealed record Said(TicketSide From, string? PartnerId, string Text, bool IsSolution, DateTimeOffset At);
}
