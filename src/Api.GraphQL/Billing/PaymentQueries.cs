using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Billing;
using PartnerGraph.Read.Projections.Paging;

namespace PartnerGraph.Api.GraphQL.Billing;

public sealed class PaymentQueries(PaymentReads reads)
{
    [Description("Top-ups and repayments of a partner, the caller's own unless named, the latest first unless orderBy says otherwise (BILL-2, BILL-25).")]
    public async Task<Connection<Payment>> Payments(
        IResolveFieldContext context, [Id] string? partnerId, PaymentFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, partner, query) = (context.PartnerScope(), PartnerArgument.KeyOf(context, partnerId), QueryOf(filter, orderBy));
        return new(
            (await reads.Page(scope, partner, query, page, context.CancellationToken)).Select(row => row.To<Payment>()),
            cancellation => reads.Count(scope, partner, query, cancellation));
    }

    internal static PaymentQuery QueryOf(PaymentFilter? filter, TimeOrder? order) =>
        new(filter?.Kind, filter?.Source, Period.Window(filter?.From, filter?.Until, order));
}
