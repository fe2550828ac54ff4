using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Write.Domain.Tests.Support;

/// <summary>Requests for help, and who owes it.</summary>
public sealed class TicketTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly TicketApplicant Customer = new(null, "c", "ann");

    private static readonly TicketApplicant Partner = new("p", null, "bob");

    private static readonly CreateTicket Asked = new("t", Customer, "p", TicketProduct.CloudServices, " Login ", "It does not start.", "+56 2 2345 6789", null, true, Now);

    private static readonly TicketCreated Created = new("t", Customer, "p", TicketProduct.CloudServices, "Login", "It does not start.", "+56223456789", null, Now);

    [Fact, Trait("Rule", "CSP-36")]
    public void A_referral_customers_ticket_goes_to_its_partner() =>
        TicketDecider.Definition.Given().When(Asked).Then(Created).By("TICKET-3", "TICKET-6", "TICKET-7", "TICKET-8", "CSP-36").AndRepeatingChangesNothing();

    [Theory, Trait("Rule", "CSP-36")]
    [InlineData(AssociationModel.Referral, "p")]
    [InlineData(AssociationModel.Reseller, null)]
    [InlineData(null, null)]
    public void Partners_owe_support_to_referral_customers(AssociationModel? model, string? assignee) => Assert.Equal(assignee, TicketSupport.OwedBy("p", model));

    [Fact, Trait("Rule", "TICKET-1")]
    public void A_partners_own_ticket_is_the_vendors_to_answer()
    {
        var asked = Asked with { Applicant = Partner, AssigneeId = null, Product = TicketProduct.Partners };
        var state = TicketDecider.Definition.Given().When(asked).Then(Created with { Applicant = Partner, AssigneeId = null, Product = TicketProduct.Partners }).StateAfter();
        Assert.Equal(TicketStatus.PendingProcessing, state.Status);
    }

    [Theory, Trait("Rule", "TICKET-3"), Trait("Rule", "TICKET-6"), Trait("Rule", "TICKET-7"), Trait("Rule", "TICKET-8")]
    [InlineData(" ", "text", "+5612345", null, true, "TICKET-3", "ISSUE_CATEGORY_REQUIRED")]
    [InlineData("Login", " \n ", "+5612345", null, true, "TICKET-6", "DESCRIPTION_REQUIRED")]
    [InlineData("Login", "text", null, null, true, "TICKET-7", "CONTACT_REQUIRED")]
    [InlineData("Login", "text", "12", "no address", true, "TICKET-7", "CONTACT_REQUIRED")]
    [InlineData("Login", "text", "+5612345", null, false, "TICKET-8", "AGREEMENT_NOT_ACCEPTED")]
    public void What_a_ticket_needs(string category, string description, string? mobile, string? email, bool accepted, string rule, string code) =>
        TicketDecider.Definition.Given()
            .When(Asked with { Category = category, Description = description, Mobile = mobile, Email = email, Accepted = accepted }).ThenRejected(rule).WithCode(code);

    [Fact, Trait("Rule", "TICKET-7")]
    public void An_address_alone_will_do() => TicketDecider.Definition.Given()
        .When(Asked with { Mobile = null, Email = "Ann@Post.example" }).Then(Created with { Mobile = null, Email = "ann@post.example" });

    [Fact, Trait("Rule", "CSP-36")]
    public void Whoever_owes_support_answers_and_nobody_else()
    {
        var answer = new AnswerTicket("t", "p", "p", " Try again. ", true, Now);
        var (started, answered) = (new TicketProcessingStarted("t", "p", Now), new TicketAnswered("t", "p", "Try again.", Now));
        TicketDecider.Definition.Given(Created).When(answer).Then(started, answered).By("CSP-36").AndRepeatingChangesNothing();
        TicketDecider.Definition.Given(Created, started).When(answer).Then(answered).By("CSP-36").AndRepeatingChangesNothing();
        TicketDecider.Definition.Given(Created).When(answer with { PartnerId = null }).Then(started with { PartnerId = null }, answered with { PartnerId = null }).By();
        // Another partner, and the one to whom the customer belonged before.
        foreach (var work in new SupportCommand[] { answer, new StartTicketProcessing("t", "p", "p", Now) })
        {
            TicketDecider.Definition.Given(Created).When(work with { PartnerId = "q" }).ThenRejected("CONV-7").WithCode("TICKET_NOT_FOUND");
            TicketDecider.Definition.Given(Created).When(work with { AssigneeId = null }).ThenRejected("CONV-7").WithCode("TICKET_NOT_FOUND");
            TicketDecider.Definition.Given().When(work).ThenRejected("CONV-7").WithCode("TICKET_NOT_FOUND");
            TicketDecider.Definition.Given(Created, new TicketClosed("t", Now), new TicketDeleted("t", Now)).When(work).ThenRejected("CONV-7").WithCode("TICKET_NOT_FOUND");
            TicketDecider.Definition.Given(Created, new TicketClosed("t", Now)).When(work).ThenRejected("CONV-7").WithCode("TICKET_CLOSED");
        }

        TicketDecider.Definition.Given(Created).When(answer with { Answer = " " }).ThenRejected("CONV-7").WithCode("ANSWER_REQUIRED");
    }
}
