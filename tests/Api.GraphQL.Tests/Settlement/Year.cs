namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>
/// A year of three partners and forty customers of both models, told to a sandbox as it passes. What is told depends on the seed and on nothing that the
/// server answers.
/// </summary>
internal sealed class Year(Telling telling, Story story)
{
    public static readonly DateTimeOffset Beginning = Plain.At(2024, 1, 1);

    public static readonly string[] Partners = ["A", "B", "C"];

    private static readonly string[] Customers = [.. Enumerable.Range(0, 40).Select(number => $"c{number:00}")];

    // One that leaves in the middle of a month and comes to another partner, one that leaves for good, two that change their model, one that comes late.
    private const string Leaver = "c06", Gone = "c09", BecomesReseller = "c10", BecomesReferral = "c13", Late = "c39";

    private readonly Dictionary<string, Told.Line> orders = [];
    private DateTimeOffset before = Beginning;

    private PlainSettlement Known => telling.Plain;

    public async Task Begin()
    {
        telling.Moved(Beginning);
        await telling.Policies(
            new { kind = "REBATE_THRESHOLD", value = $"{PlainPolicies.ResellerThreshold}", from = "2024-01-01" },
            new { kind = "RESELLER_REBATE", value = $"{PlainPolicies.ResellerRebate}", from = "2024-01-01" },
            new { kind = "PAYOUT_TAX", value = $"{PlainPolicies.PayoutTax}", from = "2024-01-01" },
            new { kind = "WITHHOLDING_TAX", region = "KW", subject = "WHT", value = $"{PlainPolicies.Withheld}", from = "2024-01-01" },
            new { kind = "PRODUCT_REVENUE", subject = PlainPolicies.NoRevenue, choice = "NO_REVENUE", from = "2024-01-01" },
            new { kind = "REBATE", subject = "DISCOUNTED_PRODUCTS", value = $"{PlainPolicies.Rebate(true, PlainPolicies.Changes)}", from = $"{PlainPolicies.Changes:yyyy-MM-dd}" },
            new { kind = "EXCHANGE_RATE", subject = "JPY", value = "151.37", from = "2024-01-01" }, new { kind = "EXCHANGE_RATE", subject = "KWD", value = "0.30712345", from = "2024-01-01" });
        foreach (var (partner, country, currency) in new[] { ("A", "SG", "USD"), ("B", "SG", "JPY"), ("C", "KW", "KWD") }) await telling.Partner(partner, country, currency);
        foreach (var (number, customer) in Customers.Index())
        {
            await telling.Customer(customer, number % 3 == 2 ? "KW" : "SG");
            if (customer != Late) await telling.Associate(customer, Partners[number % 3], reseller: number / 3 % 2 == 0);
        }
    }

    /// <param name="checkBills">Called when the bills of the month before are there.</param>
    public async Task Month(int year, int month, Func<Task> checkBills)
    {
        var last = Plain.At(year, month, 1).AddDays(-20);
        await To(Plain.At(year, month, 2, 10));
        await telling.Record(AtBoundaries(Plain.At(year, month, 1)));
        foreach (var partner in Partners)
            if (story.OneIn(4)) await telling.TopUp(partner, story.Random.Next(1, 50_000) / 100m);
        if (month == 6) await telling.Associate(Leaver, "B", reseller: true);
        if (month == 8) await Unsubscribe("c04", "B");
        await To(Plain.At(year, month, 4, 10));
        await telling.Record(LateLines(last));
        await TakeBack();
        await To(Plain.At(year, month, 5, 12));
        await checkBills();
        await To(Plain.At(year, month, 9, 10));
        await telling.Record(LateLines(last));
        await Settle(early: true, month);
        if (month == 5) orders[Leaver] = await telling.Order(Leaver, "A", 310m, 0, settled: true);
        if (month == 6) await telling.Associate(Late, "A", reseller: true, telling.Now.AddDays(-20));
        await To(Plain.At(year, month, 15, 10));
        await Move(month);
        await Order(year, month);
        await To(Plain.At(year, month, 20, 10));
        await TakeBack();
        await GiveBack(month);
        await PayOut(month);
        await To(Plain.At(year, month, 28, 10));
        await Settle(early: false, month);
    }

    /// <summary>The last bills are paid whole, unless they are not paid at all.</summary>
    public async Task End()
    {
        await To(Plain.At(2025, 2, 6, 10), tells: false);
        foreach (var partner in Partners)
        {
            var billing = Known.Partners[partner].Billing;
            if (partner != "B" || billing.Unpaid.Any(of => billing.Bills.Single(bill => bill.Month == of.Key).Payable != of.Value)) await telling.Repay(partner, billing.Due);
        }

        await telling.Server.Settle();
    }

    private async Task To(DateTimeOffset at, bool tells = true)
    {
        await telling.MoveTo(at);
        if (tells && at < Plain.At(2025, 1, 1))
        {
            List<Told.Line> lines = [.. Customers.Where(_ => story.Random.Next(100) < 55).Select(customer => Line(customer, story.Between(before, at)))];
            for (var refund = 0; refund < 3; refund++) lines.AddRange(Refund(at));
            lines.AddRange(Refund(at, Leaver, Gone, BecomesReseller, BecomesReferral));
            await telling.Record(lines);
        }

        before = at;
    }

    private Told.Line Line(string customer, DateTimeOffset at) =>
        story.Line(customer, at, settled: customer == Late || Known.History.Owner(customer, at) is { Reseller: true });

    // Whoever the customer is with by now.
    private IEnumerable<Told.Line> Refund(DateTimeOffset at, params string[] customers)
    {
        List<Told.Line> of = [.. Known.Lines.Where(line => customers.Length == 0 || customers.Contains(line.Customer))];
        if (story.Refund(of, story.Between(before, at)) is { } refund) yield return refund;
    }

    private IEnumerable<Told.Line> LateLines(DateTimeOffset month) =>
        telling.Now <= Plain.At(2024, 2, 1) ? [] : Enumerable.Range(0, 5).Select(_ => Line(Customers[story.Random.Next(Customers.Length)], story.Between(month, month.AddDays(19))));

    private IEnumerable<Told.Line> AtBoundaries(DateTimeOffset month) => telling.Now > Plain.At(2025, 1, 1) || telling.Now < Plain.At(2024, 2, 1) ? []
        : new[] { month.AddMilliseconds(-1), month }.SelectMany(at => Customers.Take(6).Select(customer => Line(customer, at)));

    private async Task TakeBack()
    {
        List<Told.Line> lines = [.. Known.Lines.Where(line => line is { Source: Story.Source, BillType: "EXPENDITURE", Reverses: null } && !Known.Lines.Any(of => of.Reverses == line.Id))];
        if (lines.Count > 0) await telling.Reverse(lines[story.Random.Next(lines.Count)]);
    }

    private async Task Move(int month)
    {
        if (month == 5) await telling.Leave(Leaver, "A");
        if (month == 8) await telling.Leave(Gone, "A");
        if (month == 8) await telling.ChangeModel(BecomesReseller, reseller: true);
        if (month == 9) await telling.ChangeModel(BecomesReferral, reseller: false);
        string[] moved = month switch { 5 => [Leaver], 8 => [Gone, BecomesReseller], 9 => [BecomesReferral], _ => [] };
        // The second of it, the one before and the one after.
        if (moved.Length > 0) await telling.MoveTo(telling.Now.AddSeconds(2));
        await telling.Record(moved.SelectMany(customer => new[] { -3, -2, -1 }.Select(second => Line(customer, telling.Now.AddSeconds(second)))));
    }

    private async Task Order(int year, int month)
    {
        if (year == 2025 || month is 1 or 12) return;
        orders["c00"] = await telling.Order("c00", "A", 90m + (month / 100m), 0, settled: true);
        orders["c04"] = await telling.Order("c04", "B", 120m + (month / 100m), 30m, settled: false);
    }

    private async Task GiveBack(int month)
    {
        if (month % 2 == 1) await Unsubscribe("c00", "A");
        if (month % 2 == 0) await Unsubscribe("c04", "B");
        if (month == 5) await Unsubscribe(Leaver, "A", former: "A");
    }

    private async Task Unsubscribe(string customer, string partner, string? former = null)
    {
        if (orders.Remove(customer, out var order) && telling.Now < order.At.AddMonths(1)) await telling.Unsubscribe(order, partner, former);
    }

    private async Task Settle(bool early, int month)
    {
        Dictionary<string, decimal> due = Partners.ToDictionary(partner => partner, partner => Known.Partners[partner].Billing.Due);
        if (early)
        {
            await telling.Repay("A", due["A"] + (month % 4 == 0 ? 12.345m : 0));
            await telling.Repay("B", Plain.Eight(due["B"] * 0.6m));
            // The bill of July is overdue when it is paid.
            if (month == 9) await telling.Repay("C", due["C"]);
            await Coupons(month);
            return;
        }

        await telling.Repay("B", due["B"]);
        if (month != 8) await telling.Repay("C", due["C"]);
    }

    private async Task Coupons(int month)
    {
        if (month is 3 or 10) await telling.CouponQuota("B", 250m + month);
        if (month == 4) await telling.TestCoupon("C", 5_000m, 40);
        foreach (var partner in Partners)
            if (story.OneIn(3)) await telling.TestCoupon(partner, story.Random.Next(1, 40_000) / 100m, story.Random.Next(5, 90), story.OneIn(2) ? null : Reseller(partner));
    }

    private string? Reseller(string partner) => Customers.FirstOrDefault(customer => Known.History.Owner(customer, telling.Now) == (partner, true) && story.OneIn(3));

    private async Task PayOut(int month)
    {
        if (month % 2 == 0) await telling.PayOut("A", "CASH_COUPONS");
        if (month % 3 == 1) await telling.PayOut("B", "TOP_UP");
        if (month % 4 == 1) await telling.PayOut("C", "BANK_TRANSFER");
    }
}
