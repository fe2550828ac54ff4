using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Quotas;
using PartnerGraph.Read.Projections.Contract;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Tests.Quotas;

public sealed class WatchTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-watch-").FullName;

    private static readonly PastEvent[] UpAndDown =
    [
        Past.Associated("c"), Past.Granted(1_000m), Past.Budget("c", 1_000m),
        Past.Line("1", "c", 750m, 799.99999999m, 1), Past.Line("2", "c", 0.00000001m, 0.00000001m, 1),
        Past.Line("3", "c", 150m, 200m, 2), Past.Line("4", "c", 100.00000001m, 0.00000001m, 3), Past.Repaid("r", 0m, 0.00000001m),
        Past.Line("5", "c", -500m, -500m, 4), Past.Line("6", "c", 600m, 600m, 5), Past.Line("7", "c", 800m, 1m, 31, recorded: 31),
    ];

    private static readonly string[] Expected =
    [
        "quota Warning 800.00000000 of 1000.00000000",
        "budget 0.75 750.00000001 of 1000.00000000 in 2024-09",
        "quota UsedUp 1000.00000000 of 1000.00000000",
        "budget 0.90 900.00000001 of 1000.00000000 in 2024-09",
        "budget 1.00 1000.00000002 of 1000.00000000 in 2024-09",
        "quota Exceeded 1000.00000001 of 1000.00000000",
        "quota Normalized 1000.00000000 of 1000.00000000",
        "quota Warning 1100.00000000 of 1000.00000000",
        "quota UsedUp 1100.00000000 of 1000.00000000",
        "quota Exceeded 1100.00000000 of 1000.00000000",
        "budget 0.75 1100.00000002 of 1000.00000000 in 2024-09",
        "budget 0.90 1100.00000002 of 1000.00000000 in 2024-09",
        "budget 1.00 1100.00000002 of 1000.00000000 in 2024-09",
        "budget 0.75 800.00000000 of 1000.00000000 in 2024-10",
    ];

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory, Trait("Rule", "QUOTA-4"), Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-4")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    public async Task Every_crossing_is_told_whatever_the_batches(int batchSize)
    {
        await using var run = await Start(batchSize);
        await run.Append(UpAndDown);
        await Settle(run);
        Assert.Equal(Expected.Order(), (await Alerts(run)).Order());
        Assert.Equal(Expected.Where(IsQuota), (await Alerts(run)).Where(IsQuota));
    }

    [Fact, Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-4")]
    public async Task Watching_again_from_the_first_event_tells_nothing_twice()
    {
        await using (var run = await Start(1_000))
        {
            await run.Append(UpAndDown);
            await Settle(run);
        }

        var elsewhere = Directory.CreateDirectory(Path.Combine(directory, "elsewhere")).FullName;
        foreach (var file in Directory.EnumerateFiles(directory, "events.db*")) File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
        await using var again = await Start(3, elsewhere);
        await Settle(again);
        Assert.Equal(Expected.Order(), (await Alerts(again)).Order());
    }

    [Fact, Trait("Rule", "BUDGET-5"), Trait("Rule", "BUDGET-3")]
    public async Task A_budget_set_or_lowered_later_is_judged_by_what_is_spent_already()
    {
        await using var run = await Start(1_000);
        await run.Append([Past.Associated("c"), Past.Line("1", "c", 800m, 1m, 1), Past.Budget("c", 1_000m)]);
        await Settle(run);
        Assert.Equal(["budget 0.75 800.00000000 of 1000.00000000 in 2024-09"], await Alerts(run));
        await run.Append(new PastEvent("budget-c", new BudgetAdjusted(
            "c", "p", BudgetKind.Monthly, new(1_000m), new(850m), [0.75m, 0.90m, 1.00m], BudgetExceededAction.Manual)));
        await Settle(run);
        Assert.Equal("budget 0.90 800.00000000 of 850.00000000 in 2024-09", (await Alerts(run))[^1]);
    }

    [Fact, Trait("Rule", "BUDGET-4")]
    public async Task A_package_adds_up_over_months_and_referral_lines_do_not_count()
    {
        await using var run = await Start(2);
        await run.Append(
        [
            Past.Associated("c"), Past.Associated("d", AssociationModel.Referral), Past.Budget("c", 1_000m, BudgetKind.Package), Past.Budget("d", 1m),
            Past.Line("1", "c", 500m, 1m, 1), Past.Line("2", "d", 50m, 1m, 1), Past.Line("3", "c", 500m, 1m, 40), Past.Line("4", "c", 0.00000001m, 0m, 70),
        ]);
        await Settle(run);
        Assert.Equal(
            [
                "budget 0.75 1000.00000000 of 1000.00000000 in 2024-09", "budget 0.90 1000.00000000 of 1000.00000000 in 2024-09",
                "budget 1.00 1000.00000001 of 1000.00000000 in 2024-09",
            ],
            await Alerts(run));
    }

    [Fact, Trait("Rule", "BUDGET-4")]
    public async Task A_package_counts_from_the_first_day_of_its_first_month()
    {
        await using var run = await Start(2);
        await run.Append(
        [
            Past.Associated("c", days: -40), Past.Line("1", "c", 900m, 1m, -0.00001), Past.Budget("c", 1_000m, BudgetKind.Package), Past.Line("2", "c", 900m, 1m, -1),
            Past.Line("3", "c", 750m, 1m, 0), Past.Line("4", "c", 0.00000001m, 1m, 0),
        ]);
        await Settle(run);
        Assert.Equal(["budget 0.75 750.00000001 of 1000.00000000 in 2024-09"], await Alerts(run));
    }

    [Fact, Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-4")]
    public async Task What_is_changed_right_after_a_crossing_hides_it_from_nobody_who_comes_by_later()
    {
        await using (var passive = await Start(1_000, act: false))
        {
            await passive.Append(
            [
                Past.Associated("c"), Past.Granted(100m), Past.Budget("c", 100m, action: BudgetExceededAction.Automatic), Past.Line("1", "c", 101m, 101m, 1),
                Past.QuotaChanged(100m, 1_000m), Past.Adjusted("c", 100m, 1_000m), Past.Removed("c", 1_000m),
            ]);
            Assert.True((await passive.CatchUp()).Reached);
        }

        await using var run = await Start(1_000);
        await Settle(run);
        Assert.Equal(
            ["quota Warning", "quota UsedUp", "quota Exceeded", "quota Normalized", "budget 0.75 Automatic", "budget 0.90 Automatic", "budget 1.00 Automatic"],
            (await Told(run)).Select(told => told switch
            {
                QuotaAlertRaised e => $"quota {e.Level}",
                BudgetAlertRaised { IsRunning: true } e => $"budget {e.Threshold:F2} {e.OnExceeded}",
                _ => $"{told}",
            }).OrderBy(told => told[0] == 'b'));
    }

    [Fact, Trait("Rule", "BUDGET-7")]
    public async Task Ended_months_warn_and_only_the_calendars_month_may_freeze()
    {
        await using var run = await Start(1_000);
        await run.Append(
        [
            Past.Associated("c", days: -70), Past.Line("1", "c", 80m, 1m, -40), Past.Budget("c", 100m, action: BudgetExceededAction.Automatic, first: new(2024, 7), set: 3),
            Past.Line("2", "c", 30m, 1m, -40, recorded: 4), Past.Line("3", "c", 101m, 1m, 4, recorded: 4), Past.Line("4", "c", 102m, 1m, 31, recorded: 4),
        ]);
        await Settle(run);
        Assert.Equal(
            ["2024-07 0.75 False", "2024-07 0.90 False", "2024-07 1.00 False", "2024-09 0.75 True", "2024-09 0.90 True", "2024-09 1.00 True"], await Months(run));
        // What was charged into a month that had not begun is judged when it begins.
        await run.Append(Past.Started("c", new(2024, 10), 100m, 30));
        await Settle(run);
        Assert.Equal(["2024-10 0.75 True", "2024-10 0.90 True", "2024-10 1.00 True"], (await Months(run)).Skip(6));
    }

    [Theory, Trait("Rule", "BUDGET-7")]
    [InlineData(-1, "2024-09 1.00 True")]
    [InlineData(0, "2024-09 1.00 False | 2024-10 1.00 True")]
    [InlineData((8 * 60 * 60 * 1_000) - 1, "2024-09 1.00 False | 2024-10 1.00 True")]
    [InlineData(8 * 60 * 60 * 1_000, "2024-09 1.00 False | 2024-10 1.00 True")]
    public async Task The_month_that_runs_is_the_billing_zones_also_in_its_first_eight_hours(long millisecondsOfOctober, string expected)
    {
        await using var run = await Start(1_000);
        var recorded = (Past.Day(30) - Past.Day(0)).TotalDays + (millisecondsOfOctober / TimeSpan.FromDays(1).TotalMilliseconds);
        await run.Append(
        [
            Past.Associated("c"), Past.Budget("c", 100m, action: BudgetExceededAction.Automatic, set: 1), Past.Adjusted("c", 100m, 100m, ratios: [1m], at: 1),
            Past.Line("1", "c", 101m, 1m, 29.5, recorded), Past.Line("2", "c", 101m, 1m, 30, recorded),
        ]);
        await Settle(run);
        Assert.Equal(expected, string.Join(" | ", await Months(run)));
    }

    [Fact, Trait("Rule", "BUDGET-5"), Trait("Rule", "BUDGET-7")]
    public async Task Adjusting_judges_the_running_month_alone_and_each_share_for_itself()
    {
        await using var run = await Start(1_000);
        await run.Append(
        [
            Past.Associated("c", days: -70), Past.Budget("c", 1_000m, first: new(2024, 8)), Past.Line("1", "c", 500m, 1m, -10), Past.Line("2", "c", 760m, 1m, 1),
            Past.Adjusted("c", 1_000m, 800m, ratios: [0.90m]),
        ]);
        await Settle(run);
        // One share stood exceeded before and after, and it is another one.
        Assert.Equal(["2024-09 0.75 True", "2024-09 0.90 True"], await Months(run));
        await run.Append(Past.Adjusted("c", 800m, 100m, ratios: [0.90m]));
        await Settle(run);
        Assert.Equal(["2024-09 0.75 True", "2024-09 0.90 True"], await Months(run));
        await run.Append(Past.Adjusted("c", 100m, 1_000m, ratios: [0.90m]), Past.Line("3", "c", 300m, 1m, 2));
        await Settle(run);
        Assert.Equal(["2024-09 0.75 True", "2024-09 0.90 True", "2024-09 0.90 True"], await Months(run));
    }

    [Fact, Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-4")]
    public async Task A_rebuild_of_what_is_judged_tells_nothing_twice()
    {
        await using var run = await Start(1_000);
        await run.Append(UpAndDown);
        await Settle(run);
        var (head, rows) = (await run.Events.Head(), await run.Dump<ExpenditureProjection>());
        await run.Host.Rebuild(ExpenditureProjection.ReadModelName);
        await Settle(run);
        Assert.Equal(head, await run.Events.Head());
        Assert.Equal(rows, await run.Dump<ExpenditureProjection>());
        Assert.Contains(rows, row => row.StartsWith("observation", StringComparison.Ordinal));
    }

    [Fact, Trait("Rule", "QUOTA-3"), Trait("Rule", "QUOTA-8"), Trait("Rule", "BUDGET-4")]
    public async Task An_association_that_reaches_back_raises_what_follows_from_it_and_its_end_rearms()
    {
        await using var run = await Start(1_000);
        await run.Append([Past.Granted(100m), Past.Line("1", "c", 600m, 500m, 3), Past.Associated("c"), Past.Left("c", 2)]);
        await Settle(run);
        Assert.Equal(
            ["quota Warning 500.00000000 of 100.00000000", "quota UsedUp 500.00000000 of 100.00000000", "quota Exceeded 500.00000000 of 100.00000000",
                "quota Normalized 0.00000000 of 100.00000000"],
            await Alerts(run));
    }

    private static bool IsQuota(string alert) => alert.StartsWith("quota", StringComparison.Ordinal);

    private Task<ProjectionRun> Start(int batchSize, string? place = null, bool act = true) => ProjectionRun.Start(
        place ?? directory, EventTypeRegistry.Domain,
        services => services.AddSingleton(QuotaPolicy.Default).AddSingleton<CommandRunner>().AddSingleton<ObservationReads>()
            .AddProjection<ExpenditureProjection>().AddProjection<WhenSpendingChangesThenWatch>(),
        options => (options.BatchSize, options.RunReactions) = (batchSize, act));

    // What a reaction appends may concern it again.
    private static async Task Settle(ProjectionRun run)
    {
        for (var head = await run.Events.Head(); ; head = await run.Events.Head())
        {
            Assert.True((await run.Host.WaitForAll(head, ProjectionRun.Patience)).Reached, string.Join(" ", run.Host.Statuses.Select(status => status.Error)));
            if (head == await run.Events.Head()) return;
        }
    }

    private static async Task<IReadOnlyList<string>> Months(ProjectionRun run) =>
        [.. (await Told(run)).OfType<BudgetAlertRaised>().Select(e => $"{e.Month} {e.Threshold:F2} {e.IsRunning}")];

    private static async Task<IReadOnlyList<string>> Alerts(ProjectionRun run) =>
    [
        .. (await Told(run)).Select(told => told switch
        {
            QuotaAlertRaised e => $"quota {e.Level} {e.Used.ToExactString()} of {e.Total.ToExactString()}",
            BudgetAlertRaised e => $"budget {e.Threshold:F2} {e.Spent.ToExactString()} of {e.Budget.ToExactString()} in {e.Month}",
            _ => "",
        }),
    ];

    private static async Task<IReadOnlyList<IDomainEvent>> Told(ProjectionRun run)
    {
        var types = EventTypeRegistry.Domain;
        var page = await run.Events.ReadAll(0, 1_000, [types.NameOf<QuotaAlertRaised>(), types.NameOf<BudgetAlertRaised>()]);
        return [.. page.Events.Select(stored => types.Decode(stored).Event)];
    }
}
