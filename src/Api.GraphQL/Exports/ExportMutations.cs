using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Expenditure;
using PartnerGraph.Api.GraphQL.Expenditure.Readings;
using PartnerGraph.Api.GraphQL.Incentives.Statements;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Exports;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Exports;

public sealed class ExportMutations(MutationRunner mutations, ExportWorkflow exports, ExpenditureQueries expenditures)
{
    [Cost(300), Description("Has a partner's bill of a month, as it was closed, written into a file (BILL-13, BILL-14, BILL-15). The export is answered at once; exportChanged and export(id) tell when it is there.")]
    public async Task<ExportBillPayload> ExportBill(IResolveFieldContext context, ExportBillInput input)
    {
        var partner = PartnerArgument.KeyOf(context, input.PartnerId);
        if (!context.PartnerScope().Includes(partner)) return new(new(null, 0, [PartnerRules.NotFound.Refuse("partnerId")]));
        return new(await Request(context, input, new(ExportKind.Bill, input.Format, input.Month, input.Month, partner, null, input.ByteOrderMark ?? false)));
    }

    [Cost(6_000), Description("Has billing lines of months, as expenditureDetails shows them to the caller now, written into a file (EXPEND-11). The export is answered at once; exportChanged and export(id) tell when it is there.")]
    public async Task<ExportExpendituresPayload> ExportExpenditures(IResolveFieldContext context, ExportExpendituresInput input)
    {
        var last = input.To ?? input.From;
        Period.Check<BillingMonth>(input.From, last, "to");
        expenditures.CheckDetails(input.From);
        var query = (input.Filter ?? ExpenditureDetailFilter.Nothing).ToQuery(input.From, input.HideZero ?? false);
        ReadingNotes.Take(context, query.Of with { From = input.From.FirstDay, To = last.Next.FirstDay.AddDays(-1) });
        var lines = new ExportedLines(Actor.Of(context).Sight())
        {
            CustomerId = query.Of.CustomerId, PartnerId = query.Of.PartnerId, AccountManagerId = query.Of.AccountManagerId, Model = query.Of.Model,
            OrderOrLineId = query.OrderOrLineId, ResourceId = query.ResourceId, ResourceType = query.ResourceType, ServiceType = query.Of.ServiceType,
            BillType = query.BillType, Region = query.Of.Region, BillingMode = query.Of.BillingMode, HideZero = query.HideZero,
        };
        return new(await Request(context, input, new(ExportKind.Expenditures, input.Format, input.From, last, null, lines, input.ByteOrderMark ?? false)));
    }

    [Cost(6_000), Description("Has what customers spent, by month, customer, service type, billing mode and model, as expenditureSummary shows it to the caller now, written into a file (EXPEND-17). The export is answered at once; exportChanged and export(id) tell when it is there.")]
    public async Task<ExportExpenditureSummaryPayload> ExportExpenditureSummary(IResolveFieldContext context, ExportExpenditureSummaryInput input)
    {
        var last = input.To ?? input.From;
        Period.Check<BillingMonth>(input.From, last, "to");
        var query = ReadingNotes.Take(context, (input.Filter ?? ExpenditureSummaryFilter.Nothing).Within(input.From, last).ToQuery());
        // A month of the filter that lies outside would leave nothing.
        Period.Check(query.From, query.To, "filter");
        var (first, end) = (BillingMonth.Of(query.From!.Value), BillingMonth.Of(query.To!.Value));
        var lines = new ExportedLines(Actor.Of(context).Sight())
        {
            CustomerId = query.CustomerId, PartnerId = query.PartnerId, AccountManagerId = query.AccountManagerId, Model = query.Model,
            ServiceType = query.ServiceType, BillingMode = query.BillingMode,
        };
        return new(await Request(context, input, new(ExportKind.ExpenditureSummary, input.Format, first, end, null, lines, input.ByteOrderMark ?? false)));
    }

    [Cost(300), Description("Has payouts that were applied for in months, as payouts shows them to the caller now, written into a file, one a row. The export is answered at once; exportChanged and export(id) tell when it is there.")]
    public async Task<ExportPayoutsPayload> ExportPayouts(IResolveFieldContext context, ExportPayoutsInput input)
    {
        var last = input.To ?? input.From;
        Period.Check<BillingMonth>(input.From, last, "to");
        var payouts = new ExportedPayouts(Actor.Of(context).PartnerSight())
        {
            PartnerId = input.PartnerId is { } partner ? GlobalId.KeyOf("Partner", partner) : null, Method = input.Method, State = input.State, Overdue = input.Overdue,
        };
        return new(await Request(context, input, new(ExportKind.Payouts, input.Format, input.From, last, null, null, input.ByteOrderMark ?? false) { Payouts = payouts }));
    }

    [Cost(300), Description("Has an incentive statement written into a file, line by line as it stands (INCENT-9). The export is answered at once; exportChanged and export(id) tell when it is there.")]
    public async Task<ExportIncentiveStatementPayload> ExportIncentiveStatement(IResolveFieldContext context, ExportIncentiveStatementInput input)
    {
        var id = GlobalId.KeyOf(nameof(IncentiveStatement), input.StatementId);
        // What is not the caller's is not even looked for.
        if (StatementIds.Parse(id) is not { } statement || !Actor.Of(context).Debtors().Includes(statement.PartnerId))
            return new(new(null, 0, [IncentiveRules.StatementUnknown.Refuse("statementId")]));
        return new(await Request(context, input, new(
            ExportKind.IncentiveStatement, input.Format, statement.Span.First, statement.Span.Last, null, null, input.ByteOrderMark ?? false)
        { StatementId = id }));
    }

    [Description("Takes back an export of the caller's own, also while it is written: its file is deleted, and no longer counts among those that are kept.")]
    public async Task<DeleteExportPayload> DeleteExport(IResolveFieldContext context, DeleteExportInput input)
    {
        var id = GlobalId.KeyOf(nameof(Export), input.ExportId);
        return new(await mutations.Run(context, input, id, with => exports.Delete(Actor.Of(context).Asker(), id, with, context.CancellationToken)));
    }

    private Task<MutationAnswer> Request<TInput>(IResolveFieldContext context, TInput input, ExportOrder order) where TInput : IMutationInput =>
        mutations.Run(context, input, async with =>
        {
            var (result, id) = await exports.Request(Actor.Of(context).Asker(), order, with, context.CancellationToken);
            return new(result.IsAccepted ? id : null, result.Position, result.Rejections);
        });
}
