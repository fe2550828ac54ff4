using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Exports;

/// <summary>The exports of one owner: asked for, written, and gone again.</summary>
public static class ExportDecider
{
    public static readonly Decider<ExportCommand, ExportBook> Definition =
        new("exports", command => command.Owner.Key, ExportBook.None, Decide, ExportBook.Evolve);

    public static Decision Decide(ExportCommand command, ExportBook state) => command switch
    {
        RequestExport request when state.ById.ContainsKey(request.ExportId) || state.PendingLike(request.Owner.Subject, request.Order) is not null => Decision.Nothing,
        RequestExport request => Request(request, state),
        CompleteExport { ExportId: var id } complete when StateOf(id, state) == ExportState.Requested => Complete(complete),
        FailExport { ExportId: var id } fail when StateOf(id, state) == ExportState.Requested =>
            Decision.Accept(new ExportFailed(id, fail.Owner, fail.Reason)),
        ExpireExport { ExportId: var id } expire when state.ById.TryGetValue(id, out var found) && found.State == ExportState.Completed && expire.At >= found.ExpiresAt =>
            Decision.Accept(new ExportExpired(id, expire.Owner)),
        DeleteExport delete => Delete(delete, state),
        CompleteExport or FailExport or ExpireExport => Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Request(RequestExport request, ExportBook state)
    {
        List<Rejection> refusals = [];
        if (!IsWritten(request.Order)) refusals.Add(ExportRules.FormatNotSupported.Refuse("format"));
        if (!request.Exists && MissingOf(request.Order.Kind) is { } missing) refusals.Add(missing);
        if (state.ById.Values.Count(export => export.State == ExportState.Requested) >= request.Policy.MostPending) refusals.Add(ExportRules.Pending(request.Policy.MostPending));
        if (state.ById.Values.Count(export => export.IsKept(request.At)) >= request.Policy.MostKept) refusals.Add(ExportRules.Kept(request.Policy.MostKept));
        return Decision.RejectOr(refusals, () => Decision
            .Accept(new ExportRequested(request.ExportId, request.Owner, request.Order, request.At))
            .By([.. RulesOf(request.Order)]));
    }

    private static Decision Complete(CompleteExport complete) => Decision.Accept(new ExportCompleted(
        complete.ExportId, complete.Owner, complete.Rows, complete.Bytes, complete.Sha256, complete.AsOf, complete.At, complete.At + complete.Policy.KeptFor));

    private static Decision Delete(DeleteExport delete, ExportBook state) => state.ById.TryGetValue(delete.ExportId, out var found) && found.Subject == delete.Owner.Subject
        ? found.State is ExportState.Requested or ExportState.Completed
            ? Decision.Accept(new ExportDeleted(delete.ExportId, delete.Owner))
            : Decision.Nothing
        : Decision.Reject(ExportRules.NotFound.Refuse("exportId"));

    // FOCUS knows charges, and neither their sums nor what is earned by them.
    private static bool IsWritten(ExportOrder order) =>
        order.Format is ExportFormat.Csv or ExportFormat.Xlsx || (order.Format == ExportFormat.Focus && order.Kind is ExportKind.Bill or ExportKind.Expenditures);

    private static Rejection? MissingOf(ExportKind kind) => kind switch
    {
        ExportKind.Bill => ExportRules.BillNotGenerated.Refuse("month"),
        ExportKind.IncentiveStatement => IncentiveRules.StatementUnknown.Refuse("statementId"),
        _ => null,
    };

    private static IEnumerable<Rule> RulesOf(ExportOrder order)
    {
        return order.Kind switch
        {
            ExportKind.Expenditures => [ExportRules.ExpenditureDecimals],
            ExportKind.ExpenditureSummary => [ExportRules.OfSummary, ExportRules.ExpenditureDecimals],
            ExportKind.IncentiveStatement => [ExportRules.OfStatement],
            ExportKind.Payouts => [ExportRules.EightDecimals],
            _ when order.Format == ExportFormat.Xlsx => [ExportRules.AsXlsx, ExportRules.EightDecimals],
            _ => [ExportRules.FormatNotSupported, ExportRules.EightDecimals],
        };
    }

    private static ExportState? StateOf(string id, ExportBook state) => state.ById.TryGetValue(id, out var found) ? found.State : null;
}
