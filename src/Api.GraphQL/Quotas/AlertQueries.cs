using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas.Alerts;

namespace PartnerGraph.Api.GraphQL.Quotas;

public sealed class AlertQueries(AlertReads reads, AccessPolicy access)
{
    [Cost(400), Description("Alerts of every kind that the caller may see, the latest first unless orderBy says otherwise. Nothing depends on having been connected.")]
    public async Task<Connection<Alert>> Alerts(
        IResolveFieldContext context, [Description("One kind alone; all when omitted.")] AlertKind? kind,
        [Id, Description("About one customer alone.")] string? customerId,
        [Description("Raised at this instant or later.")] DateTimeOffset? from,
        [Description("Raised at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page)
    {
        var query = Only(QueryOf(Actor.Of(context), access), kind, Period.Window(from, until, orderBy)) with
        {
            CustomerId = customerId is null ? null : GlobalId.KeyOf("Customer", customerId),
        };
        return new(
            (await reads.Page(query, page, context.CancellationToken)).Select(row => row.To<Alert>()), cancellation => reads.Count(query, cancellation));
    }

    /// <summary>One alert of a kind that the actor may see; null when there is none.</summary>
    internal async Task<TAlert?> Find<TAlert>(Actor actor, string key, CancellationToken cancellation) where TAlert : Alert =>
        (await reads.Find(QueryOf(actor, access), key, cancellation))?.To<Alert>() as TAlert;

    /// <summary>All alerts that the caller may see.</summary>
    internal static AlertQuery QueryOf(Actor actor, AccessPolicy access) => new(actor.Partners(), actor.Customers(), [.. Kinds(actor, access)]);

    /// <summary>Of these alerts one kind alone, unless null, and those of a time.</summary>
    internal static AlertQuery Only(AlertQuery all, AlertKind? kind, TimeWindow raised) =>
        all with { Kinds = [.. all.Kinds.Where(allowed => kind is null || allowed == kind)], Raised = raised };

    // An account manager sees the budgets of its customers, not the credit of its company.
    private static IEnumerable<AlertKind> Kinds(Actor actor, AccessPolicy access)
    {
        if (access.Allows(actor, "quotaAlertRaised")) yield return AlertKind.Quota;
        if (access.Allows(actor, "budgetAlertRaised")) yield return AlertKind.Budget;
        if (access.Allows(actor, "arrearsAlertRaised")) yield return AlertKind.Arrears;
    }
}
