using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Projections.Runtime;

/// <summary>USD in units of the eighth decimal: sums in SQL are exact. Another currency is refused, not relabelled.</summary>
public sealed class MoneyColumn() : ValueConverter<Money, long>(money => UnitsOf(money), units => Money.FromUnits(units, Money.Usd))
{
    private static long UnitsOf(Money money) => money.Currency == Money.Usd
        ? money.Units
        : throw new InvalidOperationException($"A money column holds {Money.Usd}, not {money.Currency}; keep the units and the currency in two columns.");
}

/// <summary>UTC milliseconds since 1970: instants sort and compare as numbers.</summary>
public sealed class InstantColumn() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

/// <summary>Year times 100 plus month, such as 202409.</summary>
public sealed class BillingMonthColumn() : ValueConverter<BillingMonth, int>(
    month => (month.Year * 100) + month.Month, number => new BillingMonth(number / 100, number % 100));
