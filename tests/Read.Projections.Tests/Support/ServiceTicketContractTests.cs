using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Read.Projections.Tests.Support;

public sealed class ServiceTicketContractTests : ProjectionContract<ServiceTicketProjection>
{
    private static readonly DateTimeOffset At = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    protected override IEnumerable<PastEvent> History =>
    [
        new("association-c", new CustomerAssociated("c", "p", AssociationModel.Referral, AssociationVia.Ticket, At)),
        new("ticket-1", Created("1", new(null, "c", "ann"), "p")),
        new("ticket-2", Created("2", new("p", null, "bob"), null)),
        new("ticket-1", new TicketAnswered("1", "p", "Try again.", At.AddHours(1))),
        new("ticket-3", Created("3", new(null, "c", "ann"), "p")),
        new("ticket-3", new TicketClosed("3", At.AddHours(2))),
        new("association-c", new AssociationModelChanged("c", "p", AssociationModel.Referral, AssociationModel.Reseller, "T", At.AddHours(3))),
        new("ticket-4", Created("4", new(null, "c", "ann"), null)),
        new("association-c", new AssociationModelChanged("c", "p", AssociationModel.Reseller, AssociationModel.Referral, "T", At.AddHours(4))),
        new("association-c", new CustomerDisassociated("c", "p", AssociationModel.Referral, At.AddHours(5))),
        new("association-c", new CustomerAssociated("c", "q", AssociationModel.Referral, AssociationVia.Ticket, At.AddHours(6))),
        new("ticket-1", new TicketAnswered("1", "q", "Now?", At.AddHours(7))),
        new("ticket-1", new TicketClosed("1", At.AddHours(8))),
        new("ticket-2", new TicketReminded("2", At.AddHours(9))),
        new("ticket-2", new TicketProcessingStarted("2", null, At.AddHours(10))),
        new("ticket-2", new TicketMessageAdded("2", TicketSide.Support, null, "Which one?", At.AddHours(11))),
        new("ticket-2", new TicketMessageAdded("2", TicketSide.Applicant, null, "Both.", At.AddHours(12))),
        new("ticket-2", new TicketAnswered("2", null, "Try again.", At.AddHours(13))),
        new("ticket-2", new TicketReopened("2", "No.", At.AddHours(14))),
        new("ticket-2", new TicketReminded("2", At.AddHours(40))),
        new("ticket-4", new TicketProcessingStarted("4", null, At.AddHours(41))),
        new("ticket-4", new TicketMessageAdded("4", TicketSide.Support, null, "Which one?", At.AddHours(42))),
        new("ticket-4", new TicketClosed("4", At.AddHours(43))),
        new("ticket-4", new TicketDeleted("4", At.AddHours(44))),
        new("association-c", new CustomerDisassociated("c", "q", AssociationModel.Referral, At.AddHours(45))),
    ];

    private static TicketCreated Created(string id, TicketApplicant applicant, string? assignee) =>
        new(id, applicant, assignee, TicketProduct.CloudServices, "Login", "It does not start.", null, "ann@post.example", At);
}
