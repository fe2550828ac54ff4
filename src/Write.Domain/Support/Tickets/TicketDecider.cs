using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>Tickets: opened by an applicant, worked on by whoever owes it support, closed or reopened by the applicant.</summary>
public static class TicketDecider
{
    public static readonly Decider<TicketCommand, ServiceTicket> Definition =
        new("ticket", command => command.TicketId, ServiceTicket.None, Decide, ServiceTicket.Evolve);

    public static Decision Decide(TicketCommand command, ServiceTicket state) => command switch
    {
        CreateTicket create => state.Applicant is null ? Create(create) : Decision.Nothing,
        ApplicantCommand asked when state.Applicant is { } applicant && asked.By.Owns(applicant) && (state.Status != TicketStatus.Deleted || asked is DeleteTicket) =>
            TicketTalk.ByApplicant(asked, state),
        SupportCommand work when state.Applicant is not null && state.Status != TicketStatus.Deleted && IsAssignee(work) => TicketTalk.BySupport(work, state),
        _ => Decision.Reject(TicketRules.NotFound.Refuse("ticketId")),
    };

    private static Decision Create(CreateTicket create)
    {
        var mobile = PhoneNumber.Normalize(create.Mobile);
        var email = EmailAddress.TryNormalize(create.Email, out var address) ? address : null;
        List<Rejection> refusals = [];
        if (string.IsNullOrWhiteSpace(create.Category)) refusals.Add(TicketRules.CategoryRequired.Refuse("category"));
        if (string.IsNullOrWhiteSpace(create.Description)) refusals.Add(TicketRules.DescriptionRequired.Refuse("description"));
        if (mobile is null && email is null) refusals.Add(TicketRules.ContactRequired.Refuse("contact"));
        if (!create.Accepted) refusals.Add(TicketRules.AgreementAccepted.Refuse("agreementAccepted"));
        return Decision.RejectOr(refusals, () => Decision
            .Accept(new TicketCreated(
                create.TicketId, create.Applicant, create.AssigneeId, create.Product, create.Category!.Trim(), create.Description!.Trim(), mobile, email, create.At))
            .By([
                TicketRules.CategoryRequired, TicketRules.DescriptionRequired, TicketRules.ContactRequired, TicketRules.AgreementAccepted,
                .. create.AssigneeId is null ? [] : (Rule[])[TicketRules.SupportOwed],
            ]));
    }

    // The vendor helps whoever asks; a partner those to whom it owes it.
    private static bool IsAssignee(SupportCommand work) => work.PartnerId is null || work.PartnerId == work.AssigneeId;
}
