using System.Collections.Immutable;
using System.Globalization;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;

namespace PartnerGraph.Write.Domain.Incentives.Statements;

/// <summary>What a bill came to for a product.</summary>
/// <param name="Month">In which it was used.</param>
/// <param name="Billed">At settlement price, without what coupons paid.</param>
public sealed record BilledProduct(BillingMonth Month, string ServiceType, Offering Offering, Money ListPrice, Money Billed);

/// <summary>
/// The reseller model: a month's statement shows what was billed as the performance (INCENT-12, INCENT-17), and a quarter's gives a part of it once the
/// quarter's performance reaches the threshold (INCENT-13). What is billed for an earlier quarter is given or taken back at what that quarter gave.
/// </summary>
public static class ResellerRebate
{
    public static ImmutableArray<StatementLine> OfMonth(IEnumerable<BilledProduct> billed, int policyVersion) => Numbered(
        billed.OrderBy(product => product.Month).ThenBy(product => product.ServiceType, StringComparer.Ordinal).ThenBy(product => product.Offering)
            .Select(product => new StatementLine(
                "", product.Month, product.Month.FirstDay, product.Month.Next.FirstDay.AddDays(-1), product.ServiceType, product.Offering, product.ListPrice,
                product.Billed, 0, null, 0, 0, Money.Zero, policyVersion, EarnedIn: null)));

    /// <param name="months">The lines of the quarter's monthly statements.</param>
    /// <param name="earlier">The statement of the quarter of a month of before; null where it has none, and gave nothing.</param>
    /// <param name="evenOfNothing">Whether lines that give nothing are told too, as when more was given before.</param>
    /// <returns>None when the quarter gives nothing and takes nothing back.</returns>
    public static ImmutableArray<StatementLine> OfQuarter(
        IncentiveSpan quarter, IReadOnlyCollection<StatementLine> months, IncentiveTerms terms, Func<BillingMonth, StatedIncentive?> earlier,
        bool evenOfNothing = false)
    {
        var lastDay = quarter.Last.Next.FirstDay.AddDays(-1);
        var reached = Sum(months.Select(line => line.Performance)) >= terms.Policies.RebateThreshold(terms.Country, lastDay);
        var given = reached ? terms.Policies.ResellerRebate(terms.Country, lastDay) : 0;
        var lines = months.GroupBy(line => (line.Month, line.ServiceType, line.Offering))
            .OrderBy(group => group.Key.Month).ThenBy(group => group.Key.ServiceType, StringComparer.Ordinal).ThenBy(group => group.Key.Offering)
            .Select(of =>
            {
                var isOwn = quarter.Contains(of.Key.Month);
                var stated = isOwn ? null : earlier(of.Key.Month);
                var rate = !isOwn ? Frozen(stated, of.Key.ServiceType, of.Key.Offering) : ReferralRebate.EarnsNothing(terms, of.Key.ServiceType, of.Key.Offering, lastDay) ? 0 : given;
                var performance = Sum(of.Select(line => line.Performance));
                return of.First() with
                {
                    ListPrice = Sum(of.Select(line => line.ListPrice)),
                    Performance = performance,
                    Rate = rate,
                    Percentage = rate,
                    Amount = Proportion.Of(performance, rate),
                    PolicyVersion = stated?.Stated.PolicyVersion ?? terms.Policies.Version,
                    EarnedIn = stated?.Stated.StatementId,
                };
            }).ToList();
        return evenOfNothing || reached || lines.Exists(line => !line.Amount.IsZero) ? Numbered(lines) : [];
    }

    // A product that the quarter did not have is given what the others were.
    private static decimal Frozen(StatedIncentive? stated, string product, Offering offering)
    {
        if (stated is null) return 0;
        List<StatementLine> own = [.. stated.Lines.Where(line => line.EarnedIn is null)];
        return own.Find(line => line.ServiceType == product && line.Offering == offering)?.Rate ?? own.Select(line => line.Rate).DefaultIfEmpty(0).Max();
    }

    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    private static ImmutableArray<StatementLine> Numbered(IEnumerable<StatementLine> lines) =>
        [.. lines.Select((line, index) => line with { LineId = (index + 1).ToString(CultureInfo.InvariantCulture) })];
}
