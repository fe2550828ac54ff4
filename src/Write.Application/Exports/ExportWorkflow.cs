using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Exports;
using PartnerGraph.Write.Domain.Incentives.Statements;

namespace PartnerGraph.Write.Application.Exports;

/// <summary>What is asked of exports and what becomes of them, with the facts that it is decided by.</summary>
public sealed class ExportWorkflow(CommandRunner runner, ExportPolicy policy, TimeProvider clock)
{
    /// <summary>Callers have checked that the owner may see what is written.</summary>
    /// <returns>The id of the export: an earlier one when the same is still to be written for the same asker.</returns>
    public Task<CommandResult<string>> Request(ExportOwner owner, ExportOrder order, CommandContext context, CancellationToken cancellation = default)
    {
        var id = context.NewId(clock);
        return runner.Decide<string>(context, async unit =>
        {
            var exists = order switch
            {
                { Kind: ExportKind.Bill, PartnerId: { } partner } => (await unit.Load(PartnerAccountDecider.Definition, partner)).State.Bills.ContainsKey(order.From),
                { StatementId: { } statement } when StatementIds.Parse(statement) is { } of => (await unit.Load(
                    IncentiveLedgerDecider.Definition, StatementIds.LedgerOf(of.PartnerId, of.Model))).State.Statements.ContainsKey(statement),
                _ => false,
            };
            var pending = (await unit.Load(ExportDecider.Definition, owner.Key)).State.PendingLike(owner.Subject, order);
            return new(await unit.Decide(ExportDecider.Definition, new RequestExport(owner, id, order, exists, policy, clock.Now())), pending ?? id);
        }, cancellation);
    }

    public Task<CommandResult> Delete(ExportOwner owner, string exportId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(ExportDecider.Definition, new DeleteExport(owner, exportId), context, cancellation);

    /// <summary>The file is written.</summary>
    /// <returns>Whether this very file is the export's; another one is nobody's.</returns>
    public async Task<bool> Complete(
        ExportOwner owner, string exportId, WrittenExport file, CommandContext context, CancellationToken cancellation = default)
    {
        await runner.Run(ExportDecider.Definition, new CompleteExport(
            owner, exportId, file.Rows, file.Bytes, file.Sha256, file.AsOf, policy, clock.Now()), context, cancellation);
        // Written twice, or deleted in the meantime.
        var state = (await runner.Load(ExportDecider.Definition, owner.Key, cancellation)).State;
        return state.ById[exportId] is { State: ExportState.Completed } kept && kept.Sha256 == file.Sha256;
    }

    public Task<CommandResult> Fail(ExportOwner owner, string exportId, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(ExportDecider.Definition, new FailExport(owner, exportId, reason), context, cancellation);

    public Task<CommandResult> Expire(ExportOwner owner, string exportId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(ExportDecider.Definition, new ExpireExport(owner, exportId, clock.Now()), context, cancellation);
}

/// <param name="Rows">As of <see cref="ExportCompleted"/>, like the others.</param>
public sealed record WrittenExport(long Rows, long Bytes, string Sha256, long AsOf);
