using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Quotas.Budgets;

/// <summary>Judges the spending of budgets after every event of a batch, by the budget that holds at that place of the log.</summary>
internal sealed class BudgetJudge(ReadModelContext db, BusinessTime time, SpendingView spending, Observations observations)
{
    private readonly Dictionary<string, WatchedBudgetRow?> budgets = [];
    private readonly Dictionary<(string CustomerId, BillingMonth Month), WatchedMonthRow> months = [];

    public async Task Load(IReadOnlyCollection<string> customerIds, CancellationToken cancellation)
    {
        List<string> missing = [.. customerIds.Where(id => !budgets.ContainsKey(id))];
        if (missing.Count == 0) return;
        foreach (var id in missing) budgets[id] = null;
        foreach (var row in await db.Set<WatchedBudgetRow>().Where(row => missing.Contains(row.CustomerId)).ToListAsync(cancellation))
            budgets[row.CustomerId] = row;
        foreach (var row in await db.Set<WatchedMonthRow>().Where(row => missing.Contains(row.CustomerId)).ToListAsync(cancellation))
            months[(row.CustomerId, row.Month)] = row;
    }

    public async ValueTask After(Recorded recorded, CancellationToken cancellation)
    {
        switch (recorded.Event)
        {
            case BudgetSet e:
                Forget(e.CustomerId, _ => true);
                await JudgeMonths(await Watch(e, recorded, cancellation), _ => true, recorded, cancellation);
                break;
            case BudgetAdjusted e when budgets.GetValueOrDefault(e.CustomerId) is { } budget:
                (budget.Amount, budget.Ratios, budget.OnExceeded) = (e.To, AlertRatios.Format(e.AlertRatios), e.OnExceeded);
                Forget(e.CustomerId, told => !e.AlertRatios.Contains(told));
                var running = RunningAt(recorded);
                await JudgeMonths(budget, month => month == running, recorded, cancellation);
                break;
            case BudgetPeriodStarted e when budgets.GetValueOrDefault(e.CustomerId) is { } budget:
                var before = budget.Started;
                budget.Started = e.Month;
                await JudgeMonths(budget, month => month > before, recorded, cancellation);
                break;
            case BudgetRemoved e when budgets.GetValueOrDefault(e.CustomerId) is { } budget:
                budget.IsSet = false;
                Forget(e.CustomerId, _ => true);
                break;
            default:
                AfterLines(recorded);
                break;
        }
    }

    private void AfterLines(Recorded recorded)
    {
        // One event moves many lines when an association reaches back; it is judged by what they come to together.
        List<(WatchedBudgetRow Budget, CustomerMonthRow Month)> judged = [];
        foreach (var (month, change) in spending.Spent)
        {
            if (budgets.GetValueOrDefault(month.CustomerId) is not { IsSet: true } budget || budget.PartnerId != month.PartnerId) continue;
            if (budget.Term.Covering(month.Month) is null) continue;
            if (budget.Kind == BudgetKind.Package) budget.PackageSpent += change;
            judged.Add((budget, month));
        }

        foreach (var (budget, month) in judged.Distinct().OrderBy(pair => pair.Budget.CustomerId, StringComparer.Ordinal).ThenBy(pair => pair.Month.Month))
            Judge(budget, month.Month, budget.Kind == BudgetKind.Package ? budget.PackageSpent : month.Spent, recorded);
    }

    private async Task<WatchedBudgetRow> Watch(BudgetSet e, Recorded recorded, CancellationToken cancellation)
    {
        if (budgets.GetValueOrDefault(e.CustomerId) is not { } budget)
        {
            budgets[e.CustomerId] = budget = new() { CustomerId = e.CustomerId, PartnerId = e.PartnerId, Ratios = "" };
            db.Add(budget);
        }

        var running = RunningAt(recorded);
        (budget.PartnerId, budget.Kind, budget.Amount, budget.OnExceeded, budget.IsSet) = (e.PartnerId, e.Kind, e.Amount, e.OnExceeded, true);
        (budget.Ratios, budget.First, budget.Started) = (AlertRatios.Format(e.AlertRatios), e.Month, running > e.Month ? running : e.Month);
        budget.PackageSpent = (await spending.MonthsOf(e.CustomerId, e.PartnerId, cancellation))
            .Where(row => row.Month >= e.Month).Aggregate(Money.Zero, (sum, row) => sum + row.Spent);
        return budget;
    }

    private async Task JudgeMonths(WatchedBudgetRow budget, Func<BillingMonth, bool> which, Recorded source, CancellationToken cancellation)
    {
        if (budget.Kind == BudgetKind.Package)
        {
            Judge(budget, budget.First, budget.PackageSpent, source);
            return;
        }

        foreach (var month in await spending.MonthsOf(budget.CustomerId, budget.PartnerId, cancellation))
            if (month.Month >= budget.First && which(month.Month)) Judge(budget, month.Month, month.Spent, source);
    }

    private void Judge(WatchedBudgetRow budget, BillingMonth month, Money spent, Recorded source)
    {
        var running = RunningAt(source);
        if (!budget.Term.IsJudged(month, running) || budget.Term.Covering(month) is not { } covering) return;
        var ratios = AlertRatios.Parse(budget.Ratios);
        var exceeded = BudgetObservation.Exceeded(budget.Amount, ratios, spent);
        var row = months.GetValueOrDefault((budget.CustomerId, covering));
        ImmutableSortedSet<decimal> told = [.. AlertRatios.Parse(row?.Told ?? "")];
        if (exceeded.SetEquals(told)) return;
        observations.Add(source, budget.CustomerId, new BudgetObservation(
            budget.PartnerId, covering, spent, budget.Amount, ratios, told, budget.OnExceeded, budget.Term.IsRunning(month, running)));
        if (row is null)
        {
            months[(budget.CustomerId, covering)] = row = new() { CustomerId = budget.CustomerId, Month = covering, Told = "" };
            db.Add(row);
        }

        row.Told = AlertRatios.Format(exceeded);
    }

    /// <summary>What was told of another budget, or of a share that warns no more, is not told of this one.</summary>
    private void Forget(string customerId, Func<decimal, bool> which)
    {
        foreach (var row in months.Values.Where(row => row.CustomerId == customerId))
            row.Told = AlertRatios.Format(AlertRatios.Parse(row.Told).Where(told => !which(told)));
    }

    private BillingMonth RunningAt(Recorded recorded) => time.MonthOf(recorded.Metadata.OccurredAt);
}
