using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Billing.Bills;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Quotas.Alerts;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Arrears;

[Node, KindOfAlert, Description("The due day of a partner's bill has passed, and something of it is not paid: the partner is in arrears, and restricted until it is (NOTIFY-5).")]
public sealed record ArrearsAlert : Alert
{
    public override AlertKind Kind => AlertKind.Arrears;

    [Description("The month whose bill it is.")]
    public required BillingMonth Month { get; init; }

    [Id, Description("That bill.")]
    public string BillId => GlobalId.Of(nameof(PartnerBill), BillIds.Of(GlobalId.KeyOf("Partner", PartnerId), Month));

    [Description("The last day on which it could be paid in time, in the billing time zone.")]
    public required DateOnly DueOn { get; init; }

    /// <summary>The place in the log.</summary>
    internal long Position { get; init; }

    [Description("What of the bill is not paid now, in USD with eight decimals: less than was unpaid when it was raised as parts are paid, and 0 once all is.")]
    public IDataLoaderResult<Money> Outstanding(IResolveFieldContext context, SpendingReads spending, ProjectionHost projections) =>
        context.Load<(string Bill, long Position), Money>(
            "unpaid-of-alerts", (BillIds.Of(GlobalId.KeyOf("Partner", PartnerId), Month), Position),
            async Task<IReadOnlyDictionary<(string Bill, long Position), Money>> (alerts, cancellation) =>
            {
                // It is told as soon as it is in the log, and read from what follows the log.
                await projections.WaitFor(
                    alerts.Max(alert => alert.Position), MutationRunner.ReadYourWritesBound, [ExpenditureProjection.ReadModelName], cancellation);
                var unpaid = await spending.Unpaid([.. alerts.Select(alert => alert.Bill).Distinct()], cancellation);
                return alerts.ToDictionary(alert => alert, alert => unpaid.GetValueOrDefault(alert.Bill));
            });
}
