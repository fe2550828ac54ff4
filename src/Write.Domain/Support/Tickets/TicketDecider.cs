using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>Tickets: opened by an applicant, answered by whoever owes it support, closed by the applicant.</summary>
public static class TicketDecider
{
    public static readonly Decider<TicketCommand, ServiceTicket> Definition =
        new("ticket", command => command.TicketId, ServiceTicket.None, Decide, ServiceTicket.Evolve);

    public static Decision Decide(TicketCommand command, ServiceTicket state) => command switch
    {
        CreateTicket create => state.Applicant is null ? Create(create) : Decision.Nothing,
        AnswerTicket answer when state.Applicant is not null && IsAssignee(answer) => Answer(answer, state),
        CloseTicket close when state.Applicant?.IsSide(close.By) == true => state.Status == TicketStatus.Closed
            ? Decision.Nothing
            : Decision.Accept(new TicketClosed(close.TicketId, close.At)),
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
    private static bool IsAssignee(AnswerTicket answer) => answer.PartnerId is null || answer.PartnerId == answer.AssigneeId;

    private static Decision Answer(AnswerTicket answer, ServiceTicket state)
    {
        if (string.IsNullOrWhiteSpace(answer.Answer)) return Decision.Reject(TicketRules.AnswerRequired.Refuse("answer"));
        if (state.Answer == answer.Answer.Trim()) return Decision.Nothing;
        return state.Status == TicketStatus.Closed
            ? Decision.Reject(TicketRules.Open.Refuse("ticketId"))
            : Decision.Accept(new TicketAnswered(answer.TicketId, answer.PartnerId, answer.Answer.Trim(), answer.At))
                .By(answer.PartnerId is null ? [] : [TicketRules.SupportOwed]);
    }
}
