using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>Judges the spending of budgets during one batch.</summary>
internal sealed class BudgetWatcher(ReadModelContext db, SpendingLedger ledger, FollowUp followUp)
{
    private readonly Dictionary<string, WatchedBudgetRow> budgets = [];
    private readonly Dictionary<(string CustomerId, BillingMonth Month), WatchedMonthRow> months = [];

    public async Task Load(IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var customers = batch.Select(recorded => recorded.Event is ExpenditureRecorded line ? line.CustomerId : BudgetOf(recorded.Event))
            .OfType<string>().Distinct().ToList();
        foreach (var row in await db.Set<WatchedBudgetRow>().Where(row => customers.Contains(row.CustomerId)).ToListAsync(cancellation))
            budgets[row.CustomerId] = row;
        foreach (var row in await db.Set<WatchedMonthRow>().Where(row => customers.Contains(row.CustomerId)).ToListAsync(cancellation))
            months[(row.CustomerId, row.Month)] = row;
    }

    public async Task After(Recorded recorded, SpendingLedger.Change change, CancellationToken cancellation)
    {
        switch (recorded.Event)
        {
            case BudgetSet e:
                Forget(e.CustomerId);
                await JudgeAll(await Watch(e, cancellation), e.Month, recorded, cancellation);
                break;
            case BudgetAdjusted e:
                var budget = budgets[e.CustomerId];
                (budget.Amount, budget.Ratios) = (e.To, AlertRatios.Format(e.AlertRatios));
                foreach (var month in months.Values.Where(row => row.CustomerId == e.CustomerId)) month.Told = WatchedMonthRow.Unknown;
                await JudgeAll(budget, budget.Month, recorded, cancellation);
                break;
            case BudgetPeriodStarted e:
                budgets[e.CustomerId].Month = e.Month;
                break;
            case BudgetRemoved e:
                Forget(e.CustomerId);
                if (budgets.Remove(e.CustomerId, out var removed)) db.Remove(removed);
                break;
            default:
                if (change.Month is { } spent) await AfterLine(spent, change.Spent, recorded, cancellation);
                break;
        }
    }

    private static string? BudgetOf(IDomainEvent @event) => @event switch
    {
        BudgetSet e => e.CustomerId,
        BudgetAdjusted e => e.CustomerId,
        BudgetRemoved e => e.CustomerId,
        BudgetPeriodStarted e => e.CustomerId,
        _ => null,
    };

    private async Task AfterLine(CustomerMonthRow spent, Money line, Recorded source, CancellationToken cancellation)
    {
        if (!budgets.TryGetValue(spent.CustomerId, out var budget) || budget.PartnerId != spent.PartnerId || spent.Month < budget.First) return;
        if (budget.Kind == BudgetKind.Monthly)
        {
            await Judge(budget, spent.Month, spent.Spent, source, cancellation);
            return;
        }

        budget.PackageSpent += line;
        await Judge(budget, budget.First, budget.PackageSpent, source, cancellation);
    }

    private async Task<WatchedBudgetRow> Watch(BudgetSet e, CancellationToken cancellation)
    {
        if (!budgets.TryGetValue(e.CustomerId, out var budget))
        {
            budget = budgets[e.CustomerId] = new() { CustomerId = e.CustomerId, PartnerId = e.PartnerId, Ratios = "" };
            db.Add(budget);
        }

        (budget.PartnerId, budget.Kind, budget.Amount) = (e.PartnerId, e.Kind, e.Amount);
        (budget.Ratios, budget.First, budget.Month) = (AlertRatios.Format(e.AlertRatios), e.Month, e.Month);
        budget.PackageSpent = (await ledger.MonthsOf(e.CustomerId, e.PartnerId, cancellation))
            .Where(row => row.Month >= e.Month).Aggregate(Money.Zero, (sum, row) => sum + row.Spent);
        return budget;
    }

    private async Task JudgeAll(WatchedBudgetRow budget, BillingMonth from, Recorded source, CancellationToken cancellation)
    {
        if (budget.Kind == BudgetKind.Package)
        {
            await Judge(budget, budget.First, budget.PackageSpent, source, cancellation);
            return;
        }

        foreach (var month in await ledger.MonthsOf(budget.CustomerId, budget.PartnerId, cancellation))
            if (month.Month >= from) await Judge(budget, month.Month, month.Spent, source, cancellation);
    }

    private async Task Judge(WatchedBudgetRow budget, BillingMonth month, Money spent, Recorded source, CancellationToken cancellation)
    {
        var exceeded = BudgetDecider.Exceeded(budget.Amount, AlertRatios.Parse(budget.Ratios), spent).Count;
        var told = months.GetValueOrDefault((budget.CustomerId, month));
        if (exceeded == (told?.Told ?? 0)) return;
        await followUp.Tell(
            BudgetDecider.Definition, new ObserveBudgetSpending(budget.CustomerId, month, spent, source.Position),
            $"{budget.CustomerId}:{month}", source, cancellation);
        if (told is null)
        {
            told = months[(budget.CustomerId, month)] = new() { CustomerId = budget.CustomerId, Month = month };
            db.Add(told);
        }

        told.Told = exceeded;
    }

    private void Forget(string customerId)
    {
        foreach (var month in months.Values.Where(row => row.CustomerId == customerId)) month.Told = 0;
    }
}
