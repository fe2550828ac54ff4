using System.Globalization;
using System.Text.Json.Nodes;

namespace PartnerGraph.Api.GraphQL.Tests.Ledger;

/// <summary>The revenue of a partner beside what the plain ledger comes to: what is counted, excluded and unpaid is what was spent.</summary>
internal static class LedgerRevenue
{
    public static async Task<IEnumerable<string>> Shown(ApiServer server, string partner, string administrator)
    {
        const string fields = "counted excluded coupon: excluded(reason: COUPON) tax: excluded(reason: TURNOVER_TAX) unpaid spent";
        var data = await server.Data($$"""
            { referral: partnerRevenue(from: "2020-01", to: "2030-12", model: REFERRAL) { {{fields}} }
              reseller: partnerRevenue(from: "2020-01", to: "2030-12", model: RESELLER) { {{fields}} } }
            """, administrator);
        var (referral, reseller) = (data["referral"]!, data["reseller"]!);
        Assert.All([referral, reseller], of => Assert.Equal(Amount(of, "spent"), Amount(of, "counted") + Amount(of, "excluded") + Amount(of, "unpaid")));
        return
        [
            $"revenue REFERRAL {LedgerFigures.Texts(referral, "counted", "coupon", "tax", "unpaid", "spent")}",
            $"revenue RESELLER {LedgerFigures.Text(Amount(reseller, "counted") + Amount(reseller, "excluded"))} {LedgerFigures.Texts(reseller, "unpaid", "spent")}",
        ];
    }

    public static IEnumerable<string> Expected(PlainLedger plain, string partner)
    {
        List<Fact.Line> lines = [.. plain.Of(partner).Where(of => !of.Reseller).Select(of => of.Line)];
        var tax = lines.Sum(line => TaxPaid(PlainLedger.Eight(line.Due), PlainLedger.Eight(line.Tax), PlainLedger.Eight(line.Cash)));
        var (cash, coupons, due) = (Sum(line => line.Cash), Sum(line => line.Coupons), Sum(line => line.Due));
        yield return $"revenue REFERRAL {LedgerFigures.Text(cash - tax)} {LedgerFigures.Text(coupons)} {LedgerFigures.Text(tax)} {LedgerFigures.Text(due - cash - coupons)} {LedgerFigures.Text(due)}";
        var (billed, unpaid) = (plain.BillsOf(partner).Sum(made => made.Bill.Usage), plain.Account(partner).Due);
        yield return $"revenue RESELLER {LedgerFigures.Text(billed - unpaid)} {LedgerFigures.Text(unpaid)} {LedgerFigures.Text(billed)}";

        decimal Sum(Func<Fact.Line, decimal> which) => lines.Sum(line => PlainLedger.Eight(which(line)));
    }

    private static decimal TaxPaid(decimal due, decimal tax, decimal cash) =>
        due == 0 || cash == 0 || Math.Sign(due) != Math.Sign(cash) ? 0 : Math.Abs(cash) >= Math.Abs(due) ? tax : PlainLedger.Eight(tax * cash / due);

    private static decimal Amount(JsonNode of, string name) => decimal.Parse(of[name]!.GetValue<string>(), CultureInfo.InvariantCulture);
}
