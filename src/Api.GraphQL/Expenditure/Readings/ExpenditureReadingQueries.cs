using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Expenditure.Readings;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Expenditure.Readings;

/// <summary>Who of the vendor's staff read a partner's expenditure.</summary>
public sealed class ExpenditureReadingQueries(ExpenditureReadingReads reads)
{
    [Cost(400), Description("Which expenditure of the partner the vendor's staff was answered, the latest first unless orderBy says otherwise: readings of the partner, and of all partners at once.")]
    public async Task<Connection<ReadingView>> ExpenditureReadings(
        IResolveFieldContext context, [Id] string partnerId, [Description("Read at this instant or later.")] DateTimeOffset? from,
        [Description("Read at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page)
    {
        var (partner, read) = (GlobalId.KeyOf("Partner", partnerId), Period.Window(from, until, orderBy));
        return new(
            (await reads.Of(partner, read, page, context.CancellationToken)).Select(row => row.To<ReadingView>()), cancellation => reads.Count(partner, read, cancellation));
    }
}
