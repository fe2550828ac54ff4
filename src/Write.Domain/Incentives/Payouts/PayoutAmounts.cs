using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Incentives.Payouts;

/// <summary>What an application comes to. Each figure is rounded once, half away from zero, to eight decimals.</summary>
/// <param name="BeforeTax">What the pooled earnings hold (GAP-20).</param>
/// <param name="Tax">On top of it (INFO-13).</param>
/// <param name="Withheld">Of the amount before tax (INCENT-40).</param>
public sealed record PayoutAmounts(Money BeforeTax, Money Tax, ImmutableArray<WithheldTax> Withheld)
{
    public Money Gross => BeforeTax + Tax;

    /// <summary>What is paid.</summary>
    public Money Net => Withheld.Aggregate(Gross, (net, tax) => net - tax.Amount);

    /// <summary>
    /// By bank transfer and top-up the amount including tax, less what is withheld (INCENT-24, INCENT-25); in coupons the amount without
    /// tax and nothing withheld, because that is what they are worth (INCENT-26).
    /// </summary>
    public static PayoutAmounts Of(PayoutTerms terms, Money beforeTax, PayoutPolicy policy) => terms.TaxIncluded
        ? new(beforeTax, Share(beforeTax, policy.TaxRate),
            [.. policy.Withholding.Where(tax => tax.Rate > 0).Select(tax => new WithheldTax(tax.Kind, tax.Rate, Share(beforeTax, tax.Rate)))])
        : new(beforeTax, Money.Zero, []);

    private static Money Share(Money whole, decimal rate) =>
        whole.Times(rate) ?? throw new ArgumentOutOfRangeException(nameof(rate), rate, "A share of an amount is no larger than can be held.");
}
