using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Billing.Bills;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Billing.Bills;

public sealed class BillQueries(BillReads reads)
{
    private const string AsOfThen = "As the figures stood at this instant, before what was restated and paid later; as they stand unless given.";

    [Cost(300), Description("The bill of a partner's month, the caller's own unless named; an estimate while there is none. Null when the caller may not see it, and when there was none at the instant asked for (BILL-1, BILL-24).")]
    public Task<PartnerBill?> PartnerBill(
        IResolveFieldContext context, BillingMonth month, [Id] string? partnerId, [Description(AsOfThen)] DateTimeOffset? asOf) =>
        Find(context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId), month, asOf, context.CancellationToken);

    /// <summary>Null when the scope leaves the partner out.</summary>
    internal async Task<PartnerBill?> Find(PartnerScope scope, string partner, BillingMonth month, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        if (!scope.Includes(partner)) return null;
        var found = await reads.Bill(scope, partner, month, asOf, cancellation);
        if (found is null && asOf is not null) return null;
        return new(partner, month, found, found is null ? await reads.Estimate(partner, month, cancellation) : Money.Zero, asOf);
    }

    [Cost(300), Description("A partner's bills, the caller's own unless named, the latest first unless orderBy says otherwise. Months without a bill are in none.")]
    public async Task<Connection<PartnerBill>> PartnerBills(
        IResolveFieldContext context, [Id] string? partnerId, [Description(AsOfThen)] DateTimeOffset? asOf, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, partner) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId));
        return new(
            (await reads.Bills(scope, partner, asOf, orderBy != TimeOrder.EarliestFirst, page, context.CancellationToken))
                .Select(found => new PartnerBill(partner, found.Bill.Month, found, Money.Zero, asOf)),
            cancellation => reads.Count(scope, partner, asOf, cancellation));
    }
}
