using FsCheck.Xunit;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Tests.Billing.Generated;
using static PartnerGraph.Write.Domain.Tests.Incentives.Payouts.PayoutScene;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

/// <summary>Whatever is earned, taxed, withheld and converted, also into currencies without decimals and with three: parts are their wholes.</summary>
public sealed class PayoutProperties
{
    private static readonly (string Currency, decimal Rate)[] Currencies = [("USD", 1m), ("JPY", 151.37m), ("KWD", 0.30712345m), ("CLP", 952.1m)];

    [Property(MaxTest = 300, Arbitrary = [typeof(AnyAmounts)])]
    [Trait("Rule", "INCENT-24"), Trait("Rule", "INCENT-25"), Trait("Rule", "INCENT-26"), Trait("Rule", "INCENT-40"), Trait("Rule", "INCENT-48")]
    public void What_is_paid_is_what_was_earned_with_the_tax_and_without_what_is_withheld(ushort[] nets, Scale scale, byte tax, byte withheld, byte currency, byte method)
    {
        decimal[] earned = [.. nets.Where(net => net > 0).Select(net => scale.Of(net))];
        if (earned.Length == 0) return;
        var (code, rate) = Currencies[currency % Currencies.Length];
        var (taxRate, withholding) = (tax % 30 / 100m, withheld % 40 / 100m);
        var by = (PayoutMethod)(method % 3);
        var facts = Facts with
        {
            Currency = code,
            Policy = Facts.Policy with { TaxRate = taxRate, Withholding = withholding == 0 ? [] : [new("WHT", withholding)], BankMinimum = Money.Zero, ExchangeRate = rate },
        };
        var amounts = PayoutAmounts.Of(PayoutTerms.Of(by, new(2024, 12, 1)), new(earned.Sum()), facts.Policy);
        var (taxed, held) = by == PayoutMethod.CashCoupons ? (0m, 0m) : (Eight(earned.Sum() * taxRate), Eight(earned.Sum() * withholding));
        Assert.Equal((earned.Sum(), earned.Sum() + taxed, earned.Sum() + taxed - held), (amounts.BeforeTax.Amount, amounts.Gross.Amount, amounts.Net.Amount));
        Assert.False(amounts.Net.IsNegative);
        var converted = amounts.Net.Times(rate, code)!.Value;
        Assert.Equal((Eight((earned.Sum() + taxed - held) * rate), code), (converted.Amount, converted.Currency));
    }

    private static decimal Eight(decimal amount) => Math.Round(amount, 8, MidpointRounding.AwayFromZero);
}
