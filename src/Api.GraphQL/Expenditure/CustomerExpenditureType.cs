using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Expenditure.Sums;
using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Api.GraphQL.Expenditure;

[Description("What one customer spent in a period, as far as the caller may see it (EXPEND-2, EXPEND-3, EXPEND-12).")]
public sealed class CustomerExpenditure(CustomerScope scope, string customer, DateOnly from, DateOnly? to)
{
    private static readonly ExpenditureSums Nothing = new();

    [Description("The first day, in the billing time zone.")]
    public DateOnly From => from;

    [Description("The last day, included, in the billing time zone; null when the period is open.")]
    public DateOnly? To => to;

    [Description("How much of the log these figures include.")]
    public IDataLoaderResult<AsOf> AsOf(IResolveFieldContext context, FigurePositions positions) =>
        positions.Of(context, ExpenditureProjection.ReadModelName);

    [Cost(60), Description("Everything of the period added up.")]
    public IDataLoaderResult<ExpenditureAmounts> Total(IResolveFieldContext context, DistributionReads reads)
    {
        var query = new ExpenditureQuery { From = from, To = to };
        return context.Load<string, ExpenditureSums>($"customer-totals {from:O} {to:O}", customer, (keys, cancellation) => reads.Totals(scope, query, keys, cancellation, AskedAmounts.Of(context)))
            .Then(sums => new ExpenditureAmounts(sums ?? Nothing));
    }

    [Cost(100, Each = 20, Of = "groupBy"), Description("Where it went: the slices with the highest amount due first. expenditureDistribution(customerId) pages through all of them.")]
    public IDataLoaderResult<IReadOnlyList<ExpenditureSliceView>> Slices(
        IResolveFieldContext context, DistributionReads reads, IReadOnlyList<ExpenditureDimension> groupBy,
        [Description("How many, 1 to 100; 20 when omitted.")] int? first)
    {
        var atMost = first ?? 20;
        if (atMost is < 1 or > 100) throw RequestErrors.Of(RequestErrors.BadRequest, "first is 1 to 100.");
        var (by, query) = (groupBy.Distinct().Order().ToList(), new ExpenditureQuery { From = from, To = to });
        return context.Load<string, IReadOnlyList<ExpenditureSlice>>(
                $"customer-slices {from:O} {to:O} {atMost} {string.Join(' ', by)}", customer,
                (keys, cancellation) => reads.HighestSlices(scope, query, by, atMost, keys, cancellation, AskedAmounts.Of(context)))
            .Then(slices => (IReadOnlyList<ExpenditureSliceView>)[.. (slices ?? []).Select(slice => new ExpenditureSliceView(slice))]);
    }
}
