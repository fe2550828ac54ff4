using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Organization.Audit;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Organization.Audit;

[Description("Which entries are asked for; a field left out asks nothing.")]
public sealed record AuditFilter(
    [property: Description("Those of one of these kinds.")] IReadOnlyList<AuditKind>? Kinds,
    [property: Description("Those of one caller, by the sub of its tokens.")] string? Subject,
    [property: Id, Description("Those about one partner; a partner's administrator reads its own alone.")] string? PartnerId,
    [property: Description("At this instant or later.")] DateTimeOffset? From,
    [property: Description("At this instant or earlier.")] DateTimeOffset? Until);

[Name("AuditEntry"), Description("That a caller was denied something, or changed what somebody may do.")]
public sealed record AuditEntryView
{
    [Description("What happened.")]
    public required AuditKind Kind { get; init; }

    [Id, Description("The partner whose user it was, or is about; null for customers and the vendor.")]
    public required string? PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner.")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Id, Description("The customer whose user it was, or is about; null for everybody else.")]
    public required string? CustomerId { get; init; }

    [Description("Who was denied or changed it: the sub of the tokens.")]
    public required string Subject { get; init; }

    [Description("When; of a denial the first time in its hour. UTC.")]
    public required DateTimeOffset At { get; init; }

    [Id, Description("The member or role that was changed; null for denials and for users of customers.")]
    public required string? TargetId { get; init; }

    [Description("The root field that was denied.")]
    public required string? Field { get; init; }

    [Description("The code of the error, such as FORBIDDEN or CBC.0151.")]
    public required string? Code { get; init; }

    [Description("What the caller's policy did not allow (API-7); null when its role did not.")]
    public required string? Permission { get; init; }

    [Description("The id of the request's trace, as the server's log has it.")]
    public required string CorrelationId { get; init; }
}

public sealed class AuditQueries(AuditReads reads)
{
    [Cost(400), Description("Who was denied what, and who changed what somebody may do: of the caller's partner, and for operations of all, the latest first unless orderBy says otherwise. The same denial is told once an hour.")]
    public async Task<Connection<AuditEntryView>> AuditLog(IResolveFieldContext context, AuditFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var scope = context.PartnerScope();
        var query = new AuditQuery(
            filter?.Kinds, filter?.Subject, filter?.PartnerId is { } partner ? GlobalId.KeyOf("Partner", partner) : null, Period.Window(filter?.From, filter?.Until, orderBy));
        return new(
            (await reads.Entries(scope, query, page, context.CancellationToken)).Select(row => row.To<AuditEntryView>()), cancellation => reads.Count(scope, query, cancellation));
    }
}

internal sealed class AuditMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<AuditRow, AuditEntryView>()
        .Map(entry => entry.PartnerId, row => row.PartnerId == "" ? null : GlobalId.Of("Partner", row.PartnerId))
        .Map(entry => entry.CustomerId, row => row.CustomerId == null ? null : GlobalId.Of("Customer", row.CustomerId))
        .Map(entry => entry.TargetId, row => TargetOf(row));

    private static string? TargetOf(AuditRow row) => (row.Kind, row.Target, row.PartnerId) switch
    {
        (_, null, _) or (_, _, "") => null,
        (AuditKind.RoleDefined or AuditKind.RoleChanged or AuditKind.RoleRetired, { } role, _) => GlobalId.Of(nameof(CustomRole), role),
        (_, { } member, _) => GlobalId.Of(nameof(Member), member),
    };
}
