using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Support.Tickets;

[Node, Description("A request for help: of a referral customer to its partner (CSP-36), of everybody else to the vendor.")]
public sealed class ServiceTicket(ServiceTicketRow row)
{
    [Id]
    public string Id => GlobalId.Of(nameof(ServiceTicket), row.TicketId);

    [Description("What it is called in letters and calls.")]
    public string Number => row.TicketId;

    public TicketProduct Product => row.Product;

    [Description("The issue's category, as the applicant named it.")]
    public string Category => row.Category;

    [Description("Who opened it: the subject of the user's token.")]
    public string Applicant => row.Subject;

    [Description("As the applicant told it.")]
    public string Description => row.Description;

    public TicketStatus Status => row.Status;

    [Id, Description("The customer that opened it; null for a partner's.")]
    public string? CustomerId => row.ApplicantCustomerId is { Length: > 0 } customer ? GlobalId.Of("Customer", customer) : null;

    [SeenLike("customer"), Description("That customer; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Id, Description("The partner that opened it; null for a customer's.")]
    public string? PartnerId => row.ApplicantPartnerId is { Length: > 0 } partner ? GlobalId.Of("Partner", partner) : null;

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Id, Description("The partner that owes the applicant support now (CSP-36); null for the vendor.")]
    public string? AssigneeId => row.AssigneeId is { Length: > 0 } partner ? GlobalId.Of("Partner", partner) : null;

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Assignee(IResolveFieldContext context) => context.PartnerOf(AssigneeId);

    [Description("The number by which the applicant wants to be reached; null when it gave none.")]
    public string? Mobile => row.Mobile;

    [Description("The address by which the applicant wants to be reached; null when it gave none.")]
    public string? Email => row.Email;

    [Description("The answer that was proposed as the solution last; null before there is one.")]
    public string? Answer => row.Answer;

    [Description("What both sides said of it, answers included, the earliest first unless orderBy says otherwise (TICKET-10).")]
    public IDataLoaderResult<Connection<TicketMessage>> Messages(IResolveFieldContext context, ServiceTicketReads reads, TimeOrder? orderBy, PageRequest page)
    {
        var order = orderBy ?? TimeOrder.EarliestFirst;
        return context.Pages<TicketMessageRow, TicketMessage>("ticket-messages", row.TicketId, page, message => new(message),
            (keys, cancellation) => reads.Messages(keys, order, page, cancellation), reads.CountMessages)!;
    }

    [Description("What the caller can do with it now (TICKET-9): what would be refused, or change nothing, is left out.")]
    public IReadOnlyList<TicketAction> Actions(IResolveFieldContext context, [FromServices] AccessPolicy access, [FromServices] TimeProvider clock) =>
        [.. Actor.Of(context).ActionsOn(row, access, clock.GetUtcNow())];

    public DateTimeOffset CreatedAt => row.CreatedAt;

    [Description("When support took it up; null before.")]
    public DateTimeOffset? ProcessingStartedAt => row.ProcessingStartedAt;

    [Description("When the applicant reminded support last; null before (TICKET-11).")]
    public DateTimeOffset? RemindedAt => row.RemindedAt;

    [Description("How often the applicant reminded support.")]
    public int Reminders => row.Reminders;

    [Description("When a solution was proposed last; null before.")]
    public DateTimeOffset? AnsweredAt => row.AnsweredAt;

    [Description("When the applicant closed it; null before.")]
    public DateTimeOffset? ClosedAt => row.ClosedAt;

    [Description("The same times as people read them (TICKET-14).")]
    public TicketTimes ShownTimes(BusinessTime time) => new(row, time);

    [Description("For expectedVersion.")]
    public long Version => row.Version;
}
