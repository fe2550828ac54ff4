namespace PartnerGraph.Api.GraphQL.Tests.Settlement;

/// <summary>
/// What is revenue: in the referral model what customers paid in money, in the reseller model what the partner paid of its bills; without tax, coupons, cards
/// and what is no revenue (CSP-1 to CSP-28). Bills are paid whole or not at all here.
/// </summary>
internal sealed class PlainRevenue
{
    private readonly SortedDictionary<string, decimal> exclusions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (decimal Spent, decimal Unpaid)> months = new(StringComparer.Ordinal);

    public static List<string> Expected(PlainSettlement settlement, PlainPartner partner, string last)
    {
        var (referral, reseller) = (new PlainRevenue(), new PlainRevenue());
        foreach (var line in settlement.Of(partner.Registered.Id, reseller: false).Where(line => string.CompareOrdinal(Plain.MonthOf(line.At), last) <= 0))
        {
            referral.Exclude("COUPON", line.CashCoupons);
            referral.Exclude("TEST_COUPON", line.TestCoupons);
            referral.Exclude("FLEXI_PURCHASE_COUPON", line.Flexi);
            referral.Exclude("STORED_VALUE_CARD_PAYMENT", line.Cards);
            referral.Money(line, line.Cash, line.Due);
            referral.Month(Plain.MonthOf(line.At), line.Due, line.Due - line.Cash - line.CashCoupons - line.TestCoupons - line.Flexi - line.Cards);
        }

        foreach (var bill in partner.Billing.Bills.Where(bill => string.CompareOrdinal(bill.Month, last) <= 0))
        {
            var unpaid = partner.Billing.Unpaid.GetValueOrDefault(bill.Month);
            Assert.True(unpaid == 0 || unpaid == bill.Payable, $"{bill.Month} is paid in part.");
            if (bill.Charges.Count > 0) reseller.Month(bill.Month, bill.Usage, unpaid);
            foreach (var charge in bill.Charges)
            {
                var line = charge.Line;
                reseller.Exclude("COUPON", charge.ByCash);
                reseller.Exclude("TEST_COUPON", charge.ByTest);
                if (unpaid != 0) continue;
                // What a customer had paid by itself before its partner did comes back as it was paid: no money of the partner's, where it was none of the customer's (CSP-6, GAP-21).
                reseller.Exclude("COUPON", line.CashCoupons);
                reseller.Exclude("TEST_COUPON", line.TestCoupons);
                reseller.Exclude("FLEXI_PURCHASE_COUPON", line.Flexi);
                reseller.Exclude("STORED_VALUE_CARD_PAYMENT", line.Cards);
                reseller.Money(line, charge.Left - line.CashCoupons - line.TestCoupons - line.Flexi - line.Cards, line.Due);
            }
        }

        return [.. referral.Texts("REFERRAL").Concat(reseller.Texts("RESELLER")).Order(StringComparer.Ordinal)];
    }

    // Money pays tax and net alike: so much of the tax as of the amount.
    private void Money(Told.Line line, decimal paid, decimal due)
    {
        var tax = paid == 0 || due == 0 || Math.Sign(paid) != Math.Sign(due) ? 0 : Math.Abs(paid) >= Math.Abs(due) ? line.Tax : Plain.Eight(line.Tax * paid / due);
        Exclude("TURNOVER_TAX", tax);
        if (line.Offering == "STORED_VALUE_CARD") Exclude("STORED_VALUE_CARD_PURCHASE", paid - tax);
        else if (line.Service == PlainPolicies.NoRevenue) Exclude("NO_REVENUE_PRODUCT", paid - tax);
        else if (paid != tax) sources[line.Offering] = sources.GetValueOrDefault(line.Offering) + paid - tax;
    }

    private void Exclude(string reason, decimal amount)
    {
        if (amount != 0) exclusions[reason] = exclusions.GetValueOrDefault(reason) + amount;
    }

    private void Month(string month, decimal spent, decimal unpaid) =>
        months[month] = (months.GetValueOrDefault(month).Spent + spent, months.GetValueOrDefault(month).Unpaid + unpaid);

    private IEnumerable<string> Texts(string model)
    {
        var figures = new[] { sources.Values.Sum(), exclusions.Values.Sum(), months.Values.Sum(month => month.Unpaid), months.Values.Sum(month => month.Spent) };
        yield return $"revenue {model} {string.Join(' ', figures.Select(Plain.Text))}";
        foreach (var (reason, amount) in exclusions.Where(of => of.Value != 0)) yield return $"revenue {model} {reason} {Plain.Text(amount)}";
        foreach (var (source, counted) in sources.Where(of => of.Value != 0)) yield return $"revenue {model} {source} {Plain.Text(counted)}";
        foreach (var (month, (spent, unpaid)) in months) yield return $"revenue {model} {month} {Plain.Text(spent)} {Plain.Text(unpaid)}";
    }
}
