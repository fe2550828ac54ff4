using System.Runtime.CompilerServices;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>What customers spent, month by month, within what the asker might see when it asked (EXPEND-17).</summary>
public sealed class SummaryContent(LedgerMoments moments, Lazy<ProjectionHost> projections) : IExportContent
{
    public ExportKind Kind => ExportKind.ExpenditureSummary;

    public async Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation)
    {
        await projections.Value.Include(position, ExpenditureProjection.ReadModelName, cancellation);
        await using var moment = await moments.Begin(cancellation);
        var (scope, query) = (ExpenditureContent.ScopeOf(order.Lines!.Sight), QueryOf(order, order.Lines));
        return await use(new(
            order.From == order.To ? $"summary-{order.From}" : $"summary-{order.From}-to-{order.To}", SummaryLayout.Whole.Columns,
            await moment.CountSummary(scope, query, cancellation), moment.AsOf, Rows(moment, scope, query, cancellation)));
    }

    private static async IAsyncEnumerable<string?[]> Rows(
        LedgerMoment moment, CustomerScope scope, ExpenditureQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in moment.Summary(scope, query, cancellation))
        {
            var names = await moment.Names([row.CustomerId], cancellation);
            yield return SummaryLayout.Whole.Cells(new(row, names.GetValueOrDefault(row.CustomerId)));
        }
    }

    private static ExpenditureQuery QueryOf(ExportOrder order, ExportedLines lines) => new()
    {
        From = order.From.FirstDay, To = order.To.Next.FirstDay.AddDays(-1), CustomerId = lines.CustomerId, PartnerId = lines.PartnerId,
        AccountManagerId = lines.AccountManagerId, Model = lines.Model, ServiceType = lines.ServiceType, BillingMode = lines.BillingMode,
    };
}
