using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Tests.Support;

/// <summary>What applicants and support do with tickets, as both sides see it.</summary>
public sealed class TicketLifeTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Ticket = "serviceTicket { status actions } errors { code }";

    [Fact, Trait("Rule", "TICKET-9"), Trait("Rule", "TICKET-10"), Trait("Rule", "TICKET-11"), Trait("Rule", "TICKET-13")]
    public async Task A_ticket_is_talked_about_until_its_applicant_says_that_it_is_done()
    {
        var partner = await server.Partner();
        var (token, staff) = (server.Administrator(partner), server.Staff("operations_manager"));
        var id = await Open(token);
        Assert.Equal("""["ADD_MESSAGE","REMIND","CLOSE"]""", await Actions(token, id));
        Assert.Equal("""["START_PROCESSING","ANSWER"]""", await Actions(staff, id));
        Assert.Equal(["TICKET_NOT_CLOSED"], (await Do("deleteTicket", "deletedId errors { code }", token, new { ticketId = id })).Codes());

        Assert.Equal("""{"serviceTicket":{"status":"PROCESSING","actions":["ANSWER"]},"errors":[]}""", (await Do("startTicketProcessing", Ticket, staff, new { ticketId = id })).ToJsonString());
        Assert.Equal("""{"serviceTicket":{"status":"PROCESSING","actions":["ADD_MESSAGE","CLOSE"]},"errors":[]}""", (await Do("remindTicket", Ticket, token, new { ticketId = id })).ToJsonString());
        Assert.Equal(["TICKET_REMINDED_BEFORE"], (await Do("remindTicket", Ticket, token, new { ticketId = id })).Codes());
        Assert.Empty((await Do("answerTicket", Ticket, staff, new { ticketId = id, answer = "Which browser?", isSolution = false })).Codes());
        Assert.Empty((await Do("addTicketMessage", Ticket, token, new { ticketId = id, message = "All of them." })).Codes());
        Assert.Equal(
            """{"serviceTicket":{"status":"PENDING_CONFIRMATION","actions":["ANSWER"]},"errors":[]}""",
            (await Do("answerTicket", Ticket, staff, new { ticketId = id, answer = "Try again." })).ToJsonString());
        Assert.Equal("""["ADD_MESSAGE","CLOSE","REOPEN"]""", await Actions(token, id));
        Assert.Equal(
            """{"serviceTicket":{"status":"PROCESSING","actions":["ADD_MESSAGE","CLOSE"]},"errors":[]}""",
            (await Do("reopenTicket", Ticket, token, new { ticketId = id, reason = "Still broken." })).ToJsonString());

        const string Said = "query($id: ID!) { serviceTicket(id: $id) { reminders answer messages(first: 3) { totalCount nodes { from text isSolution partnerId } pageInfo { hasNextPage } } last: messages(orderBy: LATEST_FIRST, first: 1) { nodes { text } } } }";
        Assert.Equal(
            """{"serviceTicket":{"reminders":1,"answer":"Try again.","messages":{"totalCount":4,"nodes":[{"from":"SUPPORT","text":"Which browser?","isSolution":false,"partnerId":null},{"from":"APPLICANT","text":"All of them.","isSolution":false,"partnerId":null},{"from":"SUPPORT","text":"Try again.","isSolution":true,"partnerId":null}],"pageInfo":{"hasNextPage":true}},"last":{"nodes":[{"text":"Still broken."}]}}}""",
            (await server.Data(Said, token, new { id })).ToJsonString());
        Assert.Equal("""{"serviceTicket":{"status":"CLOSED","actions":["DELETE"]},"errors":[]}""", (await Do("closeTicket", Ticket, token, new { ticketId = id })).ToJsonString());
        Assert.Equal("[]", await Actions(staff, id));
        Assert.Equal(id, (string?)(await Do("deleteTicket", "deletedId errors { code }", token, new { ticketId = id }))["deletedId"]);
        foreach (var reader in new[] { token, staff })
        {
            var left = await server.Data("query($id: ID!) { serviceTicket(id: $id) { id } node(id: $id) { id } }", reader, new { id });
            Assert.Equal("""{"serviceTicket":null,"node":null}""", left.ToJsonString());
        }

        Assert.Equal("""{"serviceTickets":{"totalCount":0,"nodes":[]}}""", (await server.Data("{ serviceTickets { totalCount nodes { id } } }", token)).ToJsonString());
    }

    [Fact, Trait("Rule", "TICKET-9"), Trait("Rule", "TICKET-12")]
    public async Task Applicants_see_their_own_tickets_narrowed_by_their_status()
    {
        var (partner, stranger) = (await server.Partner(), await server.Partner());
        var (token, staff) = (server.Administrator(partner), server.Staff("operations_manager"));
        await Open(server.Administrator(stranger));
        var ids = new[] { await Open(token), await Open(token), await Open(token), await Open(token) };
        await Do("startTicketProcessing", Ticket, staff, new { ticketId = ids[1] });
        await Do("answerTicket", Ticket, staff, new { ticketId = ids[2], answer = "So." });
        await Do("closeTicket", Ticket, token, new { ticketId = ids[3] });
        foreach (var (status, n) in new[] { ("PENDING_PROCESSING", 0), ("PROCESSING", 1), ("PENDING_CONFIRMATION", 2), ("CLOSED", 3) })
        {
            var found = await server.Data(
                "query($status: TicketStatus) { serviceTickets(filter: { status: $status }) { totalCount nodes { id status } } }", token, new { status });
            Assert.Equal($$$"""{"serviceTickets":{"totalCount":1,"nodes":[{"id":"{{{ids[n]}}}","status":"{{{status}}}"}]}}""", found.ToJsonString());
        }

        var all = (await server.Data("{ serviceTickets(orderBy: EARLIEST_FIRST) { nodes { id number applicant product category description createdAt } } }", token))["serviceTickets"]!["nodes"]!.AsArray();
        Assert.Equal(ids, all.Select(node => (string)node!["id"]!));
        Assert.All(all, node => Assert.Equal(
            (server.Subject(token), "PARTNERS", "LOGIN", "It does not start."), ((string)node!["applicant"]!, (string)node["product"]!, (string)node["category"]!, (string)node["description"]!)));
        Assert.Equal(4, all.Select(node => (string)node!["number"]!).Distinct().Count());
    }

    [Fact, Trait("Rule", "CONV-7")]
    public async Task Nobody_acts_on_a_ticket_that_it_does_not_see()
    {
        var partner = await server.Partner();
        var id = await Open(server.Member(partner, Role.AccountManager, "m"));
        var absent = GlobalId.Of("ServiceTicket", "absent");
        var strangers = new[] { server.Member(partner, Role.AccountManager, "another"), server.Administrator(await server.Partner()), server.Customer(await server.CustomerOf(partner)) };
        foreach (var (mutation, input) in new (string, Func<string, object>)[]
        {
            ("addTicketMessage", ticketId => new { ticketId, message = "x" }), ("remindTicket", ticketId => new { ticketId }), ("closeTicket", ticketId => new { ticketId }),
            ("reopenTicket", ticketId => new { ticketId, reason = "x" }),
        })
            foreach (var stranger in strangers)
                Assert.Equal(
                    (await Do(mutation, Ticket, stranger, input(absent))).ToJsonString(), (await Do(mutation, Ticket, stranger, input(id))).ToJsonString());
        Assert.Equal("PENDING_PROCESSING", (string?)(await Do("addTicketMessage", Ticket, server.Administrator(partner), new { ticketId = id, message = "Mine, too." }))["serviceTicket"]!["status"]);
    }

    [Fact, Trait("Rule", "TICKET-9")]
    public async Task What_a_policy_takes_away_is_not_offered()
    {
        var customer = await server.CustomerOf(await server.Partner());
        var subject = $"colleague-{customer}";
        var (token, colleague) = (server.Customer(customer), server.Token(subject, (ActorDirectory.CustomerClaim, customer)));
        var id = await Open(token);
        Assert.Equal("""["ADD_MESSAGE","REMIND","CLOSE"]""", await Actions(colleague, id));
        var views = new { userSubject = subject, policy = new { version = "5.0", statements = new[] { new { effect = "ALLOW", actions = new[] { "*:*:view" } } } } };
        Assert.Empty((await Do("putPolicy", "errors { code }", token, views)).Codes());
        Assert.Equal("[]", await Actions(colleague, id));
        Assert.Equal("""["ADD_MESSAGE","REMIND","CLOSE"]""", await Actions(token, id));
    }

    [Fact, Trait("Rule", "TICKET-14")]
    public async Task Times_are_shown_with_the_zone()
    {
        var partner = await server.Partner();
        await server.Append("ticket", $"times-{partner}", new TicketCreated(
            $"times-{partner}", new(partner, null, "bob"), null, TicketProduct.Partners, "LOGIN", "why", null, "bob@post.example", new(2021, 3, 11, 8, 20, 24, TimeSpan.Zero)));
        await server.Settle();
        var ticket = (await server.Data("{ serviceTickets { nodes { createdAt shownTimes { createdAt closedAt } } } }", server.Administrator(partner)))["serviceTickets"]!["nodes"]![0]!;
        Assert.Equal(("2021-03-11 16:20:24 GMT+08:00", null), ((string?)ticket["shownTimes"]!["createdAt"], (string?)ticket["shownTimes"]!["closedAt"]));
        Assert.Equal(new DateTimeOffset(2021, 3, 11, 8, 20, 24, TimeSpan.Zero), ticket["createdAt"]!.GetValue<DateTimeOffset>());
    }

    private async Task<string> Open(string token) => (string)(await Do("createServiceTicket", "serviceTicket { id } errors { code }", token, new
    {
        product = "PARTNERS", category = "LOGIN", description = "It does not start.", contact = new { email = "ann@post.example" }, agreementAccepted = true,
    }))["serviceTicket"]!["id"]!;

    private async Task<JsonNode> Do(string mutation, string selection, string token, object input) =>
        (await server.Data($"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {selection} }} }}", token, new { input }))[mutation]!;

    private async Task<string> Actions(string token, string id) =>
        (await server.Data("query($id: ID!) { serviceTicket(id: $id) { actions } }", token, new { id }))["serviceTicket"]!["actions"]!.ToJsonString();
}
