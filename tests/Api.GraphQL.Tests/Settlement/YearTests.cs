using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using Xunit.Abstractions;

namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>A year in a minute: every bill, revenue, statement and payout of it beside a plain calculation. PARTNERGRAPH_YEAR_SEED tells another year.</summary>
public sealed class YearTests(ITestOutputHelper output)
{
    private const int Seed = 2024;

    [Fact]
    [Trait("Rule", "BILL-1"), Trait("Rule", "BILL-3"), Trait("Rule", "BILL-23"), Trait("Rule", "BILL-26"), Trait("Rule", "BILL-29"), Trait("Rule", "COUPON-9"), Trait("Rule", "COUPON-37"),
     Trait("Rule", "CSP-21"), Trait("Rule", "CSP-22"), Trait("Rule", "INCENT-16"), Trait("Rule", "INCENT-17"), Trait("Rule", "INCENT-13"), Trait("Rule", "INCENT-24"), Trait("Rule", "INCENT-41")]
    public async Task Every_bill_statement_and_payout_of_a_year_is_what_a_plain_calculation_comes_to()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PARTNERGRAPH_YEAR_SEED"), out var given) ? given : Seed;
        output.WriteLine($"PARTNERGRAPH_YEAR_SEED={seed}");
        var directory = Directory.CreateTempSubdirectory("partnergraph-year-").FullName;
        var telling = new Telling(new());
        var year = new Year(telling, new(seed));
        await On(directory, keeps: true, telling, async () =>
        {
            await year.Begin();
            for (var month = 1; month <= 6; month++) await year.Month(2024, month, () => Compare(telling));
        });
        // The server stops in the middle of the year, and goes on with the same data.
        await On(directory, keeps: false, telling, async () =>
        {
            await Compare(telling);
            for (var month = 7; month <= 12; month++) await year.Month(2024, month, () => Twice(telling));
            await year.Month(2025, 1, () => Compare(telling));
            await year.End();
            await Compare(telling);
            foreach (var partner in Year.Partners) await CompareAll(telling, partner);
            // Of each kind: back in the bill of a partner or of nobody, of what another one or another model had.
            Assert.All(new[] { ("A", false), ("A", true), ("B", false), ("B", true) }, of => Assert.NotEmpty(telling.Plain.Strays(of.Item1, of.Item2)));
        });
    }

    private static async Task On(string directory, bool keeps, Telling telling, Func<Task> act)
    {
        var server = new SandboxServer { DataDirectory = directory, KeepsData = keeps, Clock = new(Year.Beginning) };
        await server.InitializeAsync();
        try
        {
            telling.To(server);
            await server.Settle();
            await act();
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    // Asked for again, a move changes nothing.
    private static async Task Twice(Telling telling)
    {
        await Compare(telling);
        await telling.MoveTo(telling.Now);
        await Compare(telling);
    }

    private static async Task Compare(Telling telling)
    {
        foreach (var partner in Year.Partners)
            Same(telling, partner, Expectations.Account(telling.Plain.Partners[partner]), await Figures.Account(telling, partner));
    }

    private static async Task CompareAll(Telling telling, string partner)
    {
        var plain = telling.Plain.Partners[partner];
        Same(telling, partner, Expectations.Earned(plain), await Figures.Earned(telling, partner));
        Same(telling, partner, PlainRevenue.Expected(telling.Plain, plain, "2025-01"), await Figures.Revenue(telling, partner, "2025-01"));
        foreach (var month in plain.Billing.Bills.Select(bill => bill.Month))
            Assert.Equal("""{"agrees":true,"differences":[]}""", await Figures.Differences(telling, partner, month));
        // Nothing of it is empty, so that the comparison says something.
        Assert.True(plain.Billing.Bills.Count == 13 && plain.Billing.Bills.Count(bill => bill.Coupons > 0) > 1 && plain.Payouts.Count > 0 && plain.Earning.Statements.Exists(of => of.Reseller && of.Net > 0));
    }

    internal static void Same(Telling telling, string of, List<string> expected, List<string> shown)
    {
        if (expected.SequenceEqual(shown)) return;
        Assert.Fail($"{of} at {telling.Now:u}:\nnot shown:\n  {string.Join("\n  ", expected.Except(shown))}\nnot expected:\n  {string.Join("\n  ", shown.Except(expected))}");
    }
}
