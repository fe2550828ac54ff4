using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.Schema;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Quotas;

namespace PartnerGraph.Api.Quotas;

[Description("The budget that a partner set for a customer of the reseller model; it warns and stops nothing by itself (BUDGET-9).")]
public sealed record CustomerBudget
{
    [Id]
    public required string Id { get; init; }

    public required BudgetKind Kind { get; init; }

    [Description("USD with eight decimals.")]
    public required Money Amount { get; init; }

    [Description("Shares of the budget whose strict exceeding raises an alert (BUDGET-4).")]
    public required IReadOnlyList<decimal> AlertRatios { get; init; }

    public required BudgetExceededAction OnExceeded { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }
}

internal sealed class CustomerBudgetMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<BudgetRow, CustomerBudget>()
        .Map(budget => budget.Id, row => GlobalId.Of(nameof(CustomerBudget), row.CustomerId))
        .Map(budget => budget.AlertRatios, row => Ratios(row.AlertRatios));

    private static decimal[] Ratios(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ratio => decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture))];
}
