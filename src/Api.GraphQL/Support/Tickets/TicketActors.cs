using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Support.Tickets;

/// <summary>A caller as tickets know it.</summary>
internal static class TicketActors
{
    public static TicketApplicant Applicant(this Actor actor) => new(actor.PartnerId, actor.PartnerId is null ? actor.CustomerId : null, actor.Subject);

    /// <summary>Whoever sees its own tickets alone acts on these alone.</summary>
    public static TicketCaller AsApplicant(this Actor actor) => new(actor.Applicant(), OwnOnly: actor.Tickets() is TicketSight.OfMember);

    public static TicketSight Tickets(this Actor actor) => actor.Customers() switch
    {
        CustomerScope.Everybody => new TicketSight.Everybody(),
        CustomerScope.OfPartner of => new TicketSight.OfPartner(of.PartnerId),
        CustomerScope.OfManagers of => new TicketSight.OfMember(of.PartnerId, actor.Subject),
        CustomerScope.Self of => new TicketSight.OfCustomer(of.CustomerId),
        _ => new TicketSight.Nobody(),
    };

    /// <summary>What the caller can do with a ticket now: what its side can, and its role and policy let it.</summary>
    public static IEnumerable<TicketAction> ActionsOn(this Actor actor, ServiceTicketRow ticket, AccessPolicy access, DateTimeOffset now) =>
        SidesOf(actor, ticket).SelectMany(side => TicketConditions.Open(side, ticket.Standing(), now)).Where(action => access.Allows(actor, MutationOf(action)));

    private static IEnumerable<TicketSide> SidesOf(Actor actor, ServiceTicketRow ticket)
    {
        if (actor.IsVendor || (actor.PartnerId is { } partner && partner == ticket.AssigneeId)) yield return TicketSide.Support;
        if (!actor.IsVendor && actor.AsApplicant().Owns(ticket.Applicant())) yield return TicketSide.Applicant;
    }

    private static string MutationOf(TicketAction action) => action switch
    {
        TicketAction.StartProcessing => "startTicketProcessing",
        TicketAction.Answer => "answerTicket",
        TicketAction.AddMessage => "addTicketMessage",
        TicketAction.Remind => "remindTicket",
        TicketAction.Close => "closeTicket",
        TicketAction.Reopen => "reopenTicket",
        TicketAction.Delete => "deleteTicket",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
