using System.Collections.Immutable;
using System.Globalization;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>Where something was earned that is given back now.</summary>
/// <param name="StatementId">Empty when the sale earned nothing.</param>
/// <param name="Day">Of the sale.</param>
/// <param name="Discount">Of the sale.</param>
public sealed record EarnedSale(string StatementId, DateOnly Day, decimal Discount);

/// <summary>What referral customers used on a day that is alike.</summary>
/// <param name="Discount">The customer's, as a part of the list price, to four decimals.</param>
/// <param name="ListPrice">Of what was paid in money; below 0 for what was given back.</param>
/// <param name="Earned">What of it was earned in an earlier statement and is given back; null for what is earned now.</param>
public sealed record ReferralUsage(DateOnly Day, string ServiceType, Offering Offering, decimal Discount, Money ListPrice, EarnedSale? Earned);

/// <summary>By what a partner's incentives are computed.</summary>
/// <param name="Country">Of the partner's registration.</param>
public sealed record IncentiveTerms(PolicyBook Policies, string Country);

/// <summary>
/// The rebate of referral sales (INCENT-15, INCENT-16): the percentage of their type by the policies of their day, less the customer's discount and never
/// below 0, of the list price. What is given back takes with it the percentage at which its own sale was stated.
/// </summary>
public static class ReferralRebate
{
    /// <param name="earlier">The lines of a statement of before; none for one that is unknown.</param>
    public static ImmutableArray<StatementLine> Lines(
        IEnumerable<ReferralUsage> usage, IncentiveTerms terms, Func<string, ImmutableArray<StatementLine>> earlier)
    {
        List<StatementLine> lines = [];
        foreach (var alike in usage.GroupBy(of => (Month: BillingMonth.Of(of.Day), of.ServiceType, of.Offering, of.Discount, Given: of.Earned is not null))
            .OrderBy(group => group.Key.Month).ThenBy(group => group.Key.ServiceType, StringComparer.Ordinal).ThenBy(group => group.Key.Offering)
            .ThenBy(group => group.Key.Discount).ThenBy(group => group.Key.Given))
            lines.AddRange(alike.Key.Given ? GivenBack(alike, earlier) : Earned(alike, terms));
        return [.. lines.Select((line, index) => line with { LineId = (index + 1).ToString(CultureInfo.InvariantCulture) })];
    }

    /// <summary>What a type of rebate gives on a day for a product, before the customer's discount is taken off.</summary>
    public static decimal RateOf(IncentiveTerms terms, string product, Offering offering, RebateType type, DateOnly day) =>
        EarnsNothing(terms, product, offering, day) ? 0 : terms.Policies.Rebate(terms.Country, type, day);

    /// <summary>Whether no model gives anything for the product (CSP-25, CSP-28).</summary>
    public static bool EarnsNothing(IncentiveTerms terms, string product, Offering offering, DateOnly day) => offering == Offering.StoredValueCard
        || terms.Policies.CategoryOf(product, day) is RevenueCategory.NoRevenue or RevenueCategory.NoRebate;

    public static decimal PercentageOf(decimal rate, decimal discount) => Math.Max(rate - discount, 0);

    public static RebateType TypeOf(decimal discount) => discount == 0 ? RebateType.ListPriceProducts : RebateType.DiscountedProducts;

    // A line for each stretch of days in which the policies gave the same.
    private static IEnumerable<StatementLine> Earned(IEnumerable<ReferralUsage> usage, IncentiveTerms terms)
    {
        StatementLine? line = null;
        foreach (var of in usage.GroupBy(of => of.Day).OrderBy(day => day.Key))
        {
            var first = of.First();
            var type = TypeOf(first.Discount);
            var rate = RateOf(terms, first.ServiceType, first.Offering, type, of.Key);
            var list = Sum(of);
            if (line is not null && line.Rate == rate)
            {
                line = line with { To = of.Key, ListPrice = line.ListPrice + list };
                continue;
            }

            if (line is not null) yield return Computed(line);
            line = new(
                "", BillingMonth.Of(of.Key), of.Key, of.Key, first.ServiceType, first.Offering, list, list, first.Discount, type, rate,
                PercentageOf(rate, first.Discount), Money.Zero, terms.Policies.Version, EarnedIn: null);
        }

        if (line is not null) yield return Computed(line);
    }

    private static IEnumerable<StatementLine> GivenBack(IEnumerable<ReferralUsage> usage, Func<string, ImmutableArray<StatementLine>> earlier) =>
        usage.GroupBy(of => (of.Earned!.StatementId, Line: Found(of, earlier))).OrderBy(group => group.Key.StatementId, StringComparer.Ordinal)
            .ThenBy(group => group.Min(of => of.Day)).Select(of =>
            {
                var (first, stated) = (of.First(), of.Key.Line);
                var discount = first.Discount;
                return Computed(new(
                    "", BillingMonth.Of(first.Day), of.Min(day => day.Day), of.Max(day => day.Day), first.ServiceType, first.Offering, Sum(of), Money.Zero, discount,
                    stated?.Type ?? TypeOf(discount), stated?.Rate ?? 0, stated?.Percentage ?? 0, Money.Zero, stated?.PolicyVersion ?? 0, of.Key.StatementId));
            });

    private static StatementLine? Found(ReferralUsage usage, Func<string, ImmutableArray<StatementLine>> earlier)
    {
        var sale = usage.Earned!;
        return sale.StatementId.Length == 0 ? null : earlier(sale.StatementId).FirstOrDefault(line =>
            line.EarnedIn is null && line.ServiceType == usage.ServiceType && line.Offering == usage.Offering && line.CustomerDiscount == sale.Discount
            && line.From <= sale.Day && sale.Day <= line.To);
    }

    private static StatementLine Computed(StatementLine line) =>
        line with { Performance = line.ListPrice, Amount = Proportion.Of(line.ListPrice, line.Percentage) };

    private static Money Sum(IEnumerable<ReferralUsage> usage) => usage.Aggregate(Money.Zero, (sum, of) => sum + of.ListPrice);
}
