using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Expenditure;

/// <summary>How a line came by its amount due that brought none: it was priced when it was recorded, and stays as it is whatever is laid down later (ADR 75).</summary>
/// <param name="CustomerPrice">The list price less what the line says that it was reduced by: what is due from a customer that pays itself.</param>
/// <param name="SettlementDiscount">At what the partner settles that the customer had at the line's second, as a part of the list price; null where it had none in the reseller model.</param>
/// <param name="PolicyVersion">Of the policies that said so; 0 where none did.</param>
public sealed record LinePricing(Money CustomerPrice, decimal? SettlementDiscount, int PolicyVersion)
{
    /// <summary>The line with its amount due: at the settlement price of its day, unless the customer's own price is lower, since discounts are not combined (BILL-1, CSP-33).</summary>
    /// <param name="line">One that is in order.</param>
    /// <param name="terms">Of the partner that pays for the customer; null where the customer pays itself.</param>
    /// <param name="day">Of the line, in the business zone.</param>
    public static ExpenditureLine Price(ExpenditureLine line, SettlementTerms? terms, ProductList products, DateOnly day)
    {
        var list = Money.FromUnits(line.Amounts.ListPrice.Units);
        var own = list - Money.FromUnits(line.Amounts.DiscountedAmount.Units);
        var settled = terms?.PriceOf(line.ServiceType, list, new PricingFacts(products, day, ImmutableDictionary<string, StandingDiscount>.Empty));
        var due = ExactAmount.Of(settled is { } price ? Money.Smaller(price, own).Amount : own.Amount);
        return line with
        {
            Amounts = line.Amounts with { AmountDue = due, DiscountedAmount = line.Amounts.ListPrice - due },
            Pricing = new(own, terms?.DiscountOf(line.ServiceType, products, day), terms?.Policies.Version ?? 0),
            IsUnpriced = false,
        };
    }

    /// <summary>Whether the same line was priced both times: what it came to the first time stays.</summary>
    internal static bool IsSame(ExpenditureRecorded one, ExpenditureRecorded other) => one.Pricing is { } earlier && other.Pricing is { } later && earlier.CustomerPrice == later.CustomerPrice
        && one == other with { AmountDue = one.AmountDue, DiscountedAmount = one.DiscountedAmount, Remainder = one.Remainder, Pricing = earlier };
}
