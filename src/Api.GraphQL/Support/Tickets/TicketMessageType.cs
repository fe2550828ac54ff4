using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Support.Tickets;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Support.Tickets;

namespace PartnerGraph.Api.GraphQL.Support.Tickets;

[Description("What one side said of a ticket.")]
public sealed class TicketMessage(TicketMessageRow row)
{
    [Description("Who said it.")]
    public TicketSide From => row.From;

    [Id, Description("The partner that said it for support (CSP-36); null for the vendor and for the applicant.")]
    public string? PartnerId => row.PartnerId is { Length: > 0 } partner ? GlobalId.Of("Partner", partner) : null;

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Description("What was said.")]
    public string Text => row.Text;

    [Description("Whether support proposed it as the solution.")]
    public bool IsSolution => row.IsSolution;

    [Description("When it was said.")]
    public DateTimeOffset WrittenAt => row.WrittenAt;
}

[Description("The times of a ticket as people read them, with the business zone, such as 2021-03-11 16:20:24 GMT+08:00 (TICKET-14). The fields of the same names of the ticket tell them to programs, in UTC.")]
public sealed class TicketTimes(ServiceTicketRow row, BusinessTime time)
{
    [Description("When it was opened.")]
    public string CreatedAt => time.Shown(row.CreatedAt);

    [Description("When support took it up; null before.")]
    public string? ProcessingStartedAt => Shown(row.ProcessingStartedAt);

    [Description("When the applicant reminded support last; null before.")]
    public string? RemindedAt => Shown(row.RemindedAt);

    [Description("When a solution was proposed last; null before.")]
    public string? AnsweredAt => Shown(row.AnsweredAt);

    [Description("When the applicant closed it; null before.")]
    public string? ClosedAt => Shown(row.ClosedAt);

    private string? Shown(DateTimeOffset? instant) => instant is { } at ? time.Shown(at) : null;
}
