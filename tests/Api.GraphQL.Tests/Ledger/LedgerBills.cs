using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>The bills of a partner as finance sees them, beside what the plain ledger comes to.</summary>
internal static class LedgerBills
{
    public static async Task<IEnumerable<string>> Shown(ApiServer server, string partner)
    {
        var data = await server.Data($$"""
            { coupons(partnerId: "{{LedgerApi.Partner(partner)}}", first: 100) { nodes { balance } } partnerBills(partnerId: "{{LedgerApi.Partner(partner)}}", first: 3, orderBy: EARLIEST_FIRST) { totalCount nodes {
                month usage couponApplied payable fromBalance credited total byMonth { month amount isCorrection }
                byProduct { rounding parts { amount displayAmount } } byCustomer { rounding parts { amount displayAmount } }
                lines(first: 100) { nodes { amount } } } } }
            """, server.Staff("finance"));
        return data["partnerBills"]!["nodes"]!.AsArray().Select(bill => (Month: $"{bill!["month"]}", Node: bill)).Select(bill =>
            $"bill {bill.Month} {Texts(bill.Node, "usage", "couponApplied", "payable", "fromBalance", "credited", "total")} "
            + string.Join(", ", bill.Node["byMonth"]!.AsArray().Where(part => Amount(part!) != 0).Select(part => $"{Texts(part!, "month", "amount")} {part!["isCorrection"]!.GetValue<bool>()}"))
            + $" lines {Sum(bill.Node["lines"]!["nodes"]!)} products {Sum(bill.Node["byProduct"]!["parts"]!)} customers {Sum(bill.Node["byCustomer"]!["parts"]!)}"
            + $" rounding {Rounded(bill.Node, "byProduct")} {Rounded(bill.Node, "byCustomer")}")
            .Append($"left on coupons {Text(data["coupons"]!["nodes"]!.AsArray().Sum(coupon => Amount(coupon!, "balance")))}");
    }

    public static IEnumerable<string> Expected(PlainLedger plain, string partner) => plain.BillsOf(partner).Select(made =>
    {
        var (bill, total) = (made.Bill, Text(made.Bill.Usage));
        var cents = Text(Math.Round(bill.Parts.Values.Sum(part => part.Exact), 2, MidpointRounding.AwayFromZero));
        return $"bill {bill.Month} {total} {string.Join(' ', new[] { made.Coupons, made.Payable, made.FromBalance, made.Credited }.Select(Text))} {cents} "
            + string.Join(", ", bill.Parts.Where(part => part.Value.Usage != 0).OrderBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => $"{part.Key} {Text(part.Value.Usage)} {part.Key != bill.Month}"))
            + $" lines {total} products {total} customers {total} rounding {cents} {cents}";
    }).Append($"left on coupons {Text(plain.Account(partner).Coupons)}");

    // What the parts show and the rounding beside them come to the bill's displayed total.
    private static string Rounded(JsonNode bill, string by) =>
        Text(bill[by]!["parts"]!.AsArray().Sum(part => Amount(part!, "displayAmount")) + Amount(bill[by]!, "rounding"));

    private static string Sum(JsonNode parts) => Text(parts.AsArray().Sum(part => Amount(part!)));

    private static decimal Amount(JsonNode of, string name = "amount") =>
        decimal.Parse(of[name]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);

    private static string Texts(JsonNode of, params string[] names) => string.Join(' ', names.Select(name => $"{of[name]}"));

    private static string Text(decimal amount) => amount.ToString("F8", System.Globalization.CultureInfo.InvariantCulture);
}
