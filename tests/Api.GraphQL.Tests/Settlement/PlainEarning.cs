namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <param name="Earned">Whether it takes back what an earlier statement gave.</param>
internal sealed record PlainEarned(string Month, string Service, string Offering, decimal Discount, decimal List, decimal Performance, decimal Rate, decimal Percentage, bool Earned)
{
    public decimal Amount { get; init; }

    public string Text => $"{Month} {Service} {Offering} {Plain.Ratio(Discount)} {Plain.Text(List)} {Plain.Text(Performance)} {Plain.Ratio(Percentage)} {Plain.Text(Amount)} {Earned}";
}

internal sealed record PlainStatement(bool Reseller, string Period, decimal Claim, IReadOnlyList<PlainEarned> Lines)
{
    public bool IsApplied { get; set; }

    public decimal Incentive => Lines.Sum(line => line.Amount);

    /// <summary>Never below 0; what is left is the next claim.</summary>
    public decimal Net => Math.Max(Incentive - Claim, 0);
}

/// <summary>What a partner earns in both models (INCENT-12 to INCENT-17), by loops over lists.</summary>
internal sealed class PlainEarning
{
    private readonly Dictionary<Told.Line, (string Statement, decimal Percentage, decimal Rate)> stated = [];
    private readonly HashSet<Told.Line> done = [];
    private decimal referralClaim;
    private decimal resellerClaim;

    public List<PlainStatement> Statements { get; } = [];

    /// <param name="lines">All that the partner has in the referral model up to the month, and what gives back what it had, whosever that is (ADR 72).</param>
    public void StateReferral(string month, IReadOnlyList<Told.Line> lines, IReadOnlyList<Told.Line> all)
    {
        List<Told.Line> open = [.. lines.Where(line => !done.Contains(line))];
        // What gives back counts as its sale does: with its day, its discount, and what it was stated as.
        List<(Told.Line Line, Told.Line As, decimal List, string Earned, decimal Percentage, decimal Rate)> charges = [];
        foreach (var line in open)
        {
            var list = ListOfWhatWasPaid(line);
            if (list == 0) continue;
            var sale = SaleOf(line, all);
            if (sale is null || open.Contains(sale)) Add(line, sale ?? line, list, "", RateOf(sale ?? line));
            else if (stated.TryGetValue(sale, out var before)) charges.Add((line, sale, list, before.Statement, before.Percentage, before.Rate));
            else charges.Add((line, sale, list, "nothing", 0, 0));
        }

        done.UnionWith(open);
        if (charges.Count == 0) return;
        foreach (var (line, _, _, _, percentage, rate) in charges.Where(charge => charge.Earned.Length == 0)) stated[line] = (month, percentage, rate);
        List<PlainEarned> earned =
        [
            .. charges.GroupBy(of => (Month: Plain.MonthOf(of.As.At), of.As.Service, of.As.Offering, Discount: DiscountOf(of.As), of.Earned, of.Percentage, of.Rate)).Select(of =>
            {
                var list = of.Sum(charge => charge.List);
                return new PlainEarned(of.Key.Month, of.Key.Service, of.Key.Offering, of.Key.Discount, list, list, of.Key.Rate, of.Key.Percentage, of.Key.Earned.Length > 0 && of.Key.Earned != "nothing")
                {
                    Amount = Plain.Eight(list * of.Key.Percentage),
                };
            }),
        ];
        Statements.Add(new(false, month, referralClaim, earned));
        referralClaim = Math.Max(referralClaim - earned.Sum(line => line.Amount), 0);

        void Add(Told.Line line, Told.Line sale, decimal list, string statement, decimal rate) => charges.Add((line, sale, list, statement, Math.Max(rate - DiscountOf(sale), 0), rate));
    }

    /// <summary>A month shows what was billed after coupons, and the last one of a quarter gives the rebate of all three.</summary>
    public void StateReseller(PlainBill bill)
    {
        if (bill.Charges.Count > 0)
            Statements.Add(new(true, bill.Month, 0, [.. bill.Charges.GroupBy(of => (Month: Plain.MonthOf(of.Line.At), of.Line.Service, of.Line.Offering)).Select(of =>
                new PlainEarned(of.Key.Month, of.Key.Service, of.Key.Offering, 0, of.Sum(charge => charge.Line.List), of.Sum(charge => charge.Left), 0, 0, false))]));
        if (Plain.FirstOf(bill.Month).Month % 3 != 0) return;
        var quarter = Plain.Quarter(bill.Month);
        List<PlainEarned> months = [.. Statements.Where(of => of.Reseller && of.Period.Length == 7 && !of.Period.Contains('Q') && Plain.Quarter(of.Period) == quarter).SelectMany(of => of.Lines)];
        var reached = months.Sum(line => line.Performance) >= PlainPolicies.ResellerThreshold;
        List<PlainEarned> lines = [.. months.GroupBy(line => (line.Month, line.Service, line.Offering)).Select(of =>
        {
            var earlier = Plain.Quarter(of.Key.Month) == quarter ? null : Statements.Find(held => held.Reseller && held.Period == Plain.Quarter(of.Key.Month));
            var isOwn = Plain.Quarter(of.Key.Month) == quarter;
            var rate = isOwn ? reached && PlainPolicies.Earns(of.Key.Service, of.Key.Offering) ? PlainPolicies.ResellerRebate : 0 : Frozen(earlier, of.Key.Service, of.Key.Offering);
            var performance = of.Sum(line => line.Performance);
            return new PlainEarned(of.Key.Month, of.Key.Service, of.Key.Offering, 0, of.Sum(line => line.List), performance, rate, rate, earlier is not null)
            {
                Amount = Plain.Eight(performance * rate),
            };
        })];
        if (!reached && lines.TrueForAll(line => line.Amount == 0)) return;
        Statements.Add(new(true, quarter, resellerClaim, lines));
        resellerClaim = Math.Max(resellerClaim - lines.Sum(line => line.Amount), 0);
    }

    // A correction of an earlier quarter counts at what that quarter gave.
    private static decimal Frozen(PlainStatement? earlier, string service, string offering) => earlier is null ? 0
        : earlier.Lines.FirstOrDefault(line => !line.Earned && line.Service == service && line.Offering == offering)?.Rate
            ?? earlier.Lines.Where(line => !line.Earned).Select(line => line.Rate).DefaultIfEmpty(0).Max();

    private static decimal ListOfWhatWasPaid(Told.Line line) =>
        line.IsTax || line.Due == 0 || line.Cash == 0 || Math.Sign(line.Due) != Math.Sign(line.Cash) ? 0
        : Math.Abs(line.Cash) >= Math.Abs(line.Due) ? line.List : Plain.Eight(line.List * line.Cash / line.Due);

    private static decimal DiscountOf(Told.Line line) =>
        line.List == 0 || Math.Sign(line.Off) != Math.Sign(line.List) ? 0 : Math.Clamp(Math.Round(line.Off / line.List, 4, MidpointRounding.AwayFromZero), 0, 1);

    private static decimal RateOf(Told.Line line) =>
        PlainPolicies.Earns(line.Service, line.Offering) ? PlainPolicies.Rebate(discounted: DiscountOf(line) > 0, Plain.DayOf(line.At)) : 0;

    // What a line takes back is certain; a refund is of the resource, and of what was charged for it last.
    public static Told.Line? SaleOf(Told.Line line, IReadOnlyList<Told.Line> all) => line.Reverses is { } reversed
        ? all.First(of => of.Source == line.Source && of.Id == reversed)
        : line.BillType != "REFUND_UNSUBSCRIPTION" || line.Resource is null ? null
        : all.Where(of => of.Customer == line.Customer && of.Resource == line.Resource && of.Service == line.Service && of.BillType == "EXPENDITURE" && of.Reverses is null && of.At <= line.At)
            .OrderBy(of => of.At).LastOrDefault();
}

/// <summary>What the vendor lays down in the year of these tests.</summary>
internal static class PlainPolicies
{
    public const decimal ResellerThreshold = 4_000m, ResellerRebate = 0.0725m, PayoutTax = 0.05m, Withheld = 0.1m;

    /// <summary>A product that is no revenue and earns nothing.</summary>
    public const string NoRevenue = "DNS";

    /// <summary>From then on discounted products give another rebate.</summary>
    public static readonly DateOnly Changes = new(2024, 7, 16);

    public static readonly (string Currency, decimal Rate)[] Rates = [("JPY", 151.37m), ("KWD", 0.30712345m)];

    public static decimal Rebate(bool discounted, DateOnly day) => discounted && day >= Changes ? 0.185m : 0.20m;

    public static bool Earns(string service, string offering) => service != NoRevenue && offering != "STORED_VALUE_CARD";
}
