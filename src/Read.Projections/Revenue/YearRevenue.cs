using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Revenue;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Read.Projections.Revenue;

/// <summary>What a year is worth to a partner: the very figures that <c>partnerRevenue</c> shows, of both models (PROG-42).</summary>
public sealed class YearRevenue(RevenueReads reads, PolicyWorkflow policies, ProjectionHost projections, IEventStore events)
{
    /// <summary>As the whole log tells it now.</summary>
    /// <exception cref="ReadModelUnavailableException">The read model has failed, or is behind for longer than is waited.</exception>
    public async Task<Money> Counted(string partnerId, int year, CancellationToken cancellation)
    {
        await projections.Require(ExpenditureProjection.ReadModelName, await events.Head(cancellation), cancellation);
        var (book, parts) = (await policies.Book(cancellation), await reads.Parts(
            new PartnerScope.Self(partnerId), partnerId, null, new(year, 1), new(year, 12), asOf: null, cancellation));
        return RevenueFigures.Of(parts, book.CountsAsRevenue()).Counted;
    }
}
