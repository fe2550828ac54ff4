using System.Collections.Concurrent;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.Application.Expenditure;

/// <summary>
/// Records billing lines in batches. In a batch that keeps its good lines each is appended without looking first, since most
/// lines are new; only where its stream is there already, the stored line is loaded and decided against. Thus a batch costs the same
/// however many lines are stored, and its appends share commits. An all-or-nothing batch is one decision and one append, and so is
/// one with an idempotency key, whose outcome is kept with it.
/// </summary>
public sealed class ExpenditureRecorder(
    IEventStore store, CommandRunner runner, EventTypeRegistry types, TimeProvider clock, KnownCustomers customers, LinePrices prices)
{
    /// <summary>The most lines in one batch.</summary>
    public const int MaxLines = 1_000;

    private readonly string type = types.NameOf<ExpenditureRecorded>();
    private readonly ConcurrentDictionary<string, bool> cash = new(StringComparer.Ordinal);

    /// <summary>
    /// Records the lines that the rules accept. When it completes, each line reported as recorded is durable; after an
    /// exception some may be stored, and sending the batch again reports those as repeated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MaxLines"/> lines.</exception>
    public async Task<RecordedBatch> Record(
        IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, BatchMode mode, CommandContext context,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lines.Count, MaxLines, nameof(lines));
        if (mode == BatchMode.AllOrNothing || context.Request is not null) return await RecordAsOne(lines, precision, mode, context, cancellation);

        var batch = await Checked(runner, lines, precision, cancellation);
        // The lines have ids of their own: neither the command id of the request nor its expected version is theirs.
        context = context.Unremembered();
        // From here on lines may become durable: there is no cancelling any more.
        await batch.AppendFirstCash(cash.ContainsKey, command => runner.Decide(context, unit => Batch.WithCash(unit, command), CancellationToken.None));
        foreach (var line in lines.Where(CashSpendingDecider.IsPaidInCash)) cash.TryAdd(line.CustomerId, true);
        batch.Append(store, type, context.Metadata(clock.GetUtcNow(), []).Encode(), clock);
        await batch.Settle(command => runner.Run(ExpenditureDecider.Definition, command, context, CancellationToken.None));
        await batch.CompareWithStatements(runner);
        return batch.Result();
    }

    /// <summary>What <see cref="Record"/> would answer, without storing anything; lines that it would store are called withheld.</summary>
    public async Task<RecordedBatch> Check(
        IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, CancellationToken cancellation = default)
    {
        var batch = await Compare(runner, lines, precision, cancellation);
        await batch.CompareWithStatements(runner);
        return batch.Withhold();
    }

    /// <summary>The lines, each decided against what is stored under its id.</summary>
    /// <param name="aggregates">A unit, where the check is part of a decision.</param>
    internal async Task<Batch> Compare(
        IAggregates aggregates, IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lines.Count, MaxLines, nameof(lines));
        var batch = await Checked(aggregates, lines, precision, cancellation);
        await batch.CompareWithStored(command => Stored(aggregates, command, cancellation));
        return batch;
    }

    private async Task<RecordedBatch> RecordAsOne(
        IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, BatchMode mode, CommandContext context, CancellationToken cancellation)
    {
        var (result, kept) = await runner.Decide(context with { ExpectedVersion = null }, async unit =>
        {
            var batch = await Compare(unit, lines, precision, cancellation);
            await batch.CompareWithStatements(unit);
            if (mode == BatchMode.AllOrNothing && batch.AnyRejected)
                return new CommandResult<KeptBatch>(CommandResult.Refused(batch.Rejections), KeptBatch.Of(batch.Withhold().Lines));
            await batch.Follow(unit);
            return new(CommandResult.Nothing, KeptBatch.Of(batch.Result().Lines));
        }, cancellation);
        return new(kept.Lines(result.Rejections), result.Position);
    }

    private async Task<Batch> Checked(
        IAggregates aggregates, IReadOnlyList<ExpenditureLine> lines, AmountPrecision precision, CancellationToken cancellation)
    {
        var priced = await prices.Of(aggregates, lines, precision, cancellation);
        var batch = new Batch([.. priced.Select(line => new RecordExpenditure(line, precision))]);
        var freezes = new Dictionary<string, ResourceFreezes>(StringComparer.Ordinal);
        for (var index = 0; index < batch.Count; index++)
        {
            var line = batch.Decide(index, StoredLine.None);
            if (batch.IsRejected(index)) continue;
            if (line.Source == OrderLines.Source) batch.Reject(index, ExpenditureRules.SourceReserved.Refuse("source"));
            else if (!await customers.Exists(line.CustomerId, cancellation))
                batch.Reject(index, ExpenditureRules.CustomerKnown.Refuse("customerId", $"There is no customer {line.CustomerId}."));
            else if (FrozenMetering.IsMetered(line) && FrozenMetering.Refusal(line, await Freezes(line.CustomerId)) is { } frozen)
                batch.Reject(index, frozen);
        }

        return batch;

        // Asked for every batch: unlike its existence, a freeze comes and goes.
        async Task<ResourceFreezes> Freezes(string customerId) => freezes.TryGetValue(customerId, out var known)
            ? known
            : freezes[customerId] = (await aggregates.Load(ResourceFreezes.Facts, customerId, cancellation)).State;
    }

    private static async Task<StoredLine> Stored(IAggregates aggregates, RecordExpenditure command, CancellationToken cancellation = default) =>
        (await aggregates.Load(ExpenditureDecider.Definition, ExpenditureDecider.KeyOf(command.Line), cancellation)).State;
}
