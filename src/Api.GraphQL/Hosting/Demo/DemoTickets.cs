using PartnerGraph.Write.Application.Support.Tickets;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Hosting.Demo;

/// <summary>A ticket of the demo's partner, about which the vendor asks back, and one of its referral customer, which waits for the partner.</summary>
public sealed class DemoTickets(TicketWorkflow tickets)
{
    private const string OfPartner = "demo-ticket", OfCustomer = "demo-ticket-tern";

    public async Task Load(CancellationToken cancellation)
    {
        await DemoLoader.Done(tickets.Create(
            OfPartner, new(DemoActors.PartnerId, null, "alice"),
            new(TicketProduct.Partners, "INCENTIVES", "The statement of last month misses what Tern Travel bought late.", null, "office@aurora.example", Accepted: true),
            DemoLoader.As, cancellation));
        await DemoLoader.Done(tickets.Answer(OfPartner, null, "Which orders are missing?", isSolution: false, DemoLoader.As, cancellation));
        await DemoLoader.Done(tickets.Create(
            OfCustomer, new(null, DemoActors.Customers[2].Id, "tern-user"),
            new(TicketProduct.CloudServices, "API_LIMITS", "Our nightly job is refused with APIG.0308.", "+6560001000", null, Accepted: true), DemoLoader.As, cancellation));
    }
}
