using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Schema.Scalars;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Budgets;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Api.GraphQL.Quotas;

[Node, Description("The budget that a partner set for a customer of the reseller model; it warns and stops nothing by itself (BUDGET-9).")]
public sealed record CustomerBudget
{
    [Id]
    public required string Id { get; init; }

    [Id]
    public required string CustomerId { get; init; }

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    public required BudgetKind Kind { get; init; }

    [Description("USD with eight decimals.")]
    public required Money Amount { get; init; }

    [Scalar<RatioScalar>, Description("Shares of the budget whose strict exceeding raises an alert (BUDGET-4).")]
    public required IReadOnlyList<decimal> AlertRatios { get; init; }

    public required BudgetExceededAction OnExceeded { get; init; }

    [Description("The first month that the budget covers; a package covers everything from its first day on.")]
    public required BillingMonth FirstMonth { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }

    [Description("UTC; when the running month is over in the billing zone and the budget is restored (BUDGET-7). Null for a package.")]
    public DateTimeOffset? DueAt(BusinessTime time) => Kind == BudgetKind.Monthly ? time.StartAfter(StartedMonth) : null;

    [Ignore]
    public required BillingMonth StartedMonth { get; init; }

    [Ignore]
    public required string CustomerKey { get; init; }

    [Ignore]
    public required string PartnerKey { get; init; }

    [Description("What the customer has spent at official prices in a month, the running one unless given; of a package, since its first month (BUDGET-3).")]
    public IDataLoaderResult<Money> SpentAtOfficialPrice(
        IResolveFieldContext context, SpendingReads spending, BusinessTime time, [FromServices] TimeProvider clock, BillingMonth? month) =>
        Spent(context, spending, month ?? time.MonthOf(clock.GetUtcNow()));

    [Scalar<RatioScalar>, Description("Spending divided by the budget, rounded half away from zero to eight decimals; null when the budget is 0.")]
    public IDataLoaderResult<decimal?> Ratio(
        IResolveFieldContext context, SpendingReads spending, BusinessTime time, [FromServices] TimeProvider clock, BillingMonth? month) =>
        Spent(context, spending, month ?? time.MonthOf(clock.GetUtcNow())).Then(spent => spent.ShareOf(Amount));

    [Description("What the running month has come to so far at official prices, with eight decimals (BUDGET-12).")]
    public IDataLoaderResult<Money> CurrentEstimate(IResolveFieldContext context, SpendingReads spending, BusinessTime time, [FromServices] TimeProvider clock) =>
        Months(context, spending).Then(months => Sum(months, row => row.Month == time.MonthOf(clock.GetUtcNow())));

    [Description("How much of the log the spending includes.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    [Description("Every setting, adjustment and removal, the latest first unless orderBy says otherwise (BUDGET-5).")]
    public IDataLoaderResult<Connection<BudgetHistoryEntry>> History(
        IResolveFieldContext context, BudgetHistoryReads reads, BudgetHistoryFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (Actor.Of(context).Debtors(), BudgetQueries.QueryOf(filter, orderBy));
        return context.Pages<BudgetHistoryRow, BudgetHistoryEntry>("budget-history", CustomerKey, page, row => row.To<BudgetHistoryEntry>(),
            (keys, cancellation) => reads.Pages(scope, keys, query, page, cancellation), (keys, cancellation) => reads.Counts(scope, keys, query, cancellation))!;
    }

    private IDataLoaderResult<Money> Spent(IResolveFieldContext context, SpendingReads spending, BillingMonth month) =>
        Months(context, spending).Then(months => Kind == BudgetKind.Package
            ? Sum(months, row => row.Month >= FirstMonth)
            : Sum(months, row => row.Month == month));

    private IDataLoaderResult<ILookup<string, CustomerMonthRow>?> Months(IResolveFieldContext context, SpendingReads spending) =>
        context.Load("budget-months", CustomerKey, async (IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        {
            var months = await spending.Months(keys, cancellation);
            return (IReadOnlyDictionary<string, ILookup<string, CustomerMonthRow>>)keys.ToDictionary(key => key, _ => months);
        });

    private Money Sum(ILookup<string, CustomerMonthRow>? months, Func<CustomerMonthRow, bool> which) =>
        (months?[CustomerKey] ?? []).Where(row => row.PartnerId == PartnerKey && which(row)).Aggregate(Money.Zero, (sum, row) => sum + row.Spent);
}

[Description("Who set, adjusted or removed a budget, and when.")]
public sealed record BudgetHistoryEntry
{
    public required BudgetStep Step { get; init; }

    [Description("The budget from then on; what it had been when it was removed.")]
    public required Money Amount { get; init; }

    public required BudgetKind Kind { get; init; }

    [Scalar<RatioScalar>, Description("Shares of the budget whose strict exceeding raises an alert (BUDGET-4).")]
    public required IReadOnlyList<decimal> AlertRatios { get; init; }

    public required BudgetExceededAction OnExceeded { get; init; }

    [Description("The subject of the user's token, or system: and a name.")]
    public required string Operator { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class CustomerBudgetMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<BudgetRow, CustomerBudget>()
            .Map(budget => budget.Id, row => GlobalId.Of(nameof(CustomerBudget), row.CustomerId))
            .Map(budget => budget.CustomerId, row => GlobalId.Of("Customer", row.CustomerId))
            .Map(budget => budget.FirstMonth, row => row.First)
            .Map(budget => budget.StartedMonth, row => row.Month)
            .Map(budget => budget.AlertRatios, row => Ratios(row.AlertRatios))
            .Map(budget => budget.CustomerKey, row => row.CustomerId)
            .Map(budget => budget.PartnerKey, row => row.PartnerId);
        config.NewConfig<BudgetHistoryRow, BudgetHistoryEntry>().Map(entry => entry.AlertRatios, row => Ratios(row.AlertRatios));
    }

    private static decimal[] Ratios(string text) => [.. AlertRatios.Parse(text)];
}
