using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Subscriptions;
using PartnerGraph.Api.Transport.Documents;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

[Description("An alert as it was raised, whether anybody was listening or not.")]
public sealed record Alert
{
    [Id]
    public required string Id { get; init; }

    public required AlertKind Kind { get; init; }

    [Id]
    public required string PartnerId { get; init; }

    [Id, Description("The customer of a budget alert.")]
    public required string? CustomerId { get; init; }

    [Description("The level of a quota alert.")]
    public required QuotaAlert? Level { get; init; }

    [Description("The share of the budget that was exceeded.")]
    public required decimal? Threshold { get; init; }

    [Description("Used divided by the limit, rounded half away from zero to eight decimals; null when the limit is 0.")]
    public required decimal? Ratio { get; init; }

    [Description("What was used of the quota, or spent of the budget.")]
    public required Money Used { get; init; }

    [Description("The quota or the budget.")]
    public required Money Limit { get; init; }

    public required BillingMonth? Month { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    [Description("Whether lines that were recorded as history raised it: then nobody was reminded, and nothing was restricted or frozen.")]
    public required bool Late { get; init; }

    [Description("Give it as after to the subscriptions to receive what came behind this alert.")]
    public required string Cursor { get; init; }
}

internal sealed class AlertMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<AlertRow, Alert>()
        .Map(alert => alert.Id, row => GlobalId.Of(nameof(Alert), row.AlertId))
        .Map(alert => alert.PartnerId, row => GlobalId.Of("Partner", row.PartnerId))
        .Map(alert => alert.CustomerId, row => row.CustomerId == "" ? null : GlobalId.Of("Customer", row.CustomerId))
        .Map(alert => alert.Cursor, row => Subscriptions.Cursor.Of(row.Position));
}

public sealed class AlertQueries(AlertReads reads, AccessPolicy access)
{
    [Cost(400), Description("Quota and budget alerts that the caller may see, the latest first. Nothing depends on having been connected.")]
    public async Task<Connection<Alert>> Alerts(IResolveFieldContext context, AlertKind? kind, [Id] string? customerId, PageRequest page)
    {
        var actor = Actor.Of(context);
        var query = new AlertQuery(
            actor.Partners(), actor.Customers(), [.. Kinds(actor).Where(allowed => kind is null || allowed == kind)],
            customerId is null ? null : GlobalId.KeyOf("Customer", customerId));
        return new(
            (await reads.Page(query, page, context.CancellationToken)).Select(row => row.To<Alert>()), cancellation => reads.Count(query, cancellation));
    }

    // An account manager sees the budgets of its customers, not the credit of its company.
    private IEnumerable<AlertKind> Kinds(Actor actor)
    {
        if (access.Allows(actor, "quotaAlertRaised")) yield return AlertKind.Quota;
        if (access.Allows(actor, "budgetAlertRaised")) yield return AlertKind.Budget;
    }
}
