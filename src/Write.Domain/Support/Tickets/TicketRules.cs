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

    public static readonly Rule AnswerRequired = new("CONV-7", "ANSWER_REQUIRED", "An answer says something.", "Give a text.");

    public static readonly Rule Open = new("CONV-7", "TICKET_CLOSED", "A closed ticket is not answered any more.", "Let the applicant open another one.");
}
