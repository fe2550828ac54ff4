using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Expenditure;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Exports;

public sealed record ExportBillInput(
    [property: Description("The month whose bill is written; it must have one (BILL-24).")] BillingMonth Month,
    ExportFormat Format,
    [property: Id, Description("Whose bill it is, the caller's own partner when omitted.")] string? PartnerId,
    bool? ByteOrderMark, string? IdempotencyKey) : IMutationInput;

public sealed record ExportExpendituresInput(
    [property: Description("The first month, at most 18 months back.")] BillingMonth From,
    [property: Description("The last month, included; the first one when omitted.")] BillingMonth? To,
    ExportFormat Format,
    [property: Description("Which lines; all that the caller may see when omitted.")] ExpenditureDetailFilter? Filter,
    [property: Description("Leaves out lines whose amount due is 0 (EXPEND-20); false when omitted.")] bool? HideZero,
    bool? ByteOrderMark, string? IdempotencyKey) : IMutationInput;

public sealed record ExportExpenditureSummaryInput(
    [property: Description("The first month.")] BillingMonth From,
    [property: Description("The last month, included; the first one when omitted.")] BillingMonth? To,
    [property: Description("How it is written: CSV or XLSX.")] ExportFormat Format,
    [property: Description("Which rows, within the months; all that the caller may see when omitted.")] ExpenditureSummaryFilter? Filter,
    bool? ByteOrderMark, string? IdempotencyKey) : IMutationInput;

public sealed record ExportPayoutsInput(
    [property: Description("The first month in which they were applied for, in the business zone.")] BillingMonth From,
    [property: Description("The last month, included; the first one when omitted.")] BillingMonth? To,
    [property: Description("How they are written: CSV or XLSX.")] ExportFormat Format,
    [property: Id, Description("Of one partner alone; a partner exports none but its own.")] string? PartnerId,
    [property: Description("By which way they are paid; all ways when omitted.")] PayoutMethod? Method,
    [property: Description("How far they have come when the file is written; all when omitted.")] PayoutState? State,
    [property: Description("Only those whose time passed, or only those whose did not.")] bool? Overdue,
    bool? ByteOrderMark, string? IdempotencyKey) : IMutationInput;

public sealed record ExportIncentiveStatementInput(
    [property: Id] string StatementId,
    [property: Description("How it is written: CSV or XLSX.")] ExportFormat Format,
    bool? ByteOrderMark, string? IdempotencyKey) : IMutationInput;

public sealed record DeleteExportInput([property: Id] string ExportId, string? IdempotencyKey) : IMutationInput;

public abstract class ExportPayload(MutationAnswer answer) : MutationPayload(answer)
{
    [Description("The export; null when it was refused. Asked for again while the same is still to be written, it is the same one.")]
    public async Task<Export?> Export(IResolveFieldContext context, ExportQueries exports) =>
        Answer is { EntityId: { } id, Rejections.Count: 0 } ? await exports.Find(Actor.Of(context), id, context.CancellationToken) : null;
}

public sealed class ExportBillPayload(MutationAnswer answer) : ExportPayload(answer);

public sealed class ExportExpendituresPayload(MutationAnswer answer) : ExportPayload(answer);

public sealed class ExportExpenditureSummaryPayload(MutationAnswer answer) : ExportPayload(answer);

public sealed class ExportPayoutsPayload(MutationAnswer answer) : ExportPayload(answer);

public sealed class ExportIncentiveStatementPayload(MutationAnswer answer) : ExportPayload(answer);

public sealed class DeleteExportPayload(MutationAnswer answer) : ExportPayload(answer);
