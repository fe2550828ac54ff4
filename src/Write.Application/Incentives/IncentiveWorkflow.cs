using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Policies;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives.Statements;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Incentives;

/// <summary>What a statement of the referral model would be made of now.</summary>
/// <param name="Version">The version of the statement that was looked at, one that is ordered included; 0 where there is none.</param>
public sealed record StatementChanges(int Version, ImmutableArray<ReferralUsage> Usage);

/// <summary>Commands on incentive statements, with the policies and the calendar that they are decided by.</summary>
public sealed class IncentiveWorkflow(
    CommandRunner runner, PolicyWorkflow policies, IncentivePolicy policy, WorkingCalendar calendar, BusinessTime time, TimeProvider clock)
{
    /// <summary>By what a partner's incentives are computed now.</summary>
    public async Task<IncentiveTerms> Terms(string partnerId, CancellationToken cancellation = default) => new(
        await policies.Book(cancellation), (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State.Country);

    /// <summary>Closes a month of referral incentives, and a period where the policies end one with it.</summary>
    public async Task<CommandResult> Close(string partnerId, BillingMonth month, CommandContext context, CancellationToken cancellation = default)
    {
        var terms = await Terms(partnerId, cancellation);
        var period = terms.Policies.PeriodOf(AssociationModel.Referral, terms.Country, month.Next.FirstDay.AddDays(-1));
        return await Run(new CloseIncentiveMonth(partnerId, month, period, time, clock.GetUtcNow()), context, cancellation);
    }

    public Task<CommandResult> Open(string statementId, CommandContext context, CancellationToken cancellation = default) => Of(statementId, (partner, model) =>
        Run(new OpenReconciliation(partner, model, statementId, calendar, policy, clock.GetUtcNow()), context, cancellation));

    public Task<CommandResult> Confirm(string statementId, CommandContext context, CancellationToken cancellation = default) => Of(statementId, (partner, model) =>
        Run(new ConfirmIncentiveStatement(partner, model, statementId, clock.GetUtcNow()), context, cancellation));

    /// <param name="partnerId">Whose statement it has to be: another partner's is answered like none.</param>
    public Task<CommandResult> Reject(string partnerId, string statementId, string reason, CommandContext context, CancellationToken cancellation = default) =>
        Of(statementId, (partner, model) => partner == partnerId
            ? Run(new RejectIncentiveStatement(partner, model, statementId, reason, clock.GetUtcNow()), context, cancellation)
            : Unknown());

    public Task<CommandResult> Resolve(
        string statementId, string answer, ImmutableArray<LineCorrected> corrections, CommandContext context, CancellationToken cancellation = default) =>
        Of(statementId, (partner, model) =>
            Run(new ResolveIncentiveRejection(partner, model, statementId, answer, corrections, calendar, policy, clock.GetUtcNow()), context, cancellation));

    /// <param name="expectedRevision">The revision of the statement as the caller saw it; null for any.</param>
    /// <param name="changes">Of the referral model, asked each time that the decision is made.</param>
    public Task<CommandResult> OrderRestatement(
        string statementId, string reason, long? expectedRevision, Func<Task<StatementChanges>> changes, CommandContext context, CancellationToken cancellation = default) =>
        // It is the statement's revision that is expected, and no version of the ledger.
        Of(statementId, (partner, model) => runner.Decide(context with { ExpectedVersion = null }, async unit =>
        {
            var stated = (await unit.Load(IncentiveLedgerDecider.Definition, StatementIds.LedgerOf(partner, model))).State.Statements.GetValueOrDefault(statementId);
            if (stated is null) return await Unknown();
            var version = stated.LastOrdered;
            var seen = model == AssociationModel.Referral ? await changes() : new(version, []);
            var ordered = await unit.Decide(IncentiveLedgerDecider.Definition, new OrderIncentiveRestatement(
                partner, model, statementId, reason, seen.Version, seen.Usage, await Terms(partner, cancellation), calendar, policy, clock.GetUtcNow()));
            return ordered is { IsAccepted: true, Events.Count: > 0 } && expectedRevision is not null && expectedRevision != version
                ? CommandResult.Refused(CommandRules.StaleVersion.Refuse("expectedRevision"))
                : ordered;
        }, cancellation));

    /// <summary>What a restatement was ordered with, as it is decided.</summary>
    public async Task<RestateReferralIncentive> Restatement(IncentiveRestatementOrdered ordered, IReadOnlyList<ReferralUsage> usage, CancellationToken cancellation) => new(
        ordered.PartnerId, ordered.StatementId, ordered.Version, [.. usage], await Terms(ordered.PartnerId, cancellation), calendar, policy, ordered.OrderedAt);

    /// <summary>What a restated bill changes of a partner's performance, as it is decided.</summary>
    public async Task<RestateResellerMonth> Restatement(BillRestated bill, IReadOnlyList<BilledProduct> billed, CancellationToken cancellation)
    {
        var account = (await runner.Load(PartnerAccountDecider.Definition, bill.PartnerId, cancellation)).State;
        return new(
            bill.PartnerId, bill.Month, [.. billed], account.Bills.ContainsKey(IncentiveSpan.QuarterOf(bill.Month).Last), bill.Reason, await Terms(bill.PartnerId, cancellation),
            calendar, policy, bill.RestatedAt);
    }

    private static Task<CommandResult> Of(string statementId, Func<string, AssociationModel, Task<CommandResult>> run) =>
        StatementIds.Parse(statementId) is { } named ? run(named.PartnerId, named.Model) : Unknown();

    private static Task<CommandResult> Unknown() => Task.FromResult(CommandResult.Refused(IncentiveRules.StatementUnknown.Refuse("statementId")));

    private Task<CommandResult> Run(IncentiveCommand command, CommandContext context, CancellationToken cancellation) =>
        runner.Run(IncentiveLedgerDecider.Definition, command, context, cancellation);
}
