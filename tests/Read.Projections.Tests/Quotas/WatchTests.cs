using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Contract;
using PartnerGraph.Projections.Quotas;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Tests.Quotas;

public sealed class WatchTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("partnergraph-watch-").FullName;

    private static readonly PastEvent[] UpAndDown =
    [
        Past.Associated("c"), Past.Granted(1_000m), Past.Budget("c", 1_000m),
        Past.Line("1", "c", 750m, 799.99999999m, 1), Past.Line("2", "c", 0.00000001m, 0.00000001m, 1),
        Past.Line("3", "c", 150m, 200m, 2), Past.Line("4", "c", 100.00000001m, 0.00000001m, 3), Past.Repaid("r", 0m, 0.00000001m),
        Past.Line("5", "c", -500m, -500m, 4), Past.Line("6", "c", 600m, 600m, 5), Past.Line("7", "c", 800m, 1m, 31),
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

    private static bool IsQuota(string alert) => alert.StartsWith("quota", StringComparison.Ordinal);

    private Task<ProjectionRun> Start(int batchSize, string? place = null) => ProjectionRun.Start(
        place ?? directory, EventTypeRegistry.Domain,
        services => services.AddSingleton(BusinessTime.Default).AddSingleton(QuotaPolicy.Default).AddSingleton<CommandRunner>()
            .AddProjection<WhenSpendingChangesThenWatch>(),
        options => options.BatchSize = batchSize);

    // What a reaction appends may concern it again.
    private static async Task Settle(ProjectionRun run)
    {
        for (var head = await run.Events.Head(); ; head = await run.Events.Head())
        {
            Assert.True((await run.Host.WaitForAll(head, ProjectionRun.Patience)).Reached, run.Host.Statuses[0].Error);
            if (head == await run.Events.Head()) return;
        }
    }

    private static async Task<IReadOnlyList<string>> Alerts(ProjectionRun run)
    {
        var types = EventTypeRegistry.Domain;
        var page = await run.Events.ReadAll(0, 1_000, [types.NameOf<QuotaAlertRaised>(), types.NameOf<BudgetAlertRaised>()]);
        return
        [
            .. page.Events.Select(types.Decode).Select(recorded => recorded.Event switch
            {
                QuotaAlertRaised e => $"quota {e.Level} {e.Used.ToExactString()} of {e.Total.ToExactString()}",
                BudgetAlertRaised e => $"budget {e.Threshold:F2} {e.Spent.ToExactString()} of {e.Budget.ToExactString()} in {e.Month}",
                _ => "",
            }),
        ];
    }
}
