using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Tests.Deadlines;
using PartnerGraph.Read.Projections.Runtime;

namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

public static class AnyMonths
{
    /// <summary>PARTNERGRAPH_MONTHS_SEED repeats one that failed.</summary>
    public static Arbitrary<int> Seeds() => Arb.From(
        int.TryParse(Environment.GetEnvironmentVariable("PARTNERGRAPH_MONTHS_SEED"), out var seed) ? Gen.Constant(seed) : Gen.Choose(0, int.MaxValue - 1));
}

/// <summary>
/// Generated months, told to two partners in two orders: lines add up to customers, products, bill and revenue, and it makes no difference in which order the
/// lines of a month came.
/// </summary>
public sealed partial class MonthProperties
{
    private static readonly DateTimeOffset Beginning = Plain.At(2024, 1, 1);

    private static readonly string[] Customers = ["a", "b", "c", "d", "e", "f"];

    // Decimals of currencies without any, of thousandths, and all that amounts have.
    private static readonly int[] Digits = [0, 3, 8];

    [Property(MaxTest = 3, Arbitrary = [typeof(AnyMonths)])]
    [Trait("Rule", "BILL-11"), Trait("Rule", "BILL-12"), Trait("Rule", "COUPON-36"), Trait("Rule", "CSP-1"), Trait("Rule", "CSP-2"), Trait("Rule", "INCENT-16")]
    public async Task Lines_customers_products_bill_and_revenue_agree_in_whatever_order_lines_came(int seed)
    {
        var server = new SandboxServer { Clock = new(Beginning) };
        await server.InitializeAsync();
        try
        {
            List<Telling> copies = [.. Enumerable.Range(0, 2).Select(_ => new Telling(new()))];
            await Tell(server, copies, new(seed, Digits[seed % Digits.Length]), new(seed));
            foreach (var _ in new[] { "as it happened", "after a rebuild" })
            {
                List<List<string>> told = [];
                foreach (var (number, copy) in copies.Index())
                {
                    var (partner, plain) = ($"P{number}", copy.Plain.Partners[$"P{number}"]);
                    List<string> expected = [.. Expectations.Account(plain), .. Expectations.Earned(plain), .. PlainRevenue.Expected(copy.Plain, plain, "2024-03")];
                    List<string> shown = [.. await Figures.Account(copy, partner), .. await Figures.Earned(copy, partner), .. await Figures.Revenue(copy, partner, "2024-03")];
                    YearTests.Same(copy, $"PARTNERGRAPH_MONTHS_SEED={seed} {partner}", expected, shown);
                    Adds(plain.Billing, shown);
                    foreach (var month in plain.Billing.Bills.Select(bill => bill.Month))
                        Assert.Equal("""{"agrees":true,"differences":[]}""", await Figures.Differences(copy, partner, month));
                    told.Add([.. shown.Select(text => OfCopy().Replace(text, ""))]);
                }

                YearTests.Same(copies[0], $"PARTNERGRAPH_MONTHS_SEED={seed} the other order", told[0], told[1]);
                await server.Services.GetRequiredService<ProjectionHost>().Rebuild("expenditure");
                await server.Settle();
            }
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [GeneratedRegex(@"\b\d-(?=[a-f]\b)")]
    private static partial Regex OfCopy();

    // Bill by bill: what lines, customers and products come to is the usage, and that is what revenue, exclusions and unpaid come to.
    private static void Adds(PlainBilling billing, List<string> shown)
    {
        var revenue = Amounts(shown.Single(text => text.StartsWith("revenue RESELLER ", StringComparison.Ordinal) && text.Split(' ').Length == 6));
        Assert.Equal(revenue[3], revenue[0] + revenue[1] + revenue[2]);
        var usage = 0m;
        foreach (var bill in billing.Bills)
        {
            var texts = shown.Where(text => text.StartsWith($"bill {bill.Month} ", StringComparison.Ordinal)).ToList();
            usage += Amounts(texts[0][13..])[0];
            Assert.Equal(Amounts(texts[0][13..])[0], bill.Charges.Sum(charge => charge.Line.Due));
            foreach (var parts in texts.Skip(1)) Assert.Equal(Amounts(texts[0][13..])[0], Amounts(parts[13..]).Sum());
        }

        Assert.Equal(usage, revenue[3]);
    }

    private static List<decimal> Amounts(string text) => [.. text.Split(' ', ',').Where(part => part.Contains('.') && decimal.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out _))
        .Select(part => decimal.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task Tell(SandboxServer server, List<Telling> copies, Story story, Random order)
    {
        foreach (var (number, copy) in copies.Index())
        {
            copy.To(server);
            copy.Moved(Beginning);
            await copy.Partner($"P{number}", "SG", "USD");
            foreach (var (index, customer) in Customers.Index())
            {
                await copy.Customer($"{number}-{customer}");
                await copy.Associate($"{number}-{customer}", $"P{number}", reseller: index % 3 != 2);
            }
        }

        await copies[0].Policies(
            new { kind = "REBATE_THRESHOLD", value = $"{PlainPolicies.ResellerThreshold}", from = "2024-01-01" },
            new { kind = "RESELLER_REBATE", value = $"{PlainPolicies.ResellerRebate}", from = "2024-01-01" },
            new { kind = "PRODUCT_REVENUE", subject = PlainPolicies.NoRevenue, choice = "NO_REVENUE", from = "2024-01-01" });
        for (var month = 1; month <= 3; month++)
        {
            await Move(copies, Plain.At(2024, month, 5, 12));
            await Issue(copies, story);
            if (month > 1 && story.OneIn(2)) await Each(copies, (copy, number) => copy.Repay($"P{number}", copy.Plain.Partners[$"P{number}"].Billing.Due));
            await Move(copies, Plain.At(2024, month, 15, 10));
            var leaver = Customers[story.Random.Next(Customers.Length)];
            var leaves = month == 2;
            if (leaves) await Each(copies, (copy, number) => copy.Leave($"{number}-{leaver}", $"P{number}"));
            await Move(copies, Plain.At(2024, month, 27, 10));
            await Lines(copies, story, order, month, leaves ? leaver : null);
        }

        await Move(copies, Plain.At(2024, 4, 6, 10));
        await Each(copies, (copy, number) => copy.Repay($"P{number}", copy.Plain.Partners[$"P{number}"].Billing.Due));
        await server.Settle();
    }

    // Told to one in one order and to the other in another: many share an instant, some are of the second of leaving, some come too late for their bill.
    private static async Task Lines(List<Telling> copies, Story story, Random order, int month, string? leaver)
    {
        List<Told.Line> lines = [];
        for (var line = 0; line < 40; line++)
        {
            var day = story.OneIn(6) && month > 1 ? Plain.At(2024, month - 1, story.Random.Next(10, 28)) : Plain.At(2024, month, story.Random.Next(1, 27));
            Add(Customers[story.Random.Next(Customers.Length)], story.OneIn(2) ? Plain.At(2024, month, 11) : day.AddMilliseconds(story.Random.Next(86_400_000)));
            if (story.OneIn(3) && story.Refund(lines, Plain.At(2024, month, 26, 23)) is { } refund && Owner(refund.Customer, refund.At) is not null) lines.Add(refund);
        }

        if (leaver is not null)
            foreach (var second in new[] { -1, 0, 1 }) Add(leaver, Plain.At(2024, month, 15, 10).AddSeconds(second));
        await Each(copies, async (copy, number) =>
        {
            Told.Line[] own = [.. lines.Select(line => line with { Id = $"{number}.{line.Id}", Customer = $"{number}-{line.Customer}" })];
            order.Shuffle(own);
            await copy.Record(own);
        });
        var taken = lines[story.Random.Next(lines.Count)];
        if (taken.BillType == "EXPENDITURE")
            await Each(copies, (copy, number) => copy.Reverse(taken with { Id = $"{number}.{taken.Id}", Customer = $"{number}-{taken.Customer}" }));

        void Add(string customer, DateTimeOffset at) => lines.Add(story.Line(customer, at, settled: Owner(customer, at) is { Reseller: true }));

        (string Partner, bool Reseller)? Owner(string customer, DateTimeOffset at) => copies[0].Plain.History.Owner($"0-{customer}", at);
    }

    // For everybody or one customer, larger and smaller than what bills come to, some ending with the month.
    private static async Task Issue(List<Telling> copies, Story story)
    {
        for (var coupon = story.Random.Next(4); coupon > 0; coupon--)
        {
            var (amount, days) = (story.OneIn(4) ? 9_000m + coupon : story.Random.Next(1, 40_000) / 100m, story.Random.Next(3, 60));
            var customer = story.OneIn(2) ? null : Customers.FirstOrDefault(of => copies[0].Plain.History.Owner($"0-{of}", copies[0].Now) is { Reseller: true } && story.OneIn(3));
            await Each(copies, (copy, number) => copy.TestCoupon($"P{number}", amount, days, customer is null ? null : $"{number}-{customer}"));
        }
    }

    private static async Task Move(List<Telling> copies, DateTimeOffset to)
    {
        await copies[0].MoveTo(to);
        foreach (var copy in copies.Skip(1)) copy.Moved(to);
    }

    private static async Task Each(List<Telling> copies, Func<Telling, int, Task> act)
    {
        foreach (var (number, copy) in copies.Index()) await act(copy, number);
    }
}
