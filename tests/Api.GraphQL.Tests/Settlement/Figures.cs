using System.Globalization;
using System.Text.Json.Nodes;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>What the API shows of a partner's settlement, text for text as <see cref="Expectations"/> has it.</summary>
internal static class Figures
{
    /// <summary>Bills with their parts, coupons, balance and debts.</summary>
    public static async Task<List<string>> Account(Telling telling, string partner)
    {
        var data = await telling.Server.Data("""
            { accountBalance { amount pendingRefunds } amountDue { total }
              coupons(first: 100) { nodes { kind faceValue balance state } }
              partnerBills(first: 60, orderBy: EARLIEST_FIRST) { nodes { month usage couponApplied payable fromBalance credited unpaid
                lines { totalCount } byMonth { month amount } byProduct { parts { serviceType amount } } byCustomer { parts { customerId amount } } } } }
            """, telling.Administrator(partner));
        List<string> shown = [$"account {LedgerFigures.Texts(data["accountBalance"]!, "amount", "pendingRefunds")} due {data["amountDue"]!["total"]}"];
        shown.AddRange(LedgerFigures.Nodes(data["coupons"]!).Select(coupon => $"coupon {LedgerFigures.Texts(coupon, "kind", "faceValue", "balance", "state")}").Order(StringComparer.Ordinal));
        foreach (var bill in LedgerFigures.Nodes(data["partnerBills"]!))
        {
            shown.Add($"bill {LedgerFigures.Texts(bill, "month", "usage", "couponApplied", "payable", "fromBalance", "credited", "unpaid")} lines {bill["lines"]!["totalCount"]}");
            shown.Add($"bill {bill["month"]} months {Parts(bill["byMonth"]!, part => $"{part["month"]}")}");
            shown.Add($"bill {bill["month"]} products {Parts(bill["byProduct"]!["parts"]!, part => $"{part["serviceType"]}")}");
            shown.Add($"bill {bill["month"]} customers {Parts(bill["byCustomer"]!["parts"]!, part => LedgerFigures.Key(part["customerId"]))}");
        }

        return shown;
    }

    /// <summary>Statements line by line, and payouts.</summary>
    public static async Task<List<string>> Earned(Telling telling, string partner)
    {
        List<string> shown = [];
        for (string? after = null; ;)
        {
            var page = (await telling.Server.Data("""
                query($after: String) { incentiveStatements(first: 8, after: $after, orderBy: EARLIEST_FIRST) { pageInfo { hasNextPage endCursor } nodes { model period performance incentive claim net
                  lines(first: 100) { totalCount nodes { month serviceType offering customerDiscount listPrice performance rebatePercentage amount earnedInId } } } } }
                """, telling.Administrator(partner), new { after }))["incentiveStatements"]!;
            foreach (var of in LedgerFigures.Nodes(page))
            {
                var name = $"statement {LedgerFigures.Texts(of, "model", "period")}";
                shown.Add($"{name} {LedgerFigures.Texts(of, "performance", "incentive", "claim", "net")} lines {of["lines"]!["totalCount"]}");
                shown.AddRange(LedgerFigures.Nodes(of["lines"]!).Select(line =>
                    $"{name} {LedgerFigures.Texts(line, "month", "serviceType", "offering")} {Ratio(line["customerDiscount"])} {LedgerFigures.Texts(line, "listPrice", "performance")} {Ratio(line["rebatePercentage"])} {line["amount"]} {line["earnedInId"] is not null}"));
            }

            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) break;
            after = $"{page["pageInfo"]!["endCursor"]}";
        }

        var payouts = await telling.Server.Data(
            "{ payouts(first: 50, orderBy: EARLIEST_FIRST) { nodes { method beforeTax tax withheld net state credited { amount currency } transferred { amount currency } coupon { faceValue } } } }",
            telling.Administrator(partner));
        shown.AddRange(LedgerFigures.Nodes(payouts["payouts"]!).Select(payout =>
            $"payout {LedgerFigures.Texts(payout, "method", "beforeTax", "tax", "withheld", "net", "state")} {Currency(payout["credited"] ?? payout["transferred"])}{payout["coupon"]?["faceValue"]}"));
        return [.. shown.Order(StringComparer.Ordinal)];
    }

    /// <summary>Revenue of both models by reason and source, and by month.</summary>
    public static async Task<List<string>> Revenue(Telling telling, string partner, string last)
    {
        List<string> shown = [];
        foreach (var model in new[] { "REFERRAL", "RESELLER" })
        {
            var of = (await telling.Server.Data($$"""
                { partnerRevenue(from: "2024-01", to: "{{last}}", model: {{model}}) { counted excluded unpaid spent exclusions { reason amount } bySource { source counted } byMonth { month spent unpaid } } }
                """, telling.Administrator(partner)))["partnerRevenue"]!;
            shown.Add($"revenue {model} {LedgerFigures.Texts(of, "counted", "excluded", "unpaid", "spent")}");
            shown.AddRange(of["exclusions"]!.AsArray().Select(part => $"revenue {model} {LedgerFigures.Texts(part!, "reason", "amount")}"));
            shown.AddRange(of["bySource"]!.AsArray().Select(part => $"revenue {model} {LedgerFigures.Texts(part!, "source", "counted")}"));
            shown.AddRange(of["byMonth"]!.AsArray().Select(part => $"revenue {model} {LedgerFigures.Texts(part!, "month", "spent", "unpaid")}"));
        }

        return [.. shown.Order(StringComparer.Ordinal)];
    }

    /// <summary>What disagrees in the product's own comparison of every figure of a month with single lines.</summary>
    public static async Task<string> Differences(Telling telling, string partner, string month) => (await telling.Server.Data(
        $$"""{ reconciliation(partnerId: "{{LedgerApi.Partner(telling.Key(partner))}}", month: "{{month}}") { agrees differences { figure of shown computed } } }""",
        telling.Server.Staff("finance")))["reconciliation"]!.ToJsonString();

    private static string Parts(JsonNode parts, Func<JsonNode, string> key) => string.Join(", ", parts.AsArray().Select(part => (Key: key(part!), Amount: $"{part!["amount"]}"))
        .Where(part => part.Amount != "0.00000000").OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key} {part.Amount}"));

    private static string Ratio(JsonNode? ratio) => Plain.Ratio(decimal.Parse($"{ratio}", CultureInfo.InvariantCulture));

    private static string Currency(JsonNode? amount) =>
        amount is null ? "" : $"{Plain.Text(decimal.Parse($"{amount["amount"]}", CultureInfo.InvariantCulture))} {amount["currency"]}";
}
