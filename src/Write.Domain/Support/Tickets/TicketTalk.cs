using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>What both sides do with a ticket that is theirs. Saying the same once more, with nothing in between, is saying it once.</summary>
internal static class TicketTalk
{
    public static Decision ByApplicant(ApplicantCommand asked, ServiceTicket state) => asked switch
    {
        AddTicketMessage { Message: var text } => string.IsNullOrWhiteSpace(text)
            ? Decision.Reject(TicketRules.MessageByApplicant.Refuse("message"))
            : Say(TicketAction.AddMessage, new(TicketSide.Applicant, text.Trim(), false), state, asked.At, line =>
                Decision.Accept(new TicketMessageAdded(asked.TicketId, TicketSide.Applicant, null, line, asked.At)).By(TicketRules.MessageByApplicant)),
        RemindTicket => Unless(TicketAction.Remind, state, asked.At, () =>
            Decision.Accept(new TicketReminded(asked.TicketId, asked.At)).By(TicketRules.RemindedByApplicant)),
        CloseTicket => Unless(TicketAction.Close, state, asked.At, () => Decision.Accept(new TicketClosed(asked.TicketId, asked.At))),
        ReopenTicket { Reason: var reason } => string.IsNullOrWhiteSpace(reason)
            ? Decision.Reject(TicketRules.ReasonRequired.Refuse("reason"))
            : Unless(TicketAction.Reopen, state, asked.At, () => Decision.Accept(new TicketReopened(asked.TicketId, reason.Trim(), asked.At))),
        DeleteTicket => Unless(TicketAction.Delete, state, asked.At, () =>
            Decision.Accept(new TicketDeleted(asked.TicketId, asked.At)).By(TicketRules.DeletedOnceClosed)),
        _ => throw new ArgumentOutOfRangeException(nameof(asked)),
    };

    public static Decision BySupport(SupportCommand work, ServiceTicket state)
    {
        IReadOnlyList<Rule> rules = work.PartnerId is null ? [] : [TicketRules.SupportOwed];
        // Whoever says something has taken it up.
        IReadOnlyList<IDomainEvent> takenUp = state.Status == TicketStatus.PendingProcessing ? [new TicketProcessingStarted(work.TicketId, work.PartnerId, work.At)] : [];
        return work switch
        {
            StartTicketProcessing => Unless(TicketAction.StartProcessing, state, work.At, () => Decision.Accept(takenUp).By(rules)),
            AnswerTicket { Answer: var text, IsSolution: var solves } => string.IsNullOrWhiteSpace(text)
                ? Decision.Reject(TicketRules.AnswerRequired.Refuse("answer"))
                : Say(TicketAction.Answer, new(TicketSide.Support, text.Trim(), solves), state, work.At, line =>
                    Decision.Accept([.. takenUp, Answered(work, line, solves)]).By(rules)),
            _ => throw new ArgumentOutOfRangeException(nameof(work)),
        };
    }

    private static IDomainEvent Answered(SupportCommand work, string text, bool solves) => solves
        ? new TicketAnswered(work.TicketId, work.PartnerId, text, work.At)
        : new TicketMessageAdded(work.TicketId, TicketSide.Support, work.PartnerId, text, work.At);

    private static Decision Say(TicketAction action, TicketLine line, ServiceTicket state, DateTimeOffset at, Func<string, Decision> accepted) =>
        state.Latest == line ? Decision.Nothing : Unless(action, state, at, () => accepted(line.Text));

    private static Decision Unless(TicketAction action, ServiceTicket state, DateTimeOffset at, Func<Decision> accepted)
    {
        if (TicketConditions.IsDone(action, state.Status)) return Decision.Nothing;
        return TicketConditions.RefusalOf(action, state.Standing, at) is { } refusal ? Decision.Reject(refusal) : accepted();
    }
}
