using System.Globalization;

namespace PartnerGraph.Api.Tests.Ledger;

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
    public (string Shown, string Summary, string Partner, bool Reseller) Whose(string customer, DateTimeOffset at)
    {
        var (second, periods) = (at.ToUnixTimeSeconds(), PeriodsOf(customer));
        if (At(periods, second) is { } own) return (customer, customer, own.Partner, own.Reseller);
        var before = periods.LastOrDefault(period => period.Until < second);
        if (before is not { Reseller: false, Until: { } left } || MasterAt(customer, second) is not { } master) return (customer, customer, "", false);
        var summary = MonthOf(DateTimeOffset.FromUnixTimeSeconds(left)) == MonthOf(at) ? customer : master;
        return At(PeriodsOf(master), second) is { } its ? (master, summary, its.Partner, its.Reseller) : (master, summary, "", false);
    }

    public IEnumerable<(Fact.Line Line, string Shown, string Summary, bool Reseller)> Of(string partner) =>
        from line in Lines
        let whose = Whose(line.Customer, line.At)
        where whose.Partner == partner
        select (line, whose.Shown, whose.Summary, whose.Reseller);

    public decimal ResellerSum(string partner, string? month = null) =>
        Of(partner).Where(of => of.Reseller && (month is null || MonthOf(of.Line.At) == month)).Sum(of => Eight(of.Line.Due));

    /// <summary>What bills hold moves from one part of the debt to another, so only lines and payments count.</summary>
    public decimal Used(string partner) => ResellerSum(partner) - facts.OfType<Fact.Paid>().Where(paid => paid.Partner == partner).Sum(paid => paid.Amount);

    /// <summary>At official prices, in the reseller model, under one partner.</summary>
    public decimal Spent(string customer, string partner, Func<string, bool> months) => Of(partner)
        .Where(of => of.Reseller && of.Shown == customer && months(MonthOf(of.Line.At))).Sum(of => Eight(of.Line.List));

    /// <summary>The partner of the reseller model now; null when there is none.</summary>
    public string? ResellerOf(string customer) => PeriodsOf(customer).LastOrDefault() is { Until: null, Reseller: true } period ? period.Partner : null;

    public bool EverMoved(string customer) =>
        facts.Any(fact => (fact is Fact.Left left && left.Customer == customer) || (fact is Fact.ModelChanged changed && changed.Customer == customer));

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
                    periods.Add(new(e.Partner, e.Reseller, from, null));
                    break;
                case Fact.ModelChanged e when e.Customer == customer:
                    var (open, second) = (periods[^1], e.At.ToUnixTimeSeconds());
                    if (second <= open.From) periods[^1] = open with { Reseller = e.Reseller };
                    else
                    {
                        periods[^1] = open with { Until = second - 1 };
                        periods.Add(open with { Reseller = e.Reseller, From = second });
                    }

                    break;
                case Fact.Left e when e.Customer == customer:
                    periods[^1] = periods[^1] with { Until = Math.Max(periods[^1].From, e.At.ToUnixTimeSeconds()) };
                    break;
            }
        }

        return periods;
    }

    private sealed record Period(string Partner, bool Reseller, long From, long? Until);
}
