using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Mapster;
using PartnerGraph.Api.GraphQL.Billing.Arrears;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

[Description("An alert as it was raised, whether anybody was listening or not: the same from alerts, from subscriptions and from node.")]
public abstract record Alert
{
    [Id]
    public required string Id { get; init; }

    [Description("What it is about, as alerts(kind) asks for it.")]
    public abstract AlertKind Kind { get; }

    [Description("Give it as after to the subscriptions to receive what came behind this alert.")]
    public required string Cursor { get; init; }

    [Description("UTC.")]
    public required DateTimeOffset RaisedAt { get; init; }

    [Description("Whether lines that were recorded as history raised it: then nobody was reminded, and nothing was restricted or frozen.")]
    public required bool Late { get; init; }

    [Id, Description("The partner for whom it was raised.")]
    public required string PartnerId { get; init; }

    [SeenLike("partner"), Description("That partner; null where the caller may not see it (CONV-7).")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

    [Id, Description("The customer concerned; null for an alert about the partner itself.")]
    public required string? CustomerId { get; init; }

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    [Description("What was used of the quota, spent of the budget, or not paid of the bill, in USD with eight decimals.")]
    public required Money Used { get; init; }

    [Description("The quota, the budget or the bill, in USD with eight decimals.")]
    public required Money Limit { get; init; }

    [Scalar<RatioScalar>, Description("Used divided by the limit, rounded half away from zero to eight decimals; null when the limit is 0.")]
    public required decimal? Ratio { get; init; }
}

[Node, KindOfAlert, Description("The usage of a partner's quota reached a level, or is no longer above the quota (QUOTA-7, QUOTA-8, QUOTA-9, QUOTA-17).")]
public sealed record QuotaUsageAlert : Alert
{
    public override AlertKind Kind => AlertKind.Quota;

    [Description("The level that was reached.")]
    public required QuotaAlert Level { get; init; }

    [Description("What the partner should do.")]
    public string Message => Level switch
    {
        QuotaAlert.Warning => "Most of the quota is used; repay in advance to free it.",
        QuotaAlert.UsedUp => "The quota is used up; repay, so that customers can go on buying.",
        QuotaAlert.Exceeded => "The quota is exceeded and customers cannot buy; repay now.",
        _ => "The quota is no longer exceeded; customers can buy again.",
    };
}

[Node, KindOfAlert, Description("Spending exceeded a share of a customer's budget (BUDGET-4).")]
public sealed record BudgetAlert : Alert
{
    public override AlertKind Kind => AlertKind.Budget;

    [Scalar<RatioScalar>, Description("The share of the budget that was exceeded, such as 0.9.")]
    public required decimal Threshold { get; init; }

    [Description("The month whose spending exceeded it, in the billing time zone.")]
    public required BillingMonth Month { get; init; }
}

/// <summary>Makes an entity one of the kinds of alerts.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KindOfAlertAttribute : GraphQLAttribute
{
    public override void Modify(IGraphType graphType)
    {
        if (graphType is IObjectGraphType kind) kind.Interfaces.Add<AlertInterface>();
    }
}

/// <summary>What alerts of every kind tell.</summary>
public sealed class AlertInterface : AutoRegisteringInterfaceGraphType<Alert>
{
    public AlertInterface() => Name = nameof(Alert);
}

internal sealed class AlertMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<AlertRow, Alert>().MapWith(row => Of(row));

    private static Alert Of(AlertRow row) => row.Kind switch
    {
        AlertKind.Quota => new QuotaUsageAlert
        {
            Id = GlobalId.Of(nameof(QuotaUsageAlert), row.AlertId), Cursor = Subscriptions.Cursor.Of(row.Position), RaisedAt = row.RaisedAt, Late = row.Late,
            PartnerId = GlobalId.Of("Partner", row.PartnerId), CustomerId = null, Used = row.Used, Limit = row.Limit, Ratio = row.Ratio, Level = row.Level!.Value,
        },
        AlertKind.Budget => new BudgetAlert
        {
            Id = GlobalId.Of(nameof(BudgetAlert), row.AlertId), Cursor = Subscriptions.Cursor.Of(row.Position), RaisedAt = row.RaisedAt, Late = row.Late,
            PartnerId = GlobalId.Of("Partner", row.PartnerId), CustomerId = GlobalId.Of("Customer", row.CustomerId), Used = row.Used, Limit = row.Limit,
            Ratio = row.Ratio, Threshold = row.Threshold!.Value, Month = row.Month!.Value,
        },
        AlertKind.Arrears => new ArrearsAlert
        {
            Id = GlobalId.Of(nameof(ArrearsAlert), row.AlertId), Cursor = Subscriptions.Cursor.Of(row.Position), RaisedAt = row.RaisedAt, Late = row.Late,
            PartnerId = GlobalId.Of("Partner", row.PartnerId), CustomerId = null, Used = row.Used, Limit = row.Limit, Ratio = row.Ratio,
            Month = row.Month!.Value, DueOn = row.DueOn!.Value, Position = row.Position,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };
}
