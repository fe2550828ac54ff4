using System.Runtime.CompilerServices;
using PartnerGraph.Read.Projections.Incentives.Payouts;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents.Incentives;

/// <summary>Payouts as they stand, within what the asker might see when it asked.</summary>
public sealed class PayoutContent(PayoutReads reads, Lazy<ProjectionHost> projections, BusinessTime time) : IExportContent
{
    public ExportKind Kind => ExportKind.Payouts;

    public async Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation)
    {
        await projections.Value.Include(position, PayoutProjection.ReadModelName, cancellation);
        var (scope, query) = (ScopeOf(order.Payouts!.Sight), QueryOf(order, order.Payouts));
        return await use(new(
            order.From == order.To ? $"payouts-{order.From}" : $"payouts-{order.From}-to-{order.To}", PayoutLayout.Whole.Columns,
            await reads.Count(scope, query, cancellation), position, Rows(scope, query, cancellation)));
    }

    private async IAsyncEnumerable<string?[]> Rows(PartnerScope scope, PayoutQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in reads.All(scope, query, cancellation)) yield return PayoutLayout.Whole.Cells(row);
    }

    private PayoutQuery QueryOf(ExportOrder order, ExportedPayouts payouts) => new(
        payouts.PartnerId, payouts.Method, payouts.State, payouts.Overdue,
        new(time.StartOf(order.From.FirstDay), time.StartAfter(order.To).AddMilliseconds(-1), TimeOrder.EarliestFirst));

    private static PartnerScope ScopeOf(ExportSight sight) => sight.Kind switch
    {
        ExportSightKind.Everybody => new PartnerScope.Everybody(),
        ExportSightKind.Partners => new PartnerScope.Several(sight.PartnerIds),
        _ => new PartnerScope.Nobody(),
    };
}
