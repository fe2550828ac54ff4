using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Sqlite;

namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>The bill run ends at each of its appends, one a month, first before it is stored and then after it; the next process goes on with the same data.</summary>
public sealed class BrokenRunTests
{
    private const int Most = 40;

    private static readonly DateTimeOffset Beginning = Plain.At(2024, 1, 1);

    private static readonly string[] Partners = ["A", "B"];

    [Fact, Trait("Rule", "BILL-3"), Trait("Rule", "COUPON-8"), Trait("Rule", "INCENT-12")]
    public async Task A_run_that_is_entered_again_bills_nothing_twice_wherever_it_was_broken_off()
    {
        var directory = Directory.CreateTempSubdirectory("partnergraph-broken-").FullName;
        var (telling, story) = (new Telling(new()), new Story(7));
        var server = await Start(telling, directory);
        var broken = 0;
        try
        {
            await Begin(telling);
            for (; broken < Most; broken++)
            {
                await Month(telling, story, Beginning.AddHours(8).AddMonths(broken));
                var run = Plain.StartOf(Plain.FirstOf(Plain.MonthOf(telling.Now)).AddMonths(1).AddDays(4));
                await telling.MoveTo(run.AddHours(-1));
                var store = (EndingStore)server.Services.GetRequiredService<IEventStore>();
                store.EndAfter(broken / 2, storesTheNext: broken % 2 == 1);
                var moving = server.MoveTo($"{run:yyyy-MM-ddTHH:mm:ssZ}");
                await Task.WhenAny(moving, store.Ended);
                if (!store.Ended.IsCompleted)
                {
                    // There are no more appends than that: it was broken off at each of them.
                    Assert.StartsWith($"{run:yyyy-MM-ddTHH:mm:ss}", await moving, StringComparison.Ordinal);
                    await server.Settle();
                    telling.Moved(run);
                    break;
                }

                await server.DisposeAsync();
                await ((Task)moving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                server = await Start(telling, directory);
                await telling.MoveTo(run);
                await Compare(telling, broken);
                foreach (var partner in Partners) await telling.Repay(partner, telling.Plain.Partners[partner].Billing.Due);
            }

            // The run of two partners: closing, bills, statements, what coupons became.
            Assert.InRange(broken, 12, Most - 1);
            await Compare(telling, broken);
            foreach (var partner in Partners) YearTests.Same(telling, partner, Expectations.Earned(telling.Plain.Partners[partner]), await Figures.Earned(telling, partner));
        }
        finally
        {
            await server.DisposeAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<SandboxServer> Start(Telling telling, string directory)
    {
        var server = new SandboxServer
        {
            DataDirectory = directory, KeepsData = true, Clock = new(Beginning),
            Replacing = services =>
            {
                // What ends here says so in many words.
                services.RemoveAll<ILoggerProvider>();
                services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
                services.Replace(ServiceDescriptor.Singleton<IEventStore>(provider =>
                    new EndingStore(new SqliteEventStore(new SqliteEventStoreOptions { DataDirectory = directory }, provider.GetRequiredService<TimeProvider>()))));
            },
        };
        await server.InitializeAsync();
        telling.To(server);
        await server.Settle();
        return server;
    }

    private static async Task Begin(Telling telling)
    {
        telling.Moved(Beginning);
        await telling.Policies(
            new { kind = "REBATE_THRESHOLD", value = $"{PlainPolicies.ResellerThreshold}", from = "2024-01-01" },
            new { kind = "RESELLER_REBATE", value = $"{PlainPolicies.ResellerRebate}", from = "2024-01-01" },
            new { kind = "PRODUCT_REVENUE", subject = PlainPolicies.NoRevenue, choice = "NO_REVENUE", from = "2024-01-01" });
        foreach (var partner in Partners)
        {
            await telling.Partner(partner, "SG", "USD");
            await telling.Customer($"{partner}1");
            await telling.Associate($"{partner}1", partner, reseller: true);
        }
    }

    private static async Task Month(Telling telling, Story story, DateTimeOffset month)
    {
        await telling.MoveTo(Plain.StartOf(Plain.DayOf(month).AddDays(19)));
        foreach (var partner in Partners)
        {
            await telling.TestCoupon(partner, 40m + story.Random.Next(1, 1000), 200);
            await telling.CouponQuota(partner, 3m + story.Random.Next(1, 10));
            if (story.OneIn(2)) await telling.TopUp(partner, 25.5m);
            await telling.Record(Enumerable.Range(0, 12).Select(_ => story.Line($"{partner}1", story.Between(telling.Now.AddDays(-10), telling.Now), settled: true)));
        }
    }

    private static async Task Compare(Telling telling, int broken)
    {
        foreach (var partner in Partners)
            YearTests.Same(telling, $"{partner}, broken off after {broken / 2} appends", Expectations.Account(telling.Plain.Partners[partner]), await Figures.Account(telling, partner));
    }
}
