using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Support;

/// <summary>Customers and partners ask for help; who owes it sees it, and nobody else does.</summary>
public sealed class ServiceTicketTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Create = "mutation($input: CreateServiceTicketInput!) { createServiceTicket(input: $input) { serviceTicket { id number status assigneeId customerId partnerId } errors { code ruleId path } } }";

    private const string Answer = "mutation($input: AnswerTicketInput!) { answerTicket(input: $input) { serviceTicket { status answer version } errors { code } } }";

    private const string Close = "mutation($input: CloseTicketInput!) { closeTicket(input: $input) { serviceTicket { status } errors { code } } }";

    private static readonly object Asked = Entry("CLOUD_SERVICES");

    [Fact, Trait("Rule", "CSP-36")]
    public async Task A_referral_customers_ticket_is_its_partners_to_answer()
    {
        var (partner, other) = (await server.Partner(), await server.Partner());
        var customer = await server.CustomerOf(partner, AssociationModel.Referral);
        var opened = await Open(server.Customer(customer), Asked);
        var id = opened["id"]!.GetValue<string>();
        Assert.Equal(
            (GlobalId.Of("Partner", partner), GlobalId.Of("Customer", customer), null, "PENDING_PROCESSING"),
            ((string?)opened["assigneeId"], (string?)opened["customerId"], (string?)opened["partnerId"], (string?)opened["status"]));

        foreach (var stranger in new[] { server.Administrator(other), server.Customer(await server.CustomerOf(partner, AssociationModel.Referral)), server.Member(partner, Role.AccountManager, "m") })
            Assert.Null(await Seen(stranger, id));
        Assert.Equal(["TICKET_NOT_FOUND"], (await Do(Answer, server.Administrator(other), new { ticketId = id, answer = "No." })).Codes());
        Assert.Equal(["TICKET_NOT_FOUND"], (await Do(Answer, server.Administrator(partner), new { ticketId = GlobalId.Of("ServiceTicket", "absent"), answer = "No." })).Codes());
        var answered = await Do(Answer, server.Administrator(partner), new { ticketId = id, answer = "Try again." });
        Assert.Equal("""{"serviceTicket":{"status":"PENDING_CONFIRMATION","answer":"Try again.","version":"2"},"errors":[]}""", answered.ToJsonString());
        Assert.Equal(["TICKET_NOT_FOUND"], (await Do(Close, server.Administrator(partner), new { ticketId = id })).Codes());
        Assert.Equal("""{"serviceTicket":{"status":"CLOSED"},"errors":[]}""", (await Do(Close, server.Customer(customer), new { ticketId = id })).ToJsonString());
    }

    [Fact, Trait("Rule", "CSP-36")]
    public async Task Support_ends_with_the_association_and_begins_with_the_next()
    {
        var (partner, other) = (await server.Partner(), await server.Partner());
        var customer = await server.CustomerOf(partner, AssociationModel.Referral);
        var id = (await Open(server.Customer(customer), Asked))["id"]!.GetValue<string>();
        Assert.NotNull(await Seen(server.Administrator(partner), id));
        await server.Append("association", customer, new CustomerDisassociated(customer, partner, AssociationModel.Referral, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Null(await Seen(server.Administrator(partner), id));
        Assert.Equal(["TICKET_NOT_FOUND"], (await Do(Answer, server.Administrator(partner), new { ticketId = id, answer = "Late." })).Codes());
        Assert.Null((string?)(await Seen(server.Staff("operations_manager"), id))!["assigneeId"]);
        await server.Append("association", customer, new CustomerAssociated(customer, other, AssociationModel.Referral, AssociationVia.Ticket, server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Equal(GlobalId.Of("Partner", other), (string?)(await Seen(server.Administrator(other), id))!["assigneeId"]);
        await server.Append("association", customer, new AssociationModelChanged(
            customer, other, AssociationModel.Referral, AssociationModel.Reseller, "T-1", server.Clock.GetUtcNow()));
        await server.Settle();
        Assert.Null(await Seen(server.Administrator(other), id));
        Assert.NotNull(await Seen(server.Customer(customer), id));
    }

    [Fact, Trait("Rule", "CSP-36"), Trait("Rule", "TICKET-1")]
    public async Task Everybody_elses_ticket_is_the_vendors()
    {
        var partner = await server.Partner();
        var reseller = await server.CustomerOf(partner);
        Assert.Null((string?)(await Open(server.Customer(reseller), Asked))["assigneeId"]);
        var own = await Open(server.Member(partner, Role.AccountManager, "m"), Entry("PARTNERS"));
        var id = own["id"]!.GetValue<string>();
        Assert.Equal((null, GlobalId.Of("Partner", partner), "PENDING_PROCESSING"), ((string?)own["assigneeId"], (string?)own["partnerId"], (string?)own["status"]));
        Assert.False(string.IsNullOrEmpty((string?)own["number"]));
        Assert.NotNull(await Seen(server.Administrator(partner), id));
        Assert.NotNull(await Seen(server.Member(partner, Role.AccountManager, "m"), id));
        Assert.Null(await Seen(server.Member(partner, Role.AccountManager, "another"), id));
        // A partner does not answer itself.
        Assert.Equal(["TICKET_NOT_FOUND"], (await Do(Answer, server.Administrator(partner), new { ticketId = id, answer = "Me." })).Codes());
        Assert.Empty((await Do(Answer, server.Staff("operations_manager"), new { ticketId = id, answer = "We." })).Codes());
        Assert.Equal(
            $$$"""{"serviceTickets":{"totalCount":1,"nodes":[{"id":"{{{id}}}","answer":"We."}]}}""",
            (await server.Data("{ serviceTickets(filter: { status: PENDING_CONFIRMATION, product: PARTNERS }) { totalCount nodes { id answer } } }", server.Administrator(partner))).ToJsonString());
        Assert.Equal(
            """{"serviceTickets":{"totalCount":0}}""", (await server.Data("{ serviceTickets(filter: { status: CLOSED }) { totalCount } }", server.Administrator(partner))).ToJsonString());
    }

    [Fact, Trait("Rule", "TICKET-3"), Trait("Rule", "TICKET-6"), Trait("Rule", "TICKET-7"), Trait("Rule", "TICKET-8")]
    public async Task What_is_missing_is_told_all_at_once()
    {
        var token = server.Administrator(await server.Partner());
        var refused = await Do(Create, token, new { product = "PARTNERS", category = " ", description = "", contact = new { }, agreementAccepted = false });
        Assert.Equal(["ISSUE_CATEGORY_REQUIRED", "DESCRIPTION_REQUIRED", "CONTACT_REQUIRED", "AGREEMENT_NOT_ACCEPTED"], refused.Codes());
        Assert.Null(refused["serviceTicket"]);
    }

    private static object Entry(string product) => new { product, category = "Login", description = "It does not start.", contact = new { email = "ann@post.example" }, agreementAccepted = true };

    private async Task<JsonNode> Open(string token, object input)
    {
        var payload = await Do(Create, token, input);
        Assert.Empty(payload.Codes());
        return payload["serviceTicket"]!;
    }

    private async Task<JsonNode> Do(string mutation, string token, object input) => (await server.Data(mutation, token, new { input })).AsObject().First().Value!;

    private async Task<JsonNode?> Seen(string token, string id) =>
        (await server.Data("query($id: ID!) { serviceTicket(id: $id) { id assigneeId } }", token, new { id }))["serviceTicket"];
}
