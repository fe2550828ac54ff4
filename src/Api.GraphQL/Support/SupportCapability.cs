using PartnerGraph.Api.GraphQL.Hosting;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Support.Guides;
using PartnerGraph.Api.GraphQL.Support.Tickets;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Application.Support.Tickets;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Api.GraphQL.Support;

public static class SupportCapability
{
    public static IServiceCollection AddSupport(this IServiceCollection services) => services
        .AddSingleton<TicketWorkflow>()
        .AddProjection<ServiceTicketProjection>()
        .AddSingleton<ServiceTicketReads>()
        .AddAccess<SupportAccess>()
        .AddQueries<HelpQueries>()
        .AddQueries<TicketGuideQueries>()
        .AddQueries<ServiceTicketQueries>()
        .AddMutations<ServiceTicketMutations>()
        .AddNode<ServiceTicket>(static async (provider, actor, key, cancellation) => provider.GetRequiredService<AccessPolicy>().Allows(actor, "serviceTicket")
            ? await provider.GetRequiredService<ServiceTicketQueries>().Find(actor, key, cancellation)
            : null);
}

internal sealed class SupportAccess : IAccessRules
{
    private static readonly Role[] Applicants =
    [
        Role.PartnerAdministrator, Role.AccountDirector, Role.AccountManager, Role.DistributorAdministrator, Role.ResellerAdministrator, Role.Customer,
    ];

    private static readonly Role[] Staff = [Role.EcosystemManager, Role.OperationsManager];

    private static readonly Role[] Support = [Role.PartnerAdministrator, Role.ResellerAdministrator, .. Staff];

    public IEnumerable<AccessRule> Rules =>
    [
        new("helpArticle", "CONV-8", Enum.GetValues<Role>()),
        new("helpArticles", "CONV-8", Enum.GetValues<Role>()),
        new("helpChapters", "PROG-78", Enum.GetValues<Role>()),
        new("ticketProducts", "TICKET-2", Enum.GetValues<Role>()),
        new("knownIssues", "TICKET-4", Enum.GetValues<Role>()),
        new("recommendedContent", "TICKET-5", Enum.GetValues<Role>()),
        new("createServiceTicket", "TICKET-1", Applicants, Permissions.CreateTickets),
        new("addTicketMessage", "TICKET-10", Applicants, Permissions.CreateTickets),
        new("remindTicket", "TICKET-11", Applicants, Permissions.CreateTickets),
        new("closeTicket", "TICKET-1", Applicants, Permissions.CreateTickets),
        new("reopenTicket", "TICKET-1", Applicants, Permissions.CreateTickets),
        new("deleteTicket", "TICKET-13", Applicants, Permissions.CreateTickets),
        // Whoever sees all customers of the partner answers those to whom it owes support.
        new("startTicketProcessing", "CSP-36", Support, Permissions.CreateTickets),
        new("answerTicket", "CSP-36", Support, Permissions.CreateTickets),
        new("serviceTicket", "TICKET-9", [.. Applicants, .. Staff], Permissions.CreateTickets),
        new("serviceTickets", "TICKET-9", [.. Applicants, .. Staff], Permissions.CreateTickets),
    ];
}
