using System.Globalization;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>
/// Computes every figure from all facts anew, by loops over lists: slow, and with nothing of the product in it. The billing zone is
/// GMT+08:00, instants count by whole seconds, the second in which something ends still belongs to it.
/// </summary>
internal sealed class PlainLedger
{
    private readonly List<Fact> facts = [];

    public IReadOnlyList<Fact> Facts => facts;

    public IEnumerable<Fact.Line> Lines => facts.OfType<Fact.Line>().DistinctBy(line => line.Id);

    public void Add(Fact fact) => facts.Add(fact);

    public static decimal Eight(decimal amount) => Math.Round(amount, 8, MidpointRounding.AwayFromZero);

    public static string MonthOf(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string DayOf(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// Under whose account in details and in the summary, which keeps the month of leaving together (EXPEND-12), of which partner (empty for
    /// none), and whether that is a reseller's debt.
    /// </summary>
    public (string Shown, string Summary, string Partner, bool Reseller, string? Manager) Whose(string customer, DateTimeOffset at)
    {
        var (second, periods) = (at.ToUnixTimeSeconds(), PeriodsOf(customer));
        if (At(periods, second) is { } own) return (customer, customer, own.Partner, own.Reseller, own.Manager);
        var before = periods.LastOrDefault(period => period.Until < second);
        if (before is not { Reseller: false, Until: { } left } || MasterAt(customer, second) is not { } master) return (customer, customer, "", false, null);
        var summary = MonthOf(DateTimeOffset.FromUnixTimeSeconds(left)) == MonthOf(at) ? customer : master;
        return At(PeriodsOf(master), second) is { } its ? (master, summary, its.Partner, its.Reseller, its.Manager) : (master, summary, "", false, null);
    }

    public IEnumerable<(Fact.Line Line, string Shown, string Summary, bool Reseller, string? Manager)> Of(string partner) =>
        from line in Lines
        let whose = Whose(line.Customer, line.At)
        where whose.Partner == partner
        select (line, whose.Shown, whose.Summary, whose.Reseller, whose.Manager);

    /// <summary>What an account manager sees: the lines of those that it looks after now, or did when they left (EXPEND-2, EXPEND-3).</summary>
    public IEnumerable<Fact.Line> SeenBy(string manager, string partner) =>
        Of(partner).Where(of => LooksAfter(of.Shown, partner) == manager).Select(of => of.Line);

    public decimal ResellerSum(string partner, string? month = null) =>
        Of(partner).Where(of => of.Reseller && (month is null || MonthOf(of.Line.At) == month)).Sum(of => Eight(of.Line.Due));

    /// <summary>What bills hold moves from one part of the debt to another, so only lines and payments count.</summary>
    public decimal Used(string partner) => ResellerSum(partner) - facts.OfType<Fact.Paid>().Where(paid => paid.Partner == partner).Sum(paid => paid.Amount)
        - facts.OfType<Fact.Coupon>().Where(coupon => coupon.Partner == partner).Sum(coupon => coupon.Amount);

    /// <summary>What no bill holds of the months up to this one, by month; null when the month is closed already.</summary>
    public Dictionary<string, (decimal Usage, decimal Exact)>? BillOf(string partner, string month)
    {
        var earlier = facts.OfType<Fact.Billed>().Where(bill => bill.Partner == partner).ToList();
        if (earlier.Exists(bill => string.CompareOrdinal(bill.Month, month) >= 0)) return null;
        Dictionary<string, (decimal Usage, decimal Exact)> parts = [];
        foreach (var of in Of(partner).Where(of => of.Reseller && string.CompareOrdinal(MonthOf(of.Line.At), month) <= 0))
            Add(MonthOf(of.Line.At), Eight(of.Line.Due), of.Line.Due);
        foreach (var part in earlier.SelectMany(bill => bill.Parts)) Add(part.Key, -part.Value.Usage, -part.Value.Exact);
        return parts.Where(part => part.Value != default).ToDictionary();

        void Add(string of, decimal usage, decimal exact) =>
            parts[of] = parts.TryGetValue(of, out var sum) ? (sum.Usage + usage, sum.Exact + exact) : (usage, exact);
    }

    /// <summary>How each bill of a partner was paid when it was made.</summary>
    public IReadOnlyList<(Fact.Billed Bill, decimal Coupons, decimal Payable, decimal FromBalance, decimal Credited)> BillsOf(string partner)
    {
        List<(Fact.Billed, decimal, decimal, decimal, decimal)> bills = [];
        Account(partner, made: bills.Add);
        return bills;
    }

    /// <summary>
    /// Coupons pay a bill first, the oldest ahead, then the balance; repayments settle what is left of bills, and the rest is balance. A bill in
    /// which more is given back than charged goes on the balance.
    /// </summary>
    /// <param name="billed">The month of which <c>Billed</c> is told; all of them when null.</param>
    public (decimal Due, decimal Balance, decimal Coupons, decimal Billed) Account(
        string partner, string? billed = null, Action<(Fact.Billed Bill, decimal Coupons, decimal Payable, decimal FromBalance, decimal Credited)>? made = null)
    {
        var (due, balance, coupons, held) = (0m, 0m, 0m, 0m);
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case Fact.Coupon e when e.Partner == partner:
                    coupons += e.Amount;
                    break;
                case Fact.Paid e when e.Partner == partner:
                    var settled = e.Repays ? Math.Min(e.Amount, due) : 0;
                    (due, balance) = (due - settled, balance + e.Amount - settled);
                    break;
                case Fact.Billed e when e.Partner == partner:
                    var (charged, credited) = (Math.Max(e.Usage, 0), Math.Max(-e.Usage, 0));
                    var left = charged - Math.Min(coupons, charged);
                    var paid = Math.Min(balance, left);
                    made?.Invoke((e, charged - left, left, paid, credited));
                    coupons -= charged - left;
                    (due, balance) = (due + left - paid, balance + credited - paid);
                    held += billed is null ? e.Usage : e.Parts.GetValueOrDefault(billed).Usage;
                    break;
            }
        }

        return (due, balance, coupons, held);
    }

    /// <summary>At official prices, in the reseller model, under one partner.</summary>
    public decimal Spent(string customer, string partner, Func<string, bool> months) => Of(partner)
        .Where(of => of.Reseller && of.Shown == customer && months(MonthOf(of.Line.At))).Sum(of => Eight(of.Line.List));

    /// <summary>The partner of the reseller model now; null when there is none.</summary>
    public string? ResellerOf(string customer) => PeriodsOf(customer).LastOrDefault() is { Until: null, Reseller: true } period ? period.Partner : null;

    public bool EverMoved(string customer) =>
        facts.Any(fact => (fact is Fact.Left left && left.Customer == customer) || (fact is Fact.ModelChanged changed && changed.Customer == customer));

    /// <summary>The last who was given the customer since it came to the partner.</summary>
    private string? LooksAfter(string customer, string partner)
    {
        string? manager = null;
        foreach (var fact in facts)
        {
            if (fact is Fact.Associated begun && begun.Customer == customer && begun.Partner == partner) manager = null;
            if (fact is Fact.Allocated given && given.Customer == customer && given.Partner == partner) manager = given.Manager;
        }

        return manager;
    }

    private static Period? At(List<Period> periods, long second) =>
        periods.LastOrDefault(period => period.From <= second) is { } period && !(period.Until < second) ? period : null;

    private string? MasterAt(string customer, long second)
    {
        List<(string Master, long From, long? Until)> ties = [];
        foreach (var fact in facts)
        {
            if (fact is Fact.Joined joined && joined.Customer == customer && !ties.Exists(tie => tie.Master == joined.Master && tie.Until is null))
                ties.Add((joined.Master, joined.At.ToUnixTimeSeconds(), null));
            if (fact is Fact.Parted parted && parted.Customer == customer)
                ties = [.. ties.Select(tie => tie.Master == parted.Master && tie.Until is null ? (tie.Master, tie.From, parted.At.ToUnixTimeSeconds()) : tie)];
        }

        return ties.LastOrDefault(tie => tie.From <= second && !(tie.Until < second)).Master;
    }

    private List<Period> PeriodsOf(string customer)
    {
        List<Period> periods = [];
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case Fact.Associated e when e.Customer == customer:
                    var from = e.From.ToUnixTimeSeconds();
                    if (periods is [.., { Until: { } until }] && until >= from) from = until + 1;
                    periods.Add(new(e.Partner, e.Reseller, null, from, null));
                    break;
                case Fact.ModelChanged e when e.Customer == customer:
                    Change(periods, e.At, open => open with { Reseller = e.Reseller });
                    break;
                case Fact.Allocated e when e.Customer == customer:
                    Change(periods, e.At, open => open with { Manager = e.Manager });
                    break;
                case Fact.Left e when e.Customer == customer:
                    periods[^1] = periods[^1] with { Until = Math.Max(periods[^1].From, e.At.ToUnixTimeSeconds()) };
                    break;
            }
        }

        return periods;
    }

    private static void Change(List<Period> periods, DateTimeOffset at, Func<Period, Period> change)
    {
        var (open, second) = (periods[^1], at.ToUnixTimeSeconds());
        if (second <= open.From)
        {
            periods[^1] = change(open);
            return;
        }

        periods[^1] = open with { Until = second - 1 };
        periods.Add(change(open) with { From = second });
    }

    private sealed record Period(string Partner, bool Reseller, string? Manager, long From, long? Until);
}
