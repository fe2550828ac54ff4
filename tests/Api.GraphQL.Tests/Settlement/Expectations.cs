namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>What the plain calculation comes to, as texts.</summary>
internal static class Expectations
{
    public static List<string> Account(PlainPartner partner)
    {
        var billing = partner.Billing;
        List<string> expected = [$"account {Plain.Text(billing.Balance)} {Plain.Text(billing.PendingRefunds)} due {Plain.Text(billing.Due)}"];
        expected.AddRange(billing.Coupons.Select(coupon =>
            $"coupon {(coupon.Of.Test ? "TEST" : "CASH")} {Plain.Text(coupon.Of.Amount)} {Plain.Text(coupon.Left)} {(coupon.IsExpired ? "EXPIRED" : coupon.Left == 0 ? "USED_UP" : "OPEN")}").Order(StringComparer.Ordinal));
        foreach (var bill in billing.Bills)
        {
            var amounts = new[] { bill.Usage, bill.Coupons, bill.Payable, bill.FromBalance, bill.Credited, billing.Unpaid.GetValueOrDefault(bill.Month) };
            expected.Add($"bill {bill.Month} {string.Join(' ', amounts.Select(Plain.Text))} lines {bill.Charges.Count}");
            expected.Add($"bill {bill.Month} months {Parts(bill, line => Plain.MonthOf(line.At))}");
            expected.Add($"bill {bill.Month} products {Parts(bill, line => line.Service)}");
            expected.Add($"bill {bill.Month} customers {Parts(bill, line => line.Customer)}");
        }

        return expected;
    }

    public static List<string> Earned(PlainPartner partner)
    {
        List<string> expected = [];
        foreach (var of in partner.Earning.Statements)
        {
            var name = $"statement {(of.Reseller ? "RESELLER" : "REFERRAL")} {of.Period}";
            var amounts = new[] { of.Lines.Sum(line => line.Performance), of.Incentive, of.Claim, of.Net };
            expected.Add($"{name} {string.Join(' ', amounts.Select(Plain.Text))} lines {of.Lines.Count}");
            expected.AddRange(of.Lines.Select(line => $"{name} {line.Text}"));
        }

        expected.AddRange(partner.Payouts.Select(payout =>
            $"payout {payout.Method} {string.Join(' ', new[] { payout.BeforeTax, payout.Tax, payout.Withheld, payout.Net }.Select(Plain.Text))} PAID "
            + (payout.Paid is { } paid ? $"{Plain.Text(paid.Amount)} {paid.Currency}" : Plain.Text(payout.Net))));
        return [.. expected.Order(StringComparer.Ordinal)];
    }

    private static string Parts(PlainBill bill, Func<Told.Line, string> key) => string.Join(", ", bill.Charges.GroupBy(charge => key(charge.Line)).OrderBy(part => part.Key, StringComparer.Ordinal)
        .Select(part => (part.Key, Sum: part.Sum(charge => charge.Line.Due))).Where(part => part.Sum != 0).Select(part => $"{part.Key} {Plain.Text(part.Sum)}"));
}
