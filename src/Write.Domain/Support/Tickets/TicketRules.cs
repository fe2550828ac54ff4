using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>The rules of the area TICKET, and of who owes support.</summary>
public static class TicketRules
{
    public static readonly Rule NotFound = new("CONV-7", "TICKET_NOT_FOUND", "There is no such ticket, or it is not the caller's.");

    public static readonly Rule SupportOwed = new("CSP-36", "SUPPORT_OWED", "A partner owes its referral customers support service: their tickets go to it.");

    public static readonly Rule CategoryRequired = new("TICKET-3", "ISSUE_CATEGORY_REQUIRED", "A ticket needs an issue category.", "Name the category.");

    public static readonly Rule DescriptionRequired = new("TICKET-6", "DESCRIPTION_REQUIRED", "A ticket needs a description of the problem.", "Describe the problem.");

    public static readonly Rule ContactRequired = new("TICKET-7", "CONTACT_REQUIRED",
        "A ticket needs a contact option, a mobile number or an email address.", "Give a number or an address that can be used.");

    public static readonly Rule AgreementAccepted = new("TICKET-8", "AGREEMENT_NOT_ACCEPTED",
        "A ticket needs the letter of authorization and the privacy statement accepted.", "Accept both.");

    public static readonly Rule MessageByApplicant = new("TICKET-10", "MESSAGE_REQUIRED", "The applicant of a ticket can leave messages that say something.", "Give a text.");

    public static readonly Rule RemindedByApplicant = new("TICKET-11", "TICKET_REMINDED", "The applicant of a ticket can remind support of it.");

    public static readonly Rule RemindedBefore = new("TICKET-11", "TICKET_REMINDED_BEFORE",
        "Support is reminded of a ticket once in 24 hours.", "Wait, or leave a message if there is something to add.");

    public static readonly Rule MostReminders = new("TICKET-11", "TOO_MANY_REMINDERS",
        $"Support is reminded of a ticket {TicketConditions.MostReminders} times at most.", "Ask the ecosystem manager.");

    public static readonly Rule DeletedOnceClosed = new("TICKET-13", "TICKET_NOT_CLOSED", "A ticket can be deleted once it is closed.", "Close it first.");

    public static readonly Rule AnswerRequired = new("CONV-7", "ANSWER_REQUIRED", "An answer says something.", "Give a text.");

    public static readonly Rule ReasonRequired = new("CONV-7", "REASON_REQUIRED", "Support is told why what it proposed is no solution.", "Say what is still wrong.");

    public static readonly Rule Open = new("CONV-7", "TICKET_CLOSED", "With a closed ticket nothing is done any more.", "Open another one.");

    public static readonly Rule WaitsForApplicant = new("CONV-7", "TICKET_PENDING_CONFIRMATION",
        "A solution is proposed: the ticket waits for its applicant.", "The applicant closes or reopens the ticket.");

    public static readonly Rule MostLines = new("CONV-7", "TOO_MANY_MESSAGES",
        $"At most {TicketConditions.MostLines} messages and answers are kept with a ticket.", "Close it and open another one that names it.");
}
