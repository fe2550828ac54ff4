using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Runtime.Sql;

/// <summary>
/// USD as an exact decimal: a number in databases that have one, text that sorts as a number in SQLite, never floating point. What SQL
/// adds up is kept in columns of its own. Another currency is refused, not relabelled.
/// </summary>
public sealed class MoneyColumn() : ValueConverter<Money, decimal>(money => AmountOf(money), amount => new Money(amount, Money.Usd))
{
    private static decimal AmountOf(Money money) => money.Currency == Money.Usd
        ? money.Amount
        : throw new InvalidOperationException($"A money column holds {Money.Usd}, not {money.Currency}; keep the amount and the currency in two columns.");
}

/// <summary>UTC milliseconds since 1970: instants sort and compare as numbers.</summary>
public sealed class InstantColumn() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

/// <summary>Year times 100 plus month, such as 202409.</summary>
public sealed class BillingMonthColumn() : ValueConverter<BillingMonth, int>(
    month => (month.Year * 100) + month.Month, number => new BillingMonth(number / 100, number % 100));
