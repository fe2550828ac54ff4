using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>Every figure of a partner as the API shows it, beside what the plain ledger comes to: text for text.</summary>
internal static class LedgerFigures
{
    public static async Task<List<string>> Shown(ApiServer server, LedgerCopy copy, string partner)
    {
        var api = new LedgerApi(server);
        List<string> figures = [];
        var months = Months(copy);
        var administrator = api.Administrator(partner);
        var data = await server.Data($$"""
            { {{string.Join(" ", months.Select(month => $$"""
              d{{Alias(month)}}: expenditureDashboard(month: "{{month}}") { amountDue exact { amountDue listPrice refunds tax lines } }
              t{{Alias(month)}}: expenditureDetails(month: "{{month}}") { monthTotal exactMonthTotal lines(first: 100) { totalCount } }
              """))}}
              expenditureDistribution {
                total { amountDue preTaxAmount lines amountPaid cashPayment cashCoupons monthlySettlement }
                slices(first: 100, groupBy: [CUSTOMER, DAY, SERVICE_TYPE, ASSOCIATION_MODEL, ACCOUNT_MANAGER]) {
                  nodes { customerId day serviceType associationModel accountManagerId amounts { amountDue listPrice lines } } } }
              expenditureSummary { totalAmount totalRefunds preTaxAmount rows(first: 100) { nodes {
                memberAccount month serviceType associationModel amount refunds cashPayment cashCoupons monthlySettlement } } }
              consumptionQuota { used level }
              quotaAlerts: alerts(kind: QUOTA, first: 100) { nodes { ... on QuotaUsageAlert { level } used limit } }
              budgetAlerts: alerts(kind: BUDGET, first: 100) { nodes { customerId ... on BudgetAlert { month threshold } used limit } } }
            """, administrator);
        foreach (var month in months)
        {
            var (of, details) = (data[$"d{Alias(month)}"]!, data[$"t{Alias(month)}"]!);
            figures.Add($"dashboard {month} {Texts(of["exact"]!, "amountDue", "listPrice", "refunds", "tax", "lines")} cents {of["amountDue"]}");
            figures.Add($"details {month} {Texts(details, "exactMonthTotal", "monthTotal")} {details["lines"]!["totalCount"]}");
        }

        figures.Add($"distribution {Texts(data["expenditureDistribution"]!["total"]!, "amountDue", "preTaxAmount", "lines", "amountPaid", "cashPayment", "cashCoupons", "monthlySettlement")}");
        figures.AddRange(Nodes(data["expenditureDistribution"]!["slices"]!).Select(slice =>
            $"slice {Key(slice["customerId"])} {Texts(slice, "day", "serviceType", "associationModel")} {Key(slice["accountManagerId"], "Member")} {Texts(slice["amounts"]!, "amountDue", "listPrice", "lines")}").Order(StringComparer.Ordinal));
        figures.Add($"summary {Texts(data["expenditureSummary"]!, "totalAmount", "totalRefunds", "preTaxAmount")}");
        figures.AddRange(Nodes(data["expenditureSummary"]!["rows"]!).Select(row =>
            $"row {Texts(row, "memberAccount", "month", "serviceType", "associationModel", "amount", "refunds", "cashPayment", "cashCoupons", "monthlySettlement")}").Order(StringComparer.Ordinal));
        if (data["consumptionQuota"] is { } quota) figures.Add($"quota {Texts(quota, "used", "level")}");
        figures.AddRange(Nodes(data["quotaAlerts"]!).Reverse().Select(alert => $"quota alert {alert["level"]} {alert["used"]} of {alert["limit"]}"));
        figures.AddRange(Nodes(data["budgetAlerts"]!).Select(alert =>
            $"budget alert {Key(alert["customerId"])} {alert["month"]} {decimal.Parse(alert["threshold"]!.GetValue<string>(), CultureInfo.InvariantCulture):0.##} {alert["used"]} of {alert["limit"]}").Order(StringComparer.Ordinal));
        foreach (var customer in Budgeted(copy, partner))
        {
            var budget = (await server.Data($$"""
                { customerBudget(customerId: "{{LedgerApi.Customer(customer)}}") { {{string.Join(" ", months.Select(month => $"b{Alias(month)}: spentAtOfficialPrice(month: \"{month}\")"))}} } }
                """, administrator))["customerBudget"];
            figures.AddRange(months.Select(month => $"budget {customer} {month} {budget?[$"b{Alias(month)}"]}"));
        }

        var runner = server.Services.GetRequiredService<CommandRunner>();
        foreach (var customer in Stayed(copy, partner))
            figures.Add($"frozen {customer} {(await runner.Load(CustomerStatusDecider.Definition, customer)).State.AccountFrozen}");
        foreach (var month in months)
            figures.Add($"reconciliation {month} {await Reconciliation(server, partner, month)}");
        figures.AddRange(await LedgerBills.Shown(server, partner));
        figures.AddRange(await LedgerRevenue.Shown(server, partner, administrator));
        figures.AddRange(await LedgerReaders.Shown(server, copy, partner, months));
        return figures;
    }

    public static List<string> Expected(LedgerCopy copy, string partner)
    {
        List<string> figures = [];
        var (plain, months) = (copy.Plain, Months(copy));
        var lines = plain.Of(partner).ToList();
        foreach (var month in months)
        {
            var of = lines.Where(line => PlainLedger.MonthOf(line.Line.At) == month).Select(line => line.Line).ToList();
            var refunds = of.Where(line => line.BillType.StartsWith("REFUND", StringComparison.Ordinal)).Sum(line => PlainLedger.Eight(line.Due));
            var exact = of.Sum(line => line.Due);
            figures.Add($"dashboard {month} {Sum(of, line => line.Due)} {Sum(of, line => line.List)} {Text(refunds)} {Sum(of, line => line.Tax)} {of.Count} cents {Cents(exact)}");
            figures.Add($"details {month} {Sum(of, line => line.Due)} {Cents(exact)} {of.Count}");
        }

        var all = lines.Select(line => line.Line).ToList();
        figures.Add($"distribution {Sum(all, line => line.Due)} {Text(all.Sum(line => PlainLedger.Eight(line.Due) - PlainLedger.Eight(line.Tax)))} {all.Count} {Text(all.Sum(line => PlainLedger.Eight(line.Due) - PlainLedger.Eight(line.Coupons)))} {Split(all)}");
        figures.AddRange(lines.GroupBy(line => $"slice {line.Shown} {PlainLedger.DayOf(line.Line.At)} {line.Line.Service} {Model(line.Reseller)} {line.Manager}")
            .Select(slice => $"{slice.Key} {Sum(slice.Select(line => line.Line), line => line.Due)} {Sum(slice.Select(line => line.Line), line => line.List)} {slice.Count()}").Order(StringComparer.Ordinal));
        figures.Add($"summary {Text(all.Where(Charged).Sum(line => PlainLedger.Eight(line.Due)))} {Text(all.Where(line => !Charged(line)).Sum(line => PlainLedger.Eight(line.Due)))} {Text(all.Sum(line => PlainLedger.Eight(line.Due) - PlainLedger.Eight(line.Tax)))}");
        figures.AddRange(lines.GroupBy(line => $"row {line.Summary} {PlainLedger.MonthOf(line.Line.At)} {line.Line.Service} {Model(line.Reseller)}").Select(row =>
            $"{row.Key} {Sum(row.Select(line => line.Line).Where(Charged), line => line.Due)} {Sum(row.Select(line => line.Line).Where(line => !Charged(line)), line => line.Due)} {Split([.. row.Select(line => line.Line)])}").Order(StringComparer.Ordinal));
        if (copy.Watch.LevelOf(partner) is { } level) figures.Add($"quota {Text(plain.Used(partner))} {level}");
        figures.AddRange(copy.Watch.QuotaAlerts.Where(alert => alert.Partner == partner).Select(alert => $"quota alert {alert.Alert}"));
        figures.AddRange(copy.Watch.BudgetAlerts.Where(alert => alert.Partner == partner).Select(alert => $"budget alert {alert.Alert}").Order(StringComparer.Ordinal));
        foreach (var customer in Budgeted(copy, partner))
        {
            var budget = copy.Watch.BudgetOf(customer)!;
            figures.AddRange(months.Select(month => $"budget {customer} {month} {Text(plain.Spent(
                customer, partner, of => budget.Package ? string.CompareOrdinal(of, budget.First) >= 0 : of == month))}"));
        }

        figures.AddRange(Stayed(copy, partner).Select(customer => $"frozen {customer} {copy.Watch.Frozen.Contains(customer)}"));
        var account = plain.Account(partner);
        figures.AddRange(months.Select(month => $"reconciliation {month} True {Text(plain.ResellerSum(partner, month))} {Text(plain.Used(partner))} {Text(account.Due)} {Text(account.Balance)} {Text(account.Coupons)} {Text(plain.Account(partner, month).Billed)} {Text(plain.ResellerSum(partner) - account.Billed)}"));
        figures.AddRange(LedgerBills.Expected(plain, partner));
        figures.AddRange(LedgerRevenue.Expected(plain, partner));
        figures.AddRange(LedgerReaders.Expected(copy, partner, months));
        return figures;
    }

    private static async Task<string> Reconciliation(ApiServer server, string partner, string month)
    {
        var found = (await server.Data(
            $$"""{ reconciliation(partnerId: "{{LedgerApi.Partner(partner)}}", month: "{{month}}") { agrees resellerSum used amountDue balance coupons billed unbilled differences { figure of shown computed } } }""",
            server.Staff("finance")))["reconciliation"]!;
        return found["agrees"]!.GetValue<bool>() ? $"True {Texts(found, "resellerSum", "used", "amountDue", "balance", "coupons", "billed", "unbilled")}" : found["differences"]!.ToJsonString();
    }

    private static List<string> Months(LedgerCopy copy) =>
        [.. copy.Plain.Lines.Select(line => PlainLedger.MonthOf(line.At)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Budgeted(LedgerCopy copy, string partner) => copy.Plain.Facts.OfType<Fact.Budget>().Select(budget => budget.Customer).Distinct()
        .Where(customer => copy.Watch.BudgetOf(customer)?.Partner == partner).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Stayed(LedgerCopy copy, string partner) => copy.Plain.Facts.OfType<Fact.Associated>()
        .Where(e => e.Partner == partner && !copy.Plain.EverMoved(e.Customer)).Select(e => e.Customer).Order(StringComparer.Ordinal);

    public static bool Charged(Fact.Line line) => !line.BillType.StartsWith("REFUND", StringComparison.Ordinal);

    public static string Model(bool reseller) => reseller ? "RESELLER" : "REFERRAL";

    private static string Split(List<Fact.Line> lines) => $"{Sum(lines, line => line.Cash)} {Sum(lines, line => line.Coupons)} {Sum(lines, line => line.Settlement)}";

    private static string Alias(string month) => month.Replace("-", "", StringComparison.Ordinal);

    public static string Sum(IEnumerable<Fact.Line> lines, Func<Fact.Line, decimal> which) => Text(lines.Sum(line => PlainLedger.Eight(which(line))));

    public static string Text(decimal amount) => (amount == 0 ? 0m : amount).ToString("F8", CultureInfo.InvariantCulture);

    private static string Cents(decimal amount) => Text(Math.Round(amount, 2, MidpointRounding.AwayFromZero));

    public static IEnumerable<JsonNode> Nodes(JsonNode connection) => connection["nodes"]!.AsArray().Select(node => node!);

    public static string Key(JsonNode? id, string type = "Customer") => id is null ? "" : GlobalId.KeyOf(type, id.GetValue<string>());

    public static string Texts(JsonNode of, params string[] names) => string.Join(" ", names.Select(name => $"{of[name]}"));
}
