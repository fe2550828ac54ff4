using System.Globalization;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Support.Tickets;

/// <summary>What can be done with a ticket once it is opened.</summary>
public enum TicketAction { StartProcessing, Answer, AddMessage, Remind, Close, Reopen, Delete }

/// <summary>When something can be done with a ticket: decided here alone, for commands and for what screens offer.</summary>
public static class TicketConditions
{
    /// <summary>So often something is said about one ticket, by both sides together.</summary>
    public const int MostLines = 200;

    public const int MostReminders = 30;

    /// <summary>So long nobody is reminded of the same ticket again.</summary>
    public static readonly TimeSpan BetweenReminders = TimeSpan.FromHours(24);

    /// <summary>Those that each side can do, whoever it is.</summary>
    public static IReadOnlyList<TicketAction> Of(TicketSide side) => side == TicketSide.Support
        ? [TicketAction.StartProcessing, TicketAction.Answer]
        : [TicketAction.AddMessage, TicketAction.Remind, TicketAction.Close, TicketAction.Reopen, TicketAction.Delete];

    /// <summary>Those that would change something now.</summary>
    public static IEnumerable<TicketAction> Open(TicketSide side, TicketStanding ticket, DateTimeOffset at) =>
        ticket.Status == TicketStatus.Deleted ? [] : Of(side).Where(action => !IsDone(action, ticket.Status) && RefusalOf(action, ticket, at) is null);

    /// <summary>Whether what the action is for already holds.</summary>
    public static bool IsDone(TicketAction action, TicketStatus status) => action switch
    {
        TicketAction.StartProcessing => status == TicketStatus.Processing,
        TicketAction.Close => status == TicketStatus.Closed,
        TicketAction.Reopen => status is TicketStatus.PendingProcessing or TicketStatus.Processing,
        TicketAction.Delete => status == TicketStatus.Deleted,
        _ => false,
    };

    /// <summary>Why it cannot be done now; null when it can.</summary>
    public static Rejection? RefusalOf(TicketAction action, TicketStanding ticket, DateTimeOffset at)
    {
        if (action == TicketAction.Delete) return ticket.Status == TicketStatus.Closed ? null : TicketRules.DeletedOnceClosed.Refuse("ticketId");
        if (action == TicketAction.Close) return null;
        if (ticket.Status == TicketStatus.Closed) return TicketRules.Open.Refuse("ticketId");
        if (action is TicketAction.StartProcessing or TicketAction.Remind && ticket.Status == TicketStatus.PendingConfirmation)
            return TicketRules.WaitsForApplicant.Refuse("ticketId");
        if (action is TicketAction.Answer or TicketAction.AddMessage or TicketAction.Reopen && ticket.Lines >= MostLines) return TicketRules.MostLines.Refuse("ticketId");
        return action == TicketAction.Remind ? RefusalOfReminder(ticket, at) : null;
    }

    private static Rejection? RefusalOfReminder(TicketStanding ticket, DateTimeOffset at)
    {
        if (ticket.Reminders >= MostReminders) return TicketRules.MostReminders.Refuse("ticketId");
        // A clock that was set back must not open it again.
        return ticket.RemindedAt + BetweenReminders is { } next && at < next
            ? TicketRules.RemindedBefore.Refuse("ticketId", string.Create(CultureInfo.InvariantCulture, $"Support was reminded less than a day ago; it can be again from {next.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'} on."))
            : null;
    }
}
