using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Discounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Discounts.Pricing;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>Prices lines that bring no amount due, by the partner that their customer had at their second and the policies of their day (ADR 75).</summary>
public sealed class LinePrices(ProductList products, BusinessTime time)
{
    /// <summary>The lines with their amounts due; those that bring theirs, or break a rule, as they are.</summary>
    public async Task<IReadOnlyList<ExpenditureLine>> Of(
        IAggregates aggregates, IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, CancellationToken cancellation)
    {
        if (!lines.Any(line => line.IsUnpriced)) return lines;
        var known = new Dictionary<(string, AssociationPeriod?), SettlementTerms?>();
        var priced = new List<ExpenditureLine>(lines.Count);
        foreach (var line in lines)
        {
            if (!line.IsUnpriced || ExpenditureValidation.Check(line, precision).Count > 0)
            {
                priced.Add(line);
                continue;
            }

            var period = (await aggregates.Load(AssociationTimeline.Facts, line.CustomerId, cancellation)).State.At(line.ChargedFrom);
            if (!known.TryGetValue((line.CustomerId, period), out var terms))
                known.Add((line.CustomerId, period), terms = await aggregates.Settlement(period?.Model, period?.PartnerId, cancellation));
            priced.Add(LinePricing.Price(line, terms, products, time.DayOf(line.ChargedFrom)));
        }

        return priced;
    }
}
