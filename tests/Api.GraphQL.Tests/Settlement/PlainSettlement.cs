namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>
/// Everything that follows from what was told, computed anew from lists by the catalogue alone: slow, and with nothing of the product in it. What the clock
/// passes falls due: at the beginning of a month the referral statements of the last one, at that of its 5th day the bills and with them the reseller statements.
/// </summary>
internal sealed class PlainSettlement
{
    private readonly List<Told.Line> lines = [];
    private readonly HashSet<Told.Line> billed = [];
    private DateTimeOffset now;

    public PlainHistory History { get; } = new();

    public Dictionary<string, PlainPartner> Partners { get; } = [];

    public IReadOnlyList<Told.Line> Lines => lines;

    public void Happened(Told told)
    {
        History.Happened(told);
        foreach (var partner in Partners.Values) partner.Happened(told);
        if (told is Told.Registered added) Partners[added.Id] = new(added);
        if (told is Told.Line line) lines.Add(line);
        if (told is Told.Moved moved)
        {
            foreach (var (at, due) in Due(moved.To)) due();
            now = moved.To;
        }
    }

    /// <summary>What is of the partner in a model now, as the history knows it.</summary>
    public IEnumerable<Told.Line> Of(string partner, bool reseller) => lines.Where(line => IsOf(line, partner, reseller));

    /// <summary>What gives back a sale that the partner had in a model, and is not the partner's in that model itself: its customer has changed since.</summary>
    public IEnumerable<Told.Line> Strays(string partner, bool reseller) => lines.Where(line => line.BillType == "REFUND_UNSUBSCRIPTION" && !IsOf(line, partner, reseller)
        && PlainEarning.SaleOf(line, lines) is { } sale && IsOf(sale, partner, reseller));

    private bool IsOf(Told.Line line, string partner, bool reseller) => History.Owner(line.Customer, line.At) == (partner, reseller);

    private IEnumerable<(DateTimeOffset At, Action Due)> Due(DateTimeOffset to)
    {
        // The clock of the first move begins with the first month.
        for (var first = Plain.FirstOf(Plain.MonthOf(now == default ? to : now)); Plain.StartOf(first) <= to; first = first.AddMonths(1))
        {
            var ended = Plain.Month(first.AddDays(-1));
            if (Passes(Plain.StartOf(first))) yield return (Plain.StartOf(first), () => MonthEnded(ended));
            if (Passes(Plain.StartOf(first.AddDays(4)))) yield return (Plain.StartOf(first.AddDays(4)), () => Bill(ended));
        }

        bool Passes(DateTimeOffset at) => at > now && at <= to;
    }

    private void MonthEnded(string month)
    {
        foreach (var partner in Partners.Values)
        {
            partner.Billing.MonthEnded(month);
            partner.Earning.StateReferral(month, [.. UpTo(month, Of(partner.Registered.Id, reseller: false).Concat(Strays(partner.Registered.Id, reseller: false)))], lines);
        }
    }

    // A partner's first bill is that of the month in which it was registered.
    private void Bill(string month)
    {
        foreach (var partner in Partners.Values.Where(of => string.CompareOrdinal(Plain.MonthOf(of.Registered.At), month) <= 0))
        {
            List<Told.Line> own = [.. UpTo(month, Of(partner.Registered.Id, reseller: true)).Where(line => !billed.Contains(line))];
            billed.UnionWith(own);
            partner.Billing.Bill(month, own);
            partner.Earning.StateReseller(partner.Billing.Bills[^1]);
        }
    }

    private static IEnumerable<Told.Line> UpTo(string month, IEnumerable<Told.Line> of) => of.Where(line => string.CompareOrdinal(Plain.MonthOf(line.At), month) <= 0);
}
