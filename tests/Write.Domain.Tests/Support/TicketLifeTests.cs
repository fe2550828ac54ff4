using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Write.Domain.Tests.Support;

/// <summary>From the opened ticket to the deleted one: both sides talk, the applicant decides that it is done.</summary>
public sealed class TicketLifeTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly TicketApplicant Bob = new("p", null, "bob");

    private static readonly TicketCaller ByBob = new(Bob, OwnOnly: true);

    private static readonly TicketCreated Created = new("t", Bob, null, TicketProduct.Partners, "LOGIN", "It does not start.", null, "bob@post.example", Now);

    private static readonly TicketProcessingStarted Started = new("t", null, Now);

    private static readonly TicketAnswered Answered = new("t", null, "Try again.", Now);

    private static readonly TicketClosed Closed = new("t", Now);

    private static readonly ApplicantCommand[] Asked =
    [
        new AddTicketMessage("t", ByBob, "More.", Now), new RemindTicket("t", ByBob, Now), new CloseTicket("t", ByBob, Now), new ReopenTicket("t", ByBob, "No.", Now),
        new DeleteTicket("t", ByBob, Now),
    ];

    public static TheoryData<ApplicantCommand> OfApplicants => [.. Asked];

    [Fact]
    public void Support_takes_a_ticket_up_once()
    {
        var start = new StartTicketProcessing("t", null, null, Now);
        TicketDecider.Definition.Given(Created).When(start).Then(Started).By().AndRepeatingChangesNothing();
        TicketDecider.Definition.Given(Created, Started, Answered).When(start).ThenRejected("CONV-7").WithCode("TICKET_PENDING_CONFIRMATION");
    }

    [Fact]
    public void Support_asks_back_and_the_ticket_stays_in_process()
    {
        var ask = new AnswerTicket("t", null, null, "Which browser?", false, Now);
        var asked = new TicketMessageAdded("t", TicketSide.Support, null, "Which browser?", Now);
        Assert.Equal(TicketStatus.Processing, TicketDecider.Definition.Given(Created).When(ask).Then(Started, asked).StateAfter().Status);
        TicketDecider.Definition.Given(Created, Started).When(ask).Then(asked).AndRepeatingChangesNothing();
        // The same words as the solution are another thing to say.
        TicketDecider.Definition.Given(Created, Started, asked).When(ask with { IsSolution = true }).Then(Answered with { Text = "Which browser?" });
    }

    [Fact, Trait("Rule", "TICKET-10")]
    public void The_applicant_leaves_messages()
    {
        var add = new AddTicketMessage("t", ByBob, " It is urgent. ", Now);
        var added = new TicketMessageAdded("t", TicketSide.Applicant, null, "It is urgent.", Now);
        foreach (var past in new IDomainEvent[][] { [Created], [Created, Started], [Created, Started, Answered] })
        {
            var before = TicketDecider.Definition.Fold(past).Status;
            Assert.Equal(before, TicketDecider.Definition.Given(past).When(add).Then(added).By("TICKET-10").StateAfter().Status);
            TicketDecider.Definition.Given(past).When(add).Then(added).AndRepeatingChangesNothing();
        }

        // Said again once something else was said.
        TicketDecider.Definition.Given(Created, Started, added, Answered).When(add).Then(added);
        TicketDecider.Definition.Given(Created, Started).When(add with { Message = " \n" }).ThenRejected("TICKET-10").WithCode("MESSAGE_REQUIRED");
        TicketDecider.Definition.Given(Created, Closed).When(add).ThenRejected("CONV-7").WithCode("TICKET_CLOSED");
        TicketDecider.Definition.Given(Created).When(add with { Message = new('x', 1_000) }).Then(added with { Text = new('x', 1_000) });
        TicketDecider.Definition.Given(Created).When(add with { Message = new('x', 1_001) }).ThenRejected("CONV-7").WithCode("TEXT_TOO_LONG");
    }

    [Fact, Trait("Rule", "TICKET-10")]
    public void A_ticket_holds_two_hundred_messages()
    {
        IDomainEvent[] Said(int times) => [Created, Started, .. Enumerable.Range(0, times).Select(n => new TicketMessageAdded("t", TicketSide.Applicant, null, $"{n}", Now)), Answered];
        TicketDecider.Definition.Given(Said(198)).When(new AddTicketMessage("t", ByBob, "last", Now)).Then(new TicketMessageAdded("t", TicketSide.Applicant, null, "last", Now));
        foreach (var command in new TicketCommand[]
            { new AddTicketMessage("t", ByBob, "more", Now), new AnswerTicket("t", null, null, "more", true, Now), new ReopenTicket("t", ByBob, "more", Now) })
            TicketDecider.Definition.Given(Said(199)).When(command).ThenRejected("CONV-7").WithCode("TOO_MANY_MESSAGES");
        TicketDecider.Definition.Given(Said(199)).When(new CloseTicket("t", ByBob, Now)).Then(Closed);
    }

    [Fact, Trait("Rule", "TICKET-11")]
    public void The_applicant_reminds_support_once_a_day()
    {
        var remind = new RemindTicket("t", ByBob, Now);
        var reminded = new TicketReminded("t", Now);
        TicketDecider.Definition.Given(Created).When(remind).Then(reminded).By("TICKET-11");
        TicketDecider.Definition.Given(Created, Started).When(remind).Then(reminded).By("TICKET-11");
        var day = Now.AddHours(24);
        TicketDecider.Definition.Given(Created, Started, reminded).When(remind with { At = day.AddTicks(-1) }).ThenRejected("TICKET-11").WithCode("TICKET_REMINDED_BEFORE");
        TicketDecider.Definition.Given(Created, Started, reminded).When(remind with { At = day }).Then(reminded with { RemindedAt = day });
        TicketDecider.Definition.Given(Created, Started, Answered).When(remind).ThenRejected("CONV-7").WithCode("TICKET_PENDING_CONFIRMATION");
        TicketDecider.Definition.Given(Created, Closed).When(remind).ThenRejected("CONV-7").WithCode("TICKET_CLOSED");
        IDomainEvent[] Past(int days) => [Created, .. Enumerable.Range(0, days).Select(n => new TicketReminded("t", Now.AddDays(n)))];
        TicketDecider.Definition.Given(Past(29)).When(remind with { At = Now.AddDays(29) }).Then(reminded with { RemindedAt = Now.AddDays(29) });
        TicketDecider.Definition.Given(Past(30)).When(remind with { At = Now.AddDays(30) }).ThenRejected("TICKET-11").WithCode("TOO_MANY_REMINDERS");
    }

    [Fact]
    public void The_applicant_confirms_or_reopens_what_was_proposed()
    {
        TicketDecider.Definition.Given(Created, Started, Answered).When(new CloseTicket("t", ByBob, Now)).Then(Closed).AndRepeatingChangesNothing();
        TicketDecider.Definition.Given(Created).When(new CloseTicket("t", ByBob, Now)).Then(Closed);
        var reopen = new ReopenTicket("t", ByBob, " Still broken. ", Now);
        var reopened = new TicketReopened("t", "Still broken.", Now);
        Assert.Equal(TicketStatus.Processing, TicketDecider.Definition.Given(Created, Started, Answered).When(reopen).Then(reopened).StateAfter().Status);
        TicketDecider.Definition.Given(Created, Started, Answered).When(reopen).Then(reopened).AndRepeatingChangesNothing();
        TicketDecider.Definition.Given(Created, Started, Answered).When(reopen with { Reason = " " }).ThenRejected("CONV-7").WithCode("REASON_REQUIRED");
        TicketDecider.Definition.Given(Created).When(reopen).ThenNothing();
        TicketDecider.Definition.Given(Created, Started, Answered, Closed).When(reopen).ThenRejected("CONV-7").WithCode("TICKET_CLOSED");
        // What was answered before counts as a new answer after it.
        TicketDecider.Definition.Given(Created, Started, Answered, reopened).When(new AnswerTicket("t", null, null, "Try again.", true, Now)).Then(Answered);
    }

    [Fact, Trait("Rule", "TICKET-13")]
    public void A_ticket_is_deleted_once_it_is_closed()
    {
        var delete = new DeleteTicket("t", ByBob, Now);
        TicketDecider.Definition.Given(Created, Started, Answered, Closed).When(delete).Then(new TicketDeleted("t", Now)).By("TICKET-13").AndRepeatingChangesNothing();
        foreach (var past in new IDomainEvent[][] { [Created], [Created, Started], [Created, Started, Answered] })
            TicketDecider.Definition.Given(past).When(delete).ThenRejected("TICKET-13").WithCode("TICKET_NOT_CLOSED");
        foreach (var command in Asked.Where(command => command is not DeleteTicket))
            TicketDecider.Definition.Given(Created, Closed, new TicketDeleted("t", Now)).When(command).ThenRejected("CONV-7").WithCode("TICKET_NOT_FOUND");
    }

    [Theory, MemberData(nameof(OfApplicants))]
    public void A_ticket_is_its_applicants_alone(ApplicantCommand command)
    {
        IDomainEvent[] past = command is DeleteTicket ? [Created, Closed] : command is ReopenTicket ? [Created, Started, Answered] : [Created];
        foreach (var stranger in new TicketCaller[] { new(Bob with { PartnerId = "q" }), new(new(null, "p", "bob")), new(Bob with { Subject = "carl" }, OwnOnly: true) })
            TicketDecider.Definition.Given(past).When(command with { By = stranger }).ThenRejected("CONV-7").WithCode("TICKET_NOT_FOUND");
        TicketDecider.Definition.Given().When(command).ThenRejected("CONV-7").WithCode("TICKET_NOT_FOUND");
        // Whoever sees all of the partner's tickets acts for them all.
        Assert.True(TicketDecider.Decide(command with { By = new(Bob with { Subject = "carl" }) }, TicketDecider.Definition.Fold(past)).IsAccepted);
    }

    [Theory, Trait("Rule", "TICKET-9")]
    [InlineData(TicketStatus.PendingProcessing, "StartProcessing Answer", "AddMessage Remind Close")]
    [InlineData(TicketStatus.Processing, "Answer", "AddMessage Remind Close")]
    [InlineData(TicketStatus.PendingConfirmation, "Answer", "AddMessage Close Reopen")]
    [InlineData(TicketStatus.Closed, "", "Delete")]
    [InlineData(TicketStatus.Deleted, "", "")]
    public void What_can_be_done_is_told(TicketStatus status, string support, string applicant)
    {
        Assert.Equal(support, string.Join(' ', TicketConditions.Open(TicketSide.Support, new(status), Now)));
        Assert.Equal(applicant, string.Join(' ', TicketConditions.Open(TicketSide.Applicant, new(status), Now)));
        Assert.DoesNotContain(TicketAction.Remind, TicketConditions.Open(TicketSide.Applicant, new(status, 0, 1, Now.AddHours(-23)), Now));
    }

    [Fact, Trait("Rule", "TICKET-14")]
    public void Times_are_shown_with_their_zone()
    {
        var instant = new DateTimeOffset(2021, 3, 11, 8, 20, 24, 900, TimeSpan.Zero);
        Assert.Equal("2021-03-11 16:20:24 GMT+08:00", BusinessTime.Default.Shown(instant));
        Assert.Equal("2021-03-11 04:50:24 GMT-03:30", new BusinessTime(new(-3, -30, 0)).Shown(instant));
        Assert.Equal("2021-03-11 08:20:24 GMT+00:00", new BusinessTime(TimeSpan.Zero).Shown(instant));
    }
}
