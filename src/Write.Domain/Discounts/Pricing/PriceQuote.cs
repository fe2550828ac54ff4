using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Discounts.Pricing;

/// <summary>
/// What a customer would pay for several items: each line is rounded once, and totals are exact sums of lines. The one computation of
/// prices; it reads nothing and stores nothing.
/// </summary>
public sealed record PriceQuote(ImmutableArray<QuotedLine> Lines)
{
    /// <summary>The most items of one quote, as of one order.</summary>
    public const int MostItems = 100;

    /// <summary>Whether every choice of discounts is allowed.</summary>
    public bool IsAccepted => Lines.All(line => line.Price is not null);

    public Money ListTotal => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Item.ListPrice);

    /// <summary>Null while a line is refused.</summary>
    public Money? Total => IsAccepted ? Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Price!.Value) : null;

    /// <summary>What the partner of a reseller customer is charged; null for others, and while a line is refused.</summary>
    public Money? SettlementTotal => Lines.All(line => line.SettlementPrice is not null)
        ? Lines.Aggregate(Money.Zero, (sum, line) => sum + line.SettlementPrice!.Value)
        : null;

    /// <param name="items">Each <see cref="QuoteItem.IsValid"/>.</param>
    public static PriceQuote Of(IEnumerable<QuoteItem> items, PricingFacts facts) => new([.. items.Select(item => QuotedLine.Of(item, facts))]);
}
