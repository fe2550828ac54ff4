using System.Runtime.CompilerServices;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>A partner's bill of a month as it was closed, line by line (BILL-13, BILL-14, BILL-15).</summary>
public sealed class BillContent(LedgerMoments moments, Lazy<ProjectionHost> projections, BusinessTime time) : IExportContent
{
    public ExportKind Kind => ExportKind.Bill;

    public async Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation)
    {
        await projections.Value.Include(position, ExpenditureProjection.ReadModelName, cancellation);
        await using var moment = await moments.Begin(cancellation);
        var (bill, usage) = (BillIds.Of(order.PartnerId!, order.From), await moment.UsageOf(order.PartnerId!, order.From, cancellation));
        var layout = order.Format == ExportFormat.Focus ? FocusLayouts.Bill(order.PartnerId!, order.From, time) : BillLayout.Of(order.From);
        return await use(new(
            $"bill-{order.From}", layout.Columns, await moment.CountBill(bill, cancellation), moment.AsOf, Rows(moment, bill, usage, layout, cancellation)));
    }

    private static async IAsyncEnumerable<string?[]> Rows(
        LedgerMoment moment, string bill, Money? usage, ExportLayout<NamedBilledLine> layout, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var sum = Money.Zero;
        await foreach (var page in moment.Bill(bill, cancellation))
        {
            var names = await moment.Names(page.Select(line => line.Of.CustomerId), cancellation);
            foreach (var line in page)
            {
                var row = new NamedBilledLine(line, names.GetValueOrDefault(line.Of.CustomerId));
                sum += row.Counted(line.Line.Sums.AmountDue);
                yield return layout.Cells(row);
            }
        }

        // Lines that were set aside, or a bill from before lines were kept with bills: half a bill is none.
        if (sum != usage) throw new ExportContentException("The lines of the bill are not all at hand, so that it is not written. Tell operations the export's id.");
    }
}
