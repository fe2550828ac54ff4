using System.Runtime.CompilerServices;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Expenditure.Reading;
using PartnerGraph.Read.Projections.Exports;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>Billing lines of months, within what the asker might see when it asked (EXPEND-11).</summary>
public sealed class ExpenditureContent(LedgerMoments moments, Lazy<ProjectionHost> projections, BusinessTime time) : IExportContent
{
    public ExportKind Kind => ExportKind.Expenditures;

    public async Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation)
    {
        await projections.Value.Include(position, ExpenditureProjection.ReadModelName, cancellation);
        await using var moment = await moments.Begin(cancellation);
        var (scope, query) = (ScopeOf(order.Lines!.Sight), QueryOf(order));
        var layout = order.Format == ExportFormat.Focus ? FocusLayouts.Expenditures(time) : ExpenditureLayout.Of(time);
        return await use(new(
            order.From == order.To ? $"expenditures-{order.From}" : $"expenditures-{order.From}-to-{order.To}", layout.Columns,
            await moment.CountLines(scope, query, time, cancellation), moment.AsOf, Rows(moment, scope, query, layout, cancellation)));
    }

    private async IAsyncEnumerable<string?[]> Rows(
        LedgerMoment moment, CustomerScope scope, DetailQuery query, ExportLayout<NamedLine> layout, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in moment.Lines(scope, query, time, cancellation))
        {
            var names = await moment.Names(page.SelectMany(line => (string[])[line.MemberId, line.CustomerId]), cancellation);
            foreach (var line in page)
                yield return layout.Cells(new(line, names.GetValueOrDefault(line.MemberId), names.GetValueOrDefault(line.CustomerId)));
        }
    }

    private static DetailQuery QueryOf(ExportOrder order) => order.Lines is not { } lines ? throw new ArgumentException("Lines are asked for.", nameof(order)) : new(order.From)
    {
        Last = order.To, OrderOrLineId = lines.OrderOrLineId, ResourceId = lines.ResourceId, ResourceType = lines.ResourceType, BillType = lines.BillType,
        HideZero = lines.HideZero,
        Of = new()
        {
            CustomerId = lines.CustomerId, PartnerId = lines.PartnerId, AccountManagerId = lines.AccountManagerId, Model = lines.Model,
            ServiceType = lines.ServiceType, Region = lines.Region, BillingMode = lines.BillingMode,
        },
    };

    internal static CustomerScope ScopeOf(ExportSight sight) => sight.Kind switch
    {
        ExportSightKind.Everybody => new CustomerScope.Everybody(),
        ExportSightKind.Partners => new CustomerScope.OfPartners(sight.PartnerIds),
        ExportSightKind.Managers => new CustomerScope.OfManagers(sight.PartnerIds[0], sight.ManagerIds),
        ExportSightKind.Customer => new CustomerScope.Self(sight.CustomerId!),
        _ => new CustomerScope.Nobody(),
    };
}
