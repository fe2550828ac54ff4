namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>Judges the plain ledger after every fact: which alerts are raised, and who is frozen.</summary>
internal sealed class PlainWatch(PlainLedger ledger)
{
    private static readonly string[] Levels = ["NORMAL", "WARNING", "USED_UP", "EXCEEDED"];

    private readonly Dictionary<string, (decimal Total, int Level)> quotas = [];
    private readonly Dictionary<string, Watched> budgets = [];

    /// <summary>In the order in which they are raised, by partner.</summary>
    public List<(string Partner, string Alert)> QuotaAlerts { get; } = [];

    public List<(string Partner, string Alert)> BudgetAlerts { get; } = [];

    public HashSet<string> Frozen { get; } = [];

    public string? LevelOf(string partner) => quotas.TryGetValue(partner, out var quota) ? Levels[quota.Level] : null;

    public Fact.Budget? BudgetOf(string customer) => budgets.GetValueOrDefault(customer)?.Budget;

    public void Happened(Fact fact, DateTimeOffset now)
    {
        var running = PlainLedger.MonthOf(now);
        var before = budgets.ToDictionary(entry => entry.Key, entry => Months(entry.Value.Budget));
        ledger.Add(fact);
        if (fact is Fact.Quota quota) quotas[quota.Partner] = (quota.Total, quotas.GetValueOrDefault(quota.Partner).Level);
        foreach (var partner in quotas.Keys.ToList()) JudgeQuota(partner);
        foreach (var (customer, months) in before) JudgeChanged(budgets[customer], months, running);
        if (fact is Fact.Budget budget) Set(budget, running);
        if (fact is Fact.MonthBegan began) foreach (var watched in budgets.Values) Begin(watched, began.Month);
        if (fact is Fact.BudgetRemoved removed) budgets.Remove(removed.Customer);
        if (fact is not (Fact.Left or Fact.ModelChanged)) return;
        // Who is no reseller customer of the partner any more has no budget.
        foreach (var gone in budgets.Where(entry => ledger.ResellerOf(entry.Key) != entry.Value.Budget.Partner).Select(entry => entry.Key).ToList())
            budgets.Remove(gone);
    }

    private static string Number(decimal amount) => amount.ToString("F8", System.Globalization.CultureInfo.InvariantCulture);

    private void JudgeQuota(string partner)
    {
        var (total, told) = quotas[partner];
        var used = ledger.Used(partner);
        var level = used <= 0 ? 0 : used > total ? 3 : used >= total ? 2 : used >= total * 0.8m ? 1 : 0;
        for (var passed = told + 1; passed <= level; passed++) QuotaAlerts.Add((partner, $"{Levels[passed]} {Number(used)} of {Number(total)}"));
        if (told == 3 && level < 3) QuotaAlerts.Add((partner, $"NORMALIZED {Number(used)} of {Number(total)}"));
        quotas[partner] = (total, level);
    }

    private void JudgeChanged(Watched watched, Dictionary<string, decimal> before, string running)
    {
        var after = Months(watched.Budget);
        foreach (var month in before.Keys.Union(after.Keys).Where(month => before.GetValueOrDefault(month) != after.GetValueOrDefault(month)).Order().ToList())
            Judge(watched, month, running);
    }

    private void Set(Fact.Budget budget, string running)
    {
        if (budgets.TryGetValue(budget.Customer, out var watched) && watched.Budget.Partner == budget.Partner && watched.Budget.Package == budget.Package)
        {
            watched.Budget = budget with { First = watched.Budget.First };
            foreach (var told in watched.Told.Values) told.RemoveWhere(ratio => !budget.Ratios.Contains(ratio));
            Judge(watched, running, running);
            return;
        }

        watched = budgets[budget.Customer] = new(budget) { Started = string.CompareOrdinal(budget.First, running) > 0 ? budget.First : running };
        foreach (var month in Months(budget).Keys.Order().ToList()) Judge(watched, month, running);
    }

    private void Begin(Watched watched, string month)
    {
        if (string.CompareOrdinal(watched.Started, month) >= 0) return;
        foreach (var begun in Months(watched.Budget).Keys.Where(other => string.CompareOrdinal(other, watched.Started) > 0).Order().ToList())
            Judge(watched, begun, month);
        watched.Started = month;
    }

    private void Judge(Watched watched, string month, string running)
    {
        var budget = watched.Budget;
        if (string.CompareOrdinal(month, budget.First) < 0 && !budget.Package) return;
        if (!budget.Package && string.CompareOrdinal(month, running) > 0) return;
        var judged = budget.Package ? budget.First : month;
        var spent = ledger.Spent(budget.Customer, budget.Partner, of => budget.Package ? string.CompareOrdinal(of, budget.First) >= 0 : of == month);
        if (!watched.Told.TryGetValue(judged, out var told)) watched.Told[judged] = told = [];
        foreach (var ratio in budget.Ratios.Order())
        {
            if (spent <= budget.Amount * ratio) told.Remove(ratio);
            else if (told.Add(ratio))
            {
                BudgetAlerts.Add((budget.Partner, $"{budget.Customer} {judged} {ratio:0.##} {Number(spent)} of {Number(budget.Amount)}"));
                if (ratio == 1m && budget.Automatic && (budget.Package || month == running)) Frozen.Add(budget.Customer);
            }
        }
    }

    private Dictionary<string, decimal> Months(Fact.Budget budget) => ledger.Of(budget.Partner).Where(of => of.Reseller && of.Shown == budget.Customer)
        .GroupBy(of => PlainLedger.MonthOf(of.Line.At)).ToDictionary(month => month.Key, month => month.Sum(of => PlainLedger.Eight(of.Line.List)));

    private sealed class Watched(Fact.Budget budget)
    {
        public Fact.Budget Budget { get; set; } = budget;

        public required string Started { get; set; }

        public Dictionary<string, HashSet<decimal>> Told { get; } = [];
    }
}
