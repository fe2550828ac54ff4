namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>What others than the administrator see of a partner: its account managers, and the distributor of a reseller; and each grouping by itself.</summary>
internal static class LedgerReaders
{
    private const string Seen = "expenditureDistribution { total { amountDue lines } } expenditureSummary { totals { amountDue lines } }";

    private static readonly (string Dimension, string Field, Func<Line, string> Of)[] Groupings =
    [
        ("CUSTOMER", "customerId", line => line.Shown), ("DAY", "day", line => PlainLedger.DayOf(line.Of.At)), ("SERVICE_TYPE", "serviceType", line => line.Of.Service),
        ("ASSOCIATION_MODEL", "associationModel", line => LedgerFigures.Model(line.Reseller)), ("ACCOUNT_MANAGER", "accountManagerId", line => line.Manager ?? ""),
        ("BILLING_MODE", "billingMode", _ => "PAY_PER_USE"), ("REGION", "region", _ => ""),
    ];

    public static async Task<List<string>> Shown(ApiServer server, LedgerCopy copy, string partner, IReadOnlyList<string> months)
    {
        var api = new LedgerApi(server);
        var by = (await server.Data(
            $"{{ expenditureDistribution {{ {string.Join(" ", Groupings.Select(of => $"{of.Field}: slices(first: 100, groupBy: [{of.Dimension}]) {{ nodes {{ {of.Field} amounts {{ amountDue lines }} }} }}"))} }} }}",
            api.Administrator(partner)))["expenditureDistribution"]!;
        List<string> figures =
        [
            .. Groupings.SelectMany(of => LedgerFigures.Nodes(by[of.Field]!)
                .Select(slice => $"by {of.Dimension} {Name(of.Field, slice[of.Field])} {LedgerFigures.Texts(slice["amounts"]!, "amountDue", "lines")}").Order(StringComparer.Ordinal)),
        ];
        foreach (var manager in Managers(copy, partner)) figures.Add($"seen by {manager} {await Totals(Seen, api.Manager(partner, manager))}");
        if (!LedgerApi.IsReseller(partner))
        {
            var account = await server.Data("{ amountDue { total } accountBalance { amount } }", api.Administrator(partner));
            figures.Add($"account {account["amountDue"]!["total"]} {account["accountBalance"]!["amount"]}");
            return figures;
        }

        var distributor = api.Distributor(copy.Id("d"));
        figures.Add($"seen by the distributor {await Totals(Seen, distributor)}");
        var filter = $"resellerId: \"{LedgerApi.Partner(partner)}\"";
        figures.Add($"of the reseller {await Totals($"expenditureDistribution(filter: {{ {filter} }}) {{ total {{ amountDue lines }} }} expenditureSummary(filter: {{ {filter} }}) {{ totals {{ amountDue lines }} }}", distributor)}");
        foreach (var month in months)
        {
            var exact = (await server.Data($"{{ expenditureDashboard(month: \"{month}\") {{ exact {{ amountDue lines }} }} }}", distributor))["expenditureDashboard"]!["exact"]!;
            figures.Add($"dashboard of the distributor {month} {LedgerFigures.Texts(exact, "amountDue", "lines")}");
        }

        var granted = (await server.Data($"{{ consumptionQuota(partnerId: \"{LedgerApi.Partner(partner)}\") {{ used level }} resellerBudgets {{ nodes {{ granted allocated remaining }} }} }}", distributor));
        if (granted["consumptionQuota"] is { } quota) figures.Add($"quota of the reseller {LedgerFigures.Texts(quota, "used", "level")}");
        figures.Add($"granted {LedgerFigures.Texts(granted["resellerBudgets"]!["nodes"]!.AsArray().Single()!, "granted", "allocated", "remaining")}");
        return figures;

        async Task<string> Totals(string query, string token)
        {
            var data = await server.Data($"{{ {query} }}", token);
            return $"{LedgerFigures.Texts(data["expenditureDistribution"]!["total"]!, "amountDue", "lines")} {LedgerFigures.Texts(data["expenditureSummary"]!["totals"]!, "amountDue", "lines")}";
        }
    }

    public static List<string> Expected(LedgerCopy copy, string partner, IReadOnlyList<string> months)
    {
        var plain = copy.Plain;
        var lines = plain.Of(partner).Select(of => new Line(of.Line, of.Shown, of.Reseller, of.Manager)).ToList();
        List<string> figures =
        [
            .. Groupings.SelectMany(of => lines.GroupBy(of.Of).Select(slice => $"by {of.Dimension} {slice.Key} {Sums([.. slice.Select(line => line.Of)])}").Order(StringComparer.Ordinal)),
        ];
        foreach (var manager in Managers(copy, partner)) figures.Add($"seen by {manager} {Twice([.. plain.SeenBy(manager, partner)])}");
        if (!LedgerApi.IsReseller(partner))
        {
            figures.Add($"account {LedgerFigures.Text(plain.Account(partner).Due)} {LedgerFigures.Text(plain.Account(partner).Balance)}");
            return figures;
        }

        List<Fact.Line> all = [.. lines.Select(line => line.Of)];
        figures.Add($"seen by the distributor {Twice(all)}");
        figures.Add($"of the reseller {Twice(all)}");
        figures.AddRange(months.Select(month => $"dashboard of the distributor {month} {Sums([.. all.Where(line => PlainLedger.MonthOf(line.At) == month)])}"));
        if (copy.Watch.LevelOf(partner) is { } level) figures.Add($"quota of the reseller {LedgerFigures.Text(plain.Used(partner))} {level}");
        var allocated = plain.Facts.OfType<Fact.Budget>().Select(budget => budget.Customer).Distinct()
            .Select(customer => copy.Watch.BudgetOf(customer)).OfType<Fact.Budget>().Where(budget => budget.Partner == partner).Sum(budget => budget.Amount);
        figures.Add($"granted {LedgerFigures.Text(LedgerCopy.Granted)} {LedgerFigures.Text(allocated)} {LedgerFigures.Text(LedgerCopy.Granted - allocated)}");
        return figures;
    }

    private static IEnumerable<string> Managers(LedgerCopy copy, string partner) => LedgerScript.Managers(partner[..1]).Select(copy.Id);

    private static string Twice(List<Fact.Line> lines) => $"{Sums(lines)} {Sums(lines)}";

    private static string Sums(List<Fact.Line> lines) => $"{LedgerFigures.Sum(lines, line => line.Due)} {lines.Count}";

    private static string Name(string field, System.Text.Json.Nodes.JsonNode? value) => field switch
    {
        "customerId" => LedgerFigures.Key(value),
        "accountManagerId" => LedgerFigures.Key(value, "Member"),
        _ => $"{value}",
    };

    private sealed record Line(Fact.Line Of, string Shown, bool Reseller, string? Manager);
}
