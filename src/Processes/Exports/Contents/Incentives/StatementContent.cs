using System.Runtime.CompilerServices;
using PartnerGraph.Read.Projections.Incentives;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Processes.Exports.Contents.Incentives;

/// <summary>An incentive statement, line by line as it stands (INCENT-9).</summary>
public sealed class StatementContent(IncentiveReads reads, Lazy<ProjectionHost> projections) : IExportContent
{
    public ExportKind Kind => ExportKind.IncentiveStatement;

    public async Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation)
    {
        await projections.Value.Include(position, IncentiveProjection.ReadModelName, cancellation);
        var id = order.StatementId!;
        var layout = StatementLayout.Of(StatementIds.Parse(id)!.Value);
        var count = (await reads.CountLines([id], asOf: null, cancellation)).GetValueOrDefault(id);
        return await use(new($"statement-{order.From}", layout.Columns, count, position, Rows(id, layout, cancellation)));
    }

    private async IAsyncEnumerable<string?[]> Rows(string id, ExportLayout<IncentiveLineRow> layout, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in reads.AllLines(id, cancellation)) yield return layout.Cells(line);
    }
}
