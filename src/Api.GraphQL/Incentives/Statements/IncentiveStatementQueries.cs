using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Incentives.Statements;

[Description("Which statements are asked for; a field left out asks nothing.")]
public sealed record IncentiveStatementFilter(
    [property: Id, Description("Of one partner alone: the caller's own, or a reseller of the distributor.")] string? PartnerId,
    [property: Description("Of this model alone.")] AssociationModel? Model,
    [property: Description("Of this period alone, such as 2024-11, 2024-Q4 or 2024.")] string? Period,
    [property: Description("Of those in this state alone.")] IncentiveStatementState? State,
    [property: Description("Generated at this instant or later.")] DateTimeOffset? From,
    [property: Description("Generated at this instant or earlier.")] DateTimeOffset? Until);

public sealed class IncentiveStatementQueries(IncentiveReads reads)
{
    private const string AsOfThen = "As they stood at this instant, before what was restated and put right later; as they stand unless given.";

    [Description("Incentive statements of the caller's partner, a distributor's resellers included; the latest first unless orderBy says otherwise (INCENT-6).")]
    public async Task<Connection<IncentiveStatement>> IncentiveStatements(
        IResolveFieldContext context, IncentiveStatementFilter? filter, [Description(AsOfThen)] DateTimeOffset? asOf, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (Actor.Of(context).Debtors(), new IncentiveQuery(
            filter?.PartnerId is { } partner ? GlobalId.KeyOf("Partner", partner) : null, filter?.Model, filter?.Period, filter?.State,
            Period.Window(filter?.From, filter?.Until, orderBy), asOf));
        return new(
            (await reads.Page(scope, query, page, context.CancellationToken)).Select(row => new IncentiveStatement(row, asOf)),
            cancellation => reads.Count(scope, query, cancellation));
    }

    [Description("One incentive statement; null when there is none, or was none then, or the caller may not see it (INCENT-8).")]
    public async Task<IncentiveStatement?> IncentiveStatement(IResolveFieldContext context, [Id] string id, [Description(AsOfThen)] DateTimeOffset? asOf)
    {
        var (scope, key) = (Actor.Of(context).Debtors(), GlobalId.KeyOf(nameof(IncentiveStatement), id));
        if (asOf is not { } instant) return await Find(scope, key, context.CancellationToken);
        return await reads.AsOf(scope, key, instant, context.CancellationToken) is { } row ? new(row, instant) : null;
    }

    [Description("One line of an incentive statement; null when there is none or the caller may not see it (INCENT-15).")]
    public Task<IncentiveLine?> IncentiveLine(IResolveFieldContext context, [Id] string id) =>
        FindLine(Actor.Of(context).Debtors(), GlobalId.KeyOf(nameof(IncentiveLine), id), context.CancellationToken);

    internal async Task<IncentiveStatement?> Find(PartnerScope scope, string id, CancellationToken cancellation) =>
        (await reads.Of(scope, [id], cancellation)).GetValueOrDefault(id) is { } row ? new(row) : null;

    internal async Task<IncentiveLine?> FindLine(PartnerScope scope, string id, CancellationToken cancellation) =>
        await reads.Line(scope, id, cancellation) is { } row && StatementIds.Parse(row.StatementId) is { } statement
            ? new(row, statement.Model, statement.Model == AssociationModel.Reseller && statement.Span.First == statement.Span.Last)
            : null;
}

internal static class IncentiveObjects
{
    /// <summary>The statement with a global id, read together with those of its siblings.</summary>
    public static IDataLoaderResult<IncentiveStatement?> IncentiveStatementOf(this IResolveFieldContext context, IncentiveReads reads, string id)
    {
        var scope = Actor.Of(context).Debtors();
        return context.Load<string, IncentiveStatementRow>(
                "incentive-statements", GlobalId.KeyOf(nameof(IncentiveStatement), id), (keys, cancellation) => reads.Of(scope, keys, cancellation))
            .Then(row => row is null ? null : new IncentiveStatement(row));
    }
}
