using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Api.GraphQL.Exports;

[Description("Which exports are asked for; a field left out asks nothing.")]
public sealed record ExportFilter(
    [property: Description("What they hold.")] ExportKind? Kind,
    [property: Description("How far they have come.")] ExportState? State,
    [property: Description("Asked for at this instant or later.")] DateTimeOffset? From,
    [property: Description("Asked for at this instant or earlier.")] DateTimeOffset? Until);

public sealed class ExportQueries(ExportReads reads)
{
    [Description("An export of the caller's own; null when there is none.")]
    public Task<Export?> Export(IResolveFieldContext context, [Id] string id) =>
        Find(Actor.Of(context), GlobalId.KeyOf("Export", id), context.CancellationToken);

    [Description("What the caller asked for, the latest first unless orderBy says otherwise; exports of others of its partner are theirs.")]
    public async Task<Connection<Export>> Exports(IResolveFieldContext context, ExportFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (asker, query) = (Actor.Of(context).Asker(), new ExportQuery(filter?.Kind, filter?.State, Period.Window(filter?.From, filter?.Until, orderBy)));
        return new(
            (await reads.Page(asker, query, page, context.CancellationToken)).Select(row => new Export(row)), cancellation => reads.Count(asker, query, cancellation));
    }

    internal async Task<Export?> Find(Actor actor, string export, CancellationToken cancellation) => actor.Gap is null
        && (await reads.Of(actor.Asker(), [export], cancellation)).GetValueOrDefault(export) is { } row ? new(row) : null;
}
