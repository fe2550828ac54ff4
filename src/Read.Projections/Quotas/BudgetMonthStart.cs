using Microsoft.Extensions.Hosting;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>
/// Starts the period of every monthly budget when a month begins in the billing zone (BUDGET-7), also for months that began
/// while the server was down.
/// </summary>
public sealed class BudgetMonthStart(BudgetReads budgets, CommandRunner runner, ProjectionHost projections, BusinessTime time, TimeProvider clock)
    : BackgroundService
{
    private const int Page = 500;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>Starts the running month for every budget that has not started it; answers how many it found.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var month = time.MonthOf(clock.GetUtcNow());
        for (var started = 0; ;)
        {
            var behind = await budgets.BehindMonth(month, Page, cancellation);
            if (behind.Count == 0) return started;
            started += behind.Count;
            long position = 0;
            foreach (var customer in behind) position = Math.Max(position, await Start(customer, month, cancellation));
            // The rows must show it before the next page is read; a read model that stands still is tried again next month.
            if (!(await projections.WaitFor(position, Bound, cancellation)).Reached) return started;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                await Run(stoppingToken);
                await Task.Delay(time.StartOf(time.MonthOf(now).Next.FirstDay) - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task<long> Start(string customerId, BillingMonth month, CancellationToken cancellation)
    {
        var context = new CommandContext("system:budget-month-start", $"budget-month-{month}");
        return (await runner.Run(BudgetDecider.Definition, new StartBudgetPeriod(customerId, month), context, cancellation)).Position;
    }
}
